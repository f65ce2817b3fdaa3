/** The namespaces and their rooms, as docs/WIRE.md has them. */

import type { Namespace } from "@ridgecast/client";

export const NAMESPACES: readonly Namespace[] = ["/", "/leaderboard", "/training", "/field"];

export type RoomKind = "user" | "team" | "contest" | "tv-display" | "session" | "module" | "chat";

/** The kinds of rooms that can be joined. On `/` one's own is joined by the service. */
export const KINDS: Record<Namespace, readonly RoomKind[]> = {
  "/": [],
  "/leaderboard": ["contest", "user", "team", "tv-display"],
  "/training": ["user", "session", "module"],
  "/field": ["chat"],
};

/** Where a namespace is heard as JSON over WebSocket. */
const PATHS: Record<Namespace, string> = {
  "/": "/ws/notifications",
  "/leaderboard": "/ws/leaderboard",
  "/training": "/ws/training",
  "/field": "/ws/field",
};

/** The address of a namespace's WebSocket, at the origin of a page. */
export function socketAddress(origin: string, namespace: Namespace): string {
  return origin.replace(/^http/, "ws") + PATHS[namespace];
}

/** `contest:17`; the TVs' room has no id. */
export function roomName(kind: RoomKind, id: string): string {
  return kind === "tv-display" ? kind : `${kind}:${id.trim()}`;
}
