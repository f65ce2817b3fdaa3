/** Which events there are on which namespace, and what they carry. */

import type { Namespace, Shown } from "./payloads.js";
import type { ClientEvents, ServerEvents } from "./types.js";

/**
 * What the service tells, by namespace and event. Events that are not listed (free ones) carry `unknown`, and so do
 * `leaderboard:refresh` and `tv:update`, which are `Shown` where the service works them out: see `isShown`.
 */
export type EventMap = ServerEvents;

/** What a client may say, by namespace and event. Who says it, the service knows: a `userId` makes no difference. */
export type SendMap = ClientEvents;

/** The names of a namespace's events; any other name is a free event. */
export type EventName<N extends Namespace> = keyof EventMap[N] & string;

/** What an event carries. */
export type EventData<N extends Namespace, E extends string> = E extends keyof EventMap[N] ? EventMap[N][E] : unknown;

/** Whether it is what the service works out, not something that the monolith made up itself. */
export function isShown(data: unknown): data is Shown {
  if (typeof data !== "object" || data === null) return false;
  const { boards, teams, contests, asOf } = data as Record<string, unknown>;
  return Array.isArray(boards) && Array.isArray(teams) && Array.isArray(contests) && typeof asOf === "string";
}
