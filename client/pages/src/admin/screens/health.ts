import type { wire } from "@ridgecast/client";

export type Health = "well" | "slow" | "gone";

/** A round trip that is longer than this is no longer that of a healthy network. */
const SLOW_MS = 1_000;

/** `gone`: it is not connected; `slow`: it takes nothing more just now, or answers late; `well` otherwise. */
export function healthOf({ online, blocked, rttMs }: Pick<wire.Screen, "online" | "blocked" | "rttMs">): Health {
  if (!online) return "gone";
  return blocked || (rttMs ?? 0) > SLOW_MS ? "slow" : "well";
}
