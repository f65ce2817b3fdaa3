import type { Namespace } from "./payloads.js";

/** What the service did with a call. */
export interface Receipt {
  /** What was told at once, in its order; empty where nothing is sent. */
  readonly events: readonly Told[];
  /** The life of the journal in which the offsets count. */
  readonly epoch: string;
}

/** An event that was told. */
export interface Told {
  readonly event: string;
  readonly namespace: Namespace;
  /** The room it went to; left out where it went to everybody. */
  readonly room?: string;
  /** Its place in the order of all events; left out for fleeting ones. */
  readonly offset?: number;
}

/** What the service did with a report. */
export interface Reported<Standing> extends Receipt {
  /** How those stand now whom the report is about. */
  readonly standing: Standing;
  /** Something to know, for instance that the same was reported before. */
  readonly note?: string;
}

/** How a seller stands, by every metric. */
export interface SellerStanding {
  readonly userId: number;
  readonly userName: string;
  readonly teamId?: number;
  readonly active: boolean;
  readonly tier?: string;
  readonly nextTier?: { readonly name: string; readonly signups: number };
  readonly metrics: readonly {
    readonly metric: string;
    readonly rank: number;
    readonly teamRank?: number;
    readonly value: number;
    /** How many are on the board. */
    readonly of: number;
    readonly percentile: number;
    readonly goal?: number;
    /** What of the goal is due by today. */
    readonly pace?: number;
  }[];
}

/** How a trainee stands. */
export interface TraineeStanding {
  readonly userId: number;
  readonly userName: string;
  readonly totalXP: number;
  readonly level: number;
  readonly title?: string;
  readonly nextLevelAt?: number;
  readonly currentStreak: number;
  readonly longestStreak: number;
  readonly freezes: number;
  readonly modulesCompleted: number;
  readonly quizzesPassed: number;
  readonly roleplays: number;
}

/** How a contest stands, by the service's clock. */
export interface ContestStanding {
  readonly contestId: number;
  readonly status: "upcoming" | "active" | "completed";
  readonly serverTime: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly entrants: number;
  /** Who has entered by this report. */
  readonly entrant?: {
    readonly rank: number;
    readonly userId?: number;
    readonly teamId?: number;
    readonly name: string;
    readonly value: number;
    readonly reachedAt?: string;
  };
}

/** How large the company is. */
export interface RosterStanding {
  readonly users: number;
  readonly teams: number;
}

/** A one-time ticket for `POST /session`. */
export interface Ticket {
  readonly ticket: string;
  readonly expiresAt: string;
}
