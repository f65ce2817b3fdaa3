import { useCallback, useLayoutEffect, useRef, type RefObject } from "react";

/** From here on, in px, somebody counts as reading at the end. */
const NEAR = 48;

/** Keeps a list scrolled to its end as it grows, unless somebody has scrolled up to read. */
export function useStickToEnd(...changes: readonly unknown[]): [RefObject<HTMLDivElement | null>, () => void] {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element) isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, changes);
  return [scroller, onScroll];
}
