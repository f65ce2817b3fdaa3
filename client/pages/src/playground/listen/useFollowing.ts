import { useRef, useState, type KeyboardEvent, type PointerEvent, type UIEvent, type WheelEvent } from "react";

/** In px: who has scrolled no farther up than that is at the end. */
const AT_END = 48;
/** In ms: for so long after somebody has turned a wheel or swiped, it scrolls because of that. */
const BY_HAND = 400;
const UPWARDS = ["ArrowUp", "PageUp", "Home"];

/**
 * Whether a list that grows at its foot keeps to it: until somebody scrolls up, and again when he is back. A list of which only
 * a part is drawn also scrolls by itself, up as well, whenever a line turns out to be lower than was thought; that says nothing.
 */
export function useFollowing() {
  const [isFollowing, setFollowing] = useState(true);
  const byHandUntil = useRef(0);
  const top = useRef(0);
  const byHand = () => (byHandUntil.current = performance.now() + BY_HAND);
  const handlers = {
    onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent) {
      const isUpwards = scrollTop < top.current;
      top.current = scrollTop;
      if (scrollHeight - scrollTop - clientHeight < AT_END) setFollowing(true);
      else if (isUpwards && performance.now() < byHandUntil.current) setFollowing(false);
    },
    onWheel: ({ deltaY }: WheelEvent) => deltaY < 0 && byHand(),
    onTouchMove: byHand,
    onKeyDown: ({ key }: KeyboardEvent) => UPWARDS.includes(key) && byHand(),
    // The scrollbar is the list itself, lines are within it.
    onPointerDown({ target, currentTarget }: PointerEvent) {
      if (target === currentTarget) byHandUntil.current = Infinity;
    },
    onPointerUp: () => byHandUntil.current === Infinity && byHand(),
  };
  return { isFollowing, follow: () => setFollowing(true), handlers };
}
