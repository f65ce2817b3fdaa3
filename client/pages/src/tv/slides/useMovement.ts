import { useLayoutEffect, useRef, type RefObject } from "react";

const DURATION = 900;
const EASING = "cubic-bezier(0.3, 0.9, 0.25, 1)";

/**
 * Lets the children of an element glide to their new places when their order changes. Each child has a `data-key`. They are
 * where they belong in the document at once; only the picture takes its time, by transforms, which cost no layout.
 */
export function useMovement(container: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef<ReadonlyMap<string, DOMRect>>(new Map());
  useLayoutEffect(() => {
    const children = [...(container.current?.children ?? [])].filter((child) => child instanceof HTMLElement);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const next = new Map<string, DOMRect>();
    for (const child of children) {
      const key = child.dataset.key ?? "";
      // Where it is going, not where a movement that is under way has brought it.
      for (const animation of child.getAnimations()) if (animation.id === MOVEMENT) animation.cancel();
      const to = child.getBoundingClientRect();
      next.set(key, to);
      const from = places.current.get(key);
      if (!from || still || (from.x === to.x && from.y === to.y)) continue;
      const rises = to.y < from.y || to.x < from.x;
      const movement = child.animate(
        [
          { transform: `translate(${from.x - to.x}px, ${from.y - to.y}px)`, zIndex: rises ? 2 : 1 },
          { transform: "none", zIndex: rises ? 2 : 1 },
        ],
        { duration: DURATION, easing: EASING },
      );
      movement.id = MOVEMENT;
    }
    places.current = next;
  }, [container, order]);
}

const MOVEMENT = "movement";
