import type { Namespace } from "@ridgecast/client";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { Stream, type Listening } from "./stream";

/** Listens to a namespace for as long as it is looked at, from the start in these rooms. */
export function useStream(namespace: Namespace, rooms: readonly string[]): { stream: Stream; listening: Listening } {
  // Rooms that are joined later are told to the stream itself.
  const stream = useMemo(() => new Stream(location.origin, namespace, rooms), [namespace]);
  useEffect(() => {
    stream.open();
    return () => stream.close();
  }, [stream]);
  return { stream, listening: useSyncExternalStore(stream.subscribe, stream.get) };
}
