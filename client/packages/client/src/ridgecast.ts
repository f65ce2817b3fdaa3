import type { EventData, EventName, SendMap } from "./events.js";
import type { Metric, Namespace } from "./payloads.js";
import type { Position } from "./position.js";
import type {
  BoardOptions,
  BoardState,
  ContestState,
  ContestsState,
  FeedState,
  Inbox,
  PresenceState,
  Readable,
  Roleplay,
  ScreenState,
  Status,
  TeamsOptions,
  TeamsState,
  TraineeState,
} from "./states.js";

/** Times are in milliseconds. What is left out has the value named. */
export interface RidgecastOptions {
  /** Where the service is: `https://live.example.com`. The page's own origin if left out. */
  readonly url?: string;
  /** Who one is: a JWT, or a function that gives a fresh one for each connect. None: the login cookie says it. */
  readonly token?: string | (() => string | Promise<string>);
  /** Goes into the query of the connection, such as `{device: "tv-7"}`. */
  readonly query?: Readonly<Record<string, string>>;
  /** Over how long pages spread when all of them have to fetch again. 5,000. */
  readonly spread?: number;
  /** How long a store goes on after its last subscriber has gone. 5,000. */
  readonly linger?: number;
  /** After how long without a connection the state is "offline". 30,000. */
  readonly offlineAfter?: number;
  /** The first wait before another connect; each is up to twice as long as the one before. 1,000. */
  readonly reconnectMin?: number;
  /** The longest. 30,000. */
  readonly reconnectMax?: number;
  /** After how long without a word a screen is stale. 5,000. */
  readonly screenStaleAfter?: number;
  /** How often presence is asked for while somebody looks. 30,000. */
  readonly presenceInterval?: number;
  /** How many messages may wait for a connection. 100. */
  readonly queueLimit?: number;
  /** How long a message is worth sending. 60,000. */
  readonly queueExpiry?: number;
}

/** One connection to the service, and the stores that are fed by it. Make one a page. */
export interface Ridgecast {
  readonly status: Readable<Status>;
  /** The service's clock, in ms. The browser's own until an answer has told it. */
  serverNow(): number;
  /** Hears an event. Connects the namespace upon the first use. The position is missing with fleeting events. */
  on<N extends Namespace, E extends EventName<N> | (string & {})>(
    namespace: N,
    event: E,
    listener: (data: EventData<N, E>, position?: Position) => void,
  ): () => void;
  /** Hears every event of a namespace, in order. */
  onAny(namespace: Namespace, listener: (event: string, data: unknown, position?: Position) => void): () => void;
  /**
   * Is in a room (`contest:17`) until the returned function is called. Counted: who joins twice leaves with the second
   * leave. Joined again after reconnects. `settled` hears once whether it was let in.
   */
  join(namespace: Namespace, room: string, settled?: (error?: Error) => void): () => void;
  /**
   * Says something. Waits for a connection if there is none, in order. Resolves when the service has done it; rejects
   * with a RidgecastError. Should the connection go down before the answer, it is said again.
   */
  send<N extends Namespace, E extends keyof SendMap[N] & string>(
    namespace: N,
    event: E,
    data: SendMap[N][E],
    options?: { readonly expiresIn?: number },
  ): Promise<void>;
  /** Asks the service by HTTP, with the identity of the connection. `undefined` for an empty answer. Throws a RidgecastError. */
  fetch<T>(path: string, init?: RequestInit): Promise<T>;
  /** Tries to connect at once, also after a refusal: for after a sign-in, and for a button. */
  reconnect(): void;
  /** Ends the connection and all stores. Nothing can be used afterwards. */
  close(): void;

  // Stores. The same arguments give the same store. It starts with its first subscriber and ends after its last.
  leaderboard(options?: BoardOptions): Readable<BoardState>;
  teams(options?: TeamsOptions): Readable<TeamsState>;
  contests(): Readable<ContestsState>;
  contest(contestId: number): Readable<ContestState>;
  /** What everybody may know of who has achieved what. */
  achievements(): Readable<FeedState>;
  /** What was addressed to one user. Live for oneself. */
  inbox(userId: number): Inbox;
  trainee(userId: number): Readable<TraineeState>;
  roleplay(sessionId: string): Roleplay;
  presence(userId: number): Readable<PresenceState>;
  /** A screen on a wall: joins `tv-display`. The name is that of its kiosk token. */
  screen(name?: string): Readable<ScreenState>;
}

/** The metrics, in the order of docs/WIRE.md. */
export const METRICS: readonly Metric[] = [
  "monthlyRevenue",
  "yearlyRevenue",
  "allTimeRevenue",
  "weeklySignups",
  "monthlySignups",
  "yearlySignups",
  "points",
  "xp",
];
