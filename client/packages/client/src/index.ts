export * from "./errors.js";
export * from "./events.js";
export * from "./payloads.js";
export * from "./position.js";
export * from "./ridgecast.js";
export * from "./states.js";

import type { Ridgecast, RidgecastOptions } from "./ridgecast.js";

/** Makes a client. It connects with its first use. */
export declare function createRidgecast(options?: RidgecastOptions): Ridgecast;
