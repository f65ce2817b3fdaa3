import type { Namespace } from "@ridgecast/client";
import { socketAddress } from "../rooms";
import { quoted } from "./shell";

/**
 * The same by websocat; a token is expected in the shell's `TOKEN` (`ridgecast token --user 7`), so that none is copied.
 * What joins the rooms is typed for it, and it goes on listening.
 */
export function websocat(origin: string, namespace: Namespace, rooms: readonly string[]): string {
  const listen = `"${socketAddress(origin, namespace)}?token=$TOKEN"`;
  if (rooms.length === 0) return `websocat ${listen}`;
  const joins = rooms.map((room) => quoted(JSON.stringify({ type: "join", room })));
  return `printf '%s\\n' ${joins.join(" ")} |\n  websocat --no-close ${listen}`;
}
