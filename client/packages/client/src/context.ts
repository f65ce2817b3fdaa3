import type { Clock } from "./clock.js";
import type { Connection } from "./connection.js";
import type { Directory } from "./directory.js";
import type { Http } from "./http.js";
import type { RidgecastOptions } from "./ridgecast.js";
import type { SendQueue } from "./send-queue.js";
import type { ServerTime } from "./server-time.js";
import type { Readable } from "./states.js";
import type { Surroundings } from "./surroundings.js";

export type Settings = Required<Omit<RidgecastOptions, "url" | "token" | "query">>;

export const DEFAULTS: Settings = {
  spread: 5_000,
  linger: 5_000,
  offlineAfter: 30_000,
  reconnectMin: 1_000,
  reconnectMax: 30_000,
  screenStaleAfter: 5_000,
  presenceInterval: 30_000,
  queueLimit: 100,
  queueExpiry: 60_000,
};

/** A store that everybody is given who asks for the same. */
export interface Shared<R> {
  readonly store: R;
  /** What has to be ended with the client. */
  readonly resource: { close(): void };
}

/** What the stores are made with. */
export interface Context {
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  readonly options: Settings;
  readonly connection: Connection;
  readonly http: Http;
  readonly serverTime: ServerTime;
  readonly directory: Directory;
  /** What the user says. */
  readonly sending: SendQueue;
  /** What he has read. */
  readonly marking: SendQueue;
  /** The store of this key, made if it is not there. */
  shared<R extends Readable<unknown>>(key: string, make: () => Shared<R>): R;
}
