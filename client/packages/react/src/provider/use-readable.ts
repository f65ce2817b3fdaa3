import type { Readable } from "@ridgecast/client";
import { useCallback, useSyncExternalStore } from "react";

/**
 * What a store holds; the component is rendered again when that changes. A store works while somebody is subscribed,
 * so on a server nothing is asked for, and what it holds at first is what is rendered.
 */
export function useReadable<T>(readable: Readable<T>): T {
  const subscribe = useCallback((listener: () => void) => readable.subscribe(listener), [readable]);
  const get = useCallback(() => readable.get(), [readable]);
  return useSyncExternalStore(subscribe, get, get);
}

const NOTHING: Readable<undefined> = { get: () => undefined, subscribe: () => () => {} };

/** As `useReadable`, where it may not be known yet of what: `undefined` until then. */
export function useMaybe<T>(readable: Readable<T> | undefined): T | undefined {
  return useReadable<T | undefined>(readable ?? NOTHING);
}
