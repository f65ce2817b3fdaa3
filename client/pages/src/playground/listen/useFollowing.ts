import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/** In px: who has come back so near is at the end. */
const NEAR = 48;
/** In px: no more than rounding. */
const AT = 1;

/**
 * Whether a list that grows at its foot keeps to it: until somebody scrolls up, and again when he is back.
 *
 * A list of which only a part is drawn is also moved by its own script, when a line turns out to be higher or lower than was
 * thought. `putAt` is to be called after that: whatever else moves the list is somebody, by whatever means and however late the
 * browser tells it.
 */
export function useFollowing(scroller: RefObject<HTMLElement | null>, height: number) {
  const [isFollowing, setFollowing] = useState(true);
  const top = useRef(0);

  const putAt = () => (top.current = scroller.current?.scrollTop ?? 0);
  /** What somebody has done since, if anything; nothing if it says nothing. */
  const wish = (): boolean | undefined => {
    if (!scroller.current) return undefined;
    const { scrollTop, scrollHeight, clientHeight } = scroller.current;
    const below = scrollHeight - clientHeight - scrollTop;
    if (below <= AT || (scrollTop > top.current && below < NEAR)) return true;
    return scrollTop < top.current ? false : undefined;
  };
  const onScroll = () => {
    setFollowing(wish() ?? isFollowing);
    putAt();
  };
  useLayoutEffect(() => {
    // Somebody may have scrolled in this very moment, which the browser tells a little later.
    if (!(wish() ?? isFollowing)) return;
    setFollowing(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    putAt();
  }, [isFollowing, height]);

  return { isFollowing, setFollowing, onScroll, putAt };
}
