/**
 * What the stores hold. Every state is immutable: the same object until something changes, and parts that did not
 * change (a row, a team) are the same objects in the next state.
 *
 * `status` is about the data: "loading" until the first answer, "ready" from then on, also while the connection is lost
 * or the state is being fetched again (see `Ridgecast.status` for whether it can be trusted), "error" only when there
 * is nothing to show and asking again would not help (not allowed, unknown). What may pass is tried again and is
 * "loading" meanwhile, or "ready" with what was there before.
 */

import type { RidgecastError } from "./errors.js";
import type {
  Achievement,
  AchievementShowcase,
  Answer,
  BoardEntry,
  Contest,
  ContestBoardEntry,
  ContestWithBoard,
  KeptNotification,
  Metric,
  Presence,
  RoleplayProgress,
  Team,
  Timestamp,
  Training,
  TrainingAchievement,
} from "./payloads.js";
import type { Position } from "./position.js";

/** A value that changes, in the form of React's `useSyncExternalStore`. */
export interface Readable<T> {
  /** The present value: the same object until something changes. */
  get(): T;
  /** Calls `listener` after each change, at most once in 16 ms. The returned function ends that. */
  subscribe(listener: () => void): () => void;
}

/**
 * - `connecting`: the first connect is under way, and nothing is shown yet
 * - `live`: connected, and heard within the expected time
 * - `stale`: there is data on the screen, but the stream is not certain: the connection is lost and coming back,
 *   heartbeats are missing, or the state is to be fetched again after a gap
 * - `offline`: no connection for 30 s, the browser says that there is no network, or refused. It is still tried again,
 *   for ever, unless refused.
 */
export interface Status {
  readonly state: "connecting" | "live" | "stale" | "offline";
  /** Since when, in ms by the client's own clock. */
  readonly since: number;
  /** Why it is not live, where that is known. */
  readonly reason?: "network" | "refused" | "signed-out" | "server-restart";
  /** When the service was last heard, in ms by the client's own clock; only while not live. */
  readonly lastHeard?: number;
}

/** What every store's state has. */
export interface Loading {
  readonly status: "loading" | "ready" | "error";
  /** Why there is nothing, with "error". */
  readonly error?: RidgecastError;
}

/** What is true up to which event. */
export interface Positioned {
  readonly position?: Position;
  /** The service's clock when it was fetched last. Count down by `Ridgecast.serverNow()`, not by this. */
  readonly serverTime?: Timestamp;
}

export interface BoardOptions {
  readonly metric?: Metric;
  /** Only the active members of this team. */
  readonly teamId?: number;
  /** How many places to hold, 1 to 1,000; 100 if left out. */
  readonly limit?: number;
}

export interface BoardRow extends BoardEntry {
  /** By how many ranks the row rose (or fell, below 0) when its rank last changed; missing until then. */
  readonly change?: number;
}

export interface BoardState extends Loading, Positioned {
  readonly metric: Metric;
  readonly teamId?: number;
  /** `2026-03-02` (a week), `2026-03`, `2026` or `all`. */
  readonly period?: string;
  /** In order: by value, the greatest first, then who reached it first, then the user's id. Ranks are 1-2-2-4. */
  readonly rows: readonly BoardRow[];
  /** How many places the board has. If the rows are not complete, as of the last fetch or refresh and what is known since. */
  readonly total: number;
  /** What they come to; the same goes for it. */
  readonly sum: number;
  /** Whether the rows are the whole board. */
  readonly complete: boolean;
}

export interface TeamsOptions {
  /** By what the teams are ordered; `monthlyRevenue` if left out. */
  readonly metric?: Metric;
}

/** A team with its figures by the metric that was asked for, which are live; those in `metrics` are as of the last answer. */
export interface TeamRow extends Team {
  readonly rank: number;
  readonly sum: number;
  readonly average: number;
}

export interface TeamsState extends Loading, Positioned {
  readonly metric: Metric;
  /** By the sum of the metric, the greatest first, then by id. */
  readonly teams: readonly TeamRow[];
}

export interface ContestsState extends Loading, Positioned {
  /** The active ones first (which end soonest), then the upcoming (which start soonest), then the completed, the latest first. */
  readonly contests: readonly Contest[];
}

export interface ContestRow extends ContestBoardEntry {
  /** As `BoardRow.change`. */
  readonly change?: number;
}

export interface ContestState extends Loading, Positioned {
  readonly contestId: number;
  /** Once ready. Its `status` follows the service's clock; `settledAt` is there once it is settled. */
  readonly contest?: Contest;
  /** Those who have scored, in order. Once settled the final places, with prizes. */
  readonly rows: readonly ContestRow[];
  readonly total: number;
  readonly complete: boolean;
}

