import { type RefObject, useInsertionEffect, useRef } from "react";

/**
 * A ref to what was rendered last, for callbacks: an effect that calls `ref.current` needs not run again because a
 * component wrote its callback inline.
 */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useInsertionEffect(() => {
    ref.current = value;
  });
  return ref;
}
