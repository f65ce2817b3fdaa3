import type { EventData, EventName, Namespace, Position } from "@ridgecast/client";
import { useEffect } from "react";

import { useLatest } from "../use-latest.js";
import { useRidgecast } from "./context.js";

/** Hears an event as long as the component is there. The listener may be written inline. */
export function useRidgecastEvent<N extends Namespace, E extends EventName<N> | (string & {})>(
  namespace: N,
  event: E,
  listener: (data: EventData<N, E>, position?: Position) => void,
): void {
  const client = useRidgecast();
  const latest = useLatest(listener);
  useEffect(
    () => client.on(namespace, event, (data, position) => latest.current(data, position)),
    [client, namespace, event, latest],
  );
}

/** Is in a room, such as `contest:17`, as long as the component is there; in none while there is no room. */
export function useRidgecastRoom(namespace: Namespace, room: string | undefined): void {
  const client = useRidgecast();
  useEffect(() => (room === undefined ? undefined : client.join(namespace, room)), [client, namespace, room]);
}
