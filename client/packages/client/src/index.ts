export * from "./errors.js";
export * from "./events.js";
export * from "./payloads.js";
export * from "./position.js";
export * from "./ridgecast.js";
export * from "./states.js";
export type { History, HistoryDay, MetricStanding, Standing } from "./types.js";
/** All that goes over the wire, by name: `wire.Overview`, `wire.GetAnswer<"/api/v1/teams">`. */
export type * as wire from "./types.js";

export { createRidgecast } from "./client.js";