/** One achievement of the feed. `kind` says what `data` is. */
export type FeedItem = {
  /** Different for each item, and the same when the item is fetched again. */
  readonly id: string;
  readonly userName: string;
  /** Missing where the service told no more than the name. */
  readonly userId?: number;
  readonly title: string;
  readonly timestamp: Timestamp;
  /** Whether it came while we were listening, not with the first answer. */
  readonly live: boolean;
} & (
  | { readonly kind: "leaderboard"; readonly data: Achievement }
  | { readonly kind: "training"; readonly data: TrainingAchievement | AchievementShowcase }
);

export interface FeedState extends Loading, Positioned {
  /** The latest first; the last 100 at most. */
  readonly items: readonly FeedItem[];
}

/** One message of the inbox: its `id` is the offset of the event that told it. */
export type InboxItem = KeptNotification;

export interface InboxState extends Loading, Positioned {
  readonly userId: number;
  /** The latest first. */
  readonly items: readonly InboxItem[];
  /** How much has not been read in all, also of what is not in `items`. */
  readonly unread: number;
  /** Whether there is more than `items`: see `loadMore`. */
  readonly hasMore: boolean;
}

export interface Inbox extends Readable<InboxState> {
  /** Marks messages as read: shown at once, told to the service as soon as there is a connection. */
  markRead(ids: readonly number[]): Promise<void>;
  /** Marks everything that is there now. */
  markAllRead(): Promise<void>;
  /** Fetches the next older page. */
  loadMore(): Promise<void>;
}

/** What a trainee has just been told, for toasts and celebrations. */
export interface TraineeMoment {
  /** Different for each. */
  readonly id: string;
  readonly event: "xp:gained" | "level:up" | "streak:update" | "achievement:unlocked" | "quiz:completed";
  /** The event's payload: XpGain, LevelUp, Streak, TrainingAchievement or QuizCompletion. */
  readonly data: unknown;
}

export interface TraineeState extends Loading, Positioned {
  readonly userId: number;
  /** Once ready. */
  readonly training?: Omit<Training, keyof Answer>;
  /** What came since we listen, the latest first; the last 50 at most. */
  readonly moments: readonly TraineeMoment[];
}

export interface Turn {
  /** Different for each turn, and the same while it grows. */
  readonly id: string;
  /** `me` is the trainee, also for a coach who watches. */
  readonly who: "partner" | "me";
  readonly text: string;
  /** Whether there is more to come. A stretch that was lost on the way reads ` … ` until the whole has come. */
  readonly streaming: boolean;
  readonly metadata?: unknown;
}

export interface RoleplayState extends Loading {
  readonly sessionId: string;
  /** The oldest first; the last 500 at most. What was said before we joined is not there. */
  readonly turns: readonly Turn[];
  /** Whether the trainee's words are on their way, and the partner has not begun to answer. */
  readonly awaiting: boolean;
  /** Which other people in the session are typing. */
  readonly typing: readonly number[];
  readonly progress?: RoleplayProgress;
}

export interface Roleplay extends Readable<RoleplayState> {
  /**
   * Shows the words as said, and tells the others that somebody has spoken. The text itself goes to the monolith its
   * own way (docs/WIRE.md, "Events from clients").
   */
  say(message: string): Promise<void>;
  /** Tells the others that the trainee is not typing any more; worth something only now, so lost while offline. */
  stopTyping(): void;
}

/** As of the last time it was asked for: nobody is told when it changes. */
export interface PresenceState extends Loading, Omit<Presence, "position"> {}

export interface Celebration {
  /** Different for each: its position. */
  readonly id: string;
  readonly achievement: Achievement;
  /** When it came, in ms by `Ridgecast.serverNow()`. */
  readonly receivedAt: number;
}

export interface ScreenState extends Loading {
  readonly name?: string;
  /** By metric, each with its first places (`complete` says whether that is all). */
  readonly boards: Readonly<Partial<Record<Metric, BoardState>>>;
  readonly teams: readonly Team[];
  readonly contests: readonly ContestWithBoard[];
  /** The latest payload of a `tv:update` that the monolith made itself, if there is one. */
  readonly custom?: unknown;
  /** What is to be celebrated, the oldest first; the last 100 at most. Show each id once. */
  readonly celebrations: readonly Celebration[];
  /** Whether an administrator has frozen this screen: by its name. The state goes on changing; show the old one. */
  readonly frozen: boolean;
  /** Whether nothing has been heard for 5 s, or the connection is not live: what is here must not be shown as live. */
  readonly stale: boolean;
  /** When the figures are from: of the last `tv:update`. */
  readonly asOf?: Timestamp;
  /** When something was last heard, in ms by `Ridgecast.serverNow()`, to within a second. */
  readonly lastHeard?: number;
}
