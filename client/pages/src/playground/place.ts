import type { Namespace } from "@ridgecast/client";
import { NAMESPACES } from "./rooms";

/** Where one listens. It is in the address, so that it can be kept and shown to others. */
export interface Place {
  namespace: Namespace;
  rooms: readonly string[];
}

/** From the part behind `#`; on the leaderboard, if it says nothing that is one. */
export function placeOf(hash: string): Place {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const namespace = NAMESPACES.find((one) => one === query.get("namespace"));
  return namespace === undefined ? { namespace: "/leaderboard", rooms: [] } : { namespace, rooms: [...new Set(query.getAll("room"))] };
}

export function hashOf({ namespace, rooms }: Place): string {
  const query = new URLSearchParams({ namespace });
  for (const room of rooms) query.append("room", room);
  return `#${query}`;
}
