import type { Status } from "./states.js";

/** What is known of the connection. Times are in ms by the client's clock. */
export interface Facts {
  /** Whether it has been live at any time: then there may be data on the screen. */
  readonly everLive: boolean;
  /** Whether all namespaces that had been entered are. */
  readonly connected: boolean;
  /** Since when there is no connection; of a client that was never connected, since it first tried. */
  readonly lostAt: number;
  /** When anything last came. */
  readonly heardAt: number;
  /** How long nothing may come before it is not well. */
  readonly longestSilence: number;
  /** Whether the browser says that there is no network. */
  readonly noNetwork: boolean;
  /** Why it is no use to come back with this identity. */
  readonly rejected?: "refused" | "signed-out";
  /** How many stores have to be fetched again after a gap. */
  readonly repairs: number;
  /** Why the connection was lost last. */
  readonly lostBy: "network" | "server-restart";
}

export type Judgement = Pick<Status, "state" | "reason">;

/** What the facts come to, and when they come to something else though nothing happens. */
export function judge(facts: Facts, now: number, offlineAfter: number): { judgement: Judgement; until: number } {
  const never = Number.POSITIVE_INFINITY;
  if (facts.rejected) return { judgement: { state: "offline", reason: facts.rejected }, until: never };
  if (facts.noNetwork) return { judgement: { state: "offline", reason: "network" }, until: never };
  if (facts.connected) {
    const silentAt = facts.heardAt + facts.longestSilence;
    if (now >= silentAt) return { judgement: { state: "stale", reason: "network" }, until: never };
    return { judgement: { state: facts.repairs > 0 ? "stale" : "live" }, until: silentAt };
  }
  const offlineAt = facts.lostAt + offlineAfter;
  if (now >= offlineAt) return { judgement: { state: "offline", reason: facts.lostBy }, until: never };
  if (facts.everLive) return { judgement: { state: "stale", reason: facts.lostBy }, until: offlineAt };
  return { judgement: { state: "connecting" }, until: offlineAt };
}
