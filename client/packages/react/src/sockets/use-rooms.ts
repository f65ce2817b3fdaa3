import { useEffect } from "react";

import type { Room } from "./rooms.js";
import type { UseSocketResult } from "./use-socket.js";

/** Is in a room as long as the component is there and has an argument for it. */
export function useRoom(
  { joinRoom, leaveRoom }: Pick<UseSocketResult<string>, "joinRoom" | "leaveRoom">,
  event: Room[0],
  arg: number | string | boolean | undefined | null,
): void {
  useEffect(() => {
    if (!arg) return;
    // `true` is a room without an argument.
    const room: Room = arg === true ? [event] : [event, arg];
    joinRoom(...room);
    return () => leaveRoom(...room);
  }, [joinRoom, leaveRoom, event, arg]);
}
