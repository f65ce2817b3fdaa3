/** What the service sends and answers, in the names of docs/WIRE.md. */

import type { Position } from "./position.js";

/** ISO 8601, UTC, with milliseconds: `2026-03-01T09:30:00.000Z`. */
export type Timestamp = string;

/** An id that only the monolith knows: goes out as it came in. */
export type ForeignId = string | number;

export type Namespace = "/" | "/leaderboard" | "/training" | "/field";

/** What a board can be ordered by. */
export type Metric =
  | "monthlyRevenue"
  | "yearlyRevenue"
  | "allTimeRevenue"
  | "weeklySignups"
  | "monthlySignups"
  | "yearlySignups"
  | "points"
  | "xp";

export interface Notification {
  readonly id: ForeignId;
  readonly userId: number;
  readonly type: string;
  readonly title: string;
  readonly message: string;
  readonly link?: string;
  readonly createdAt: Timestamp;
}

export interface InboxUnread {
  readonly userId: number;
  readonly unread: number;
}

export interface RankingUpdate {
  readonly userId: number;
  readonly userName: string;
  readonly previousRank: number;
  readonly newRank: number;
  readonly metric: string;
  readonly value: number;
  /** When the value was reached. */
  readonly timestamp: Timestamp;
}

export interface ContestEntry {
  readonly contestId: number;
  readonly userId: number;
  readonly userName: string;
  /** The team that scored, in a contest of teams. */
  readonly teamId?: number;
  readonly metric: string;
  readonly value: number;
  readonly rank: number;
  /** When the value was reached. */
  readonly timestamp: Timestamp;
}

export interface ContestPlace {
  readonly place: number;
  readonly userId?: number;
  readonly teamId?: number;
  readonly name: string;
  readonly value: number;
  readonly prize?: unknown;
}

export interface ContestOver {
  readonly contestId: number;
  readonly title: string;
  readonly metric: string;
  /** The first 1,000. */
  readonly places: readonly ContestPlace[];
  readonly settledAt: Timestamp;
}

export interface Achievement {
  readonly userId: number;
  readonly userName: string;
  readonly achievementType: "rank" | "milestone" | "streak" | "contest";
  readonly title: string;
  readonly description: string;
  readonly icon?: string;
  readonly timestamp: Timestamp;
}

export interface XpGain {
  readonly userId: number;
  readonly userName: string;
  readonly amount: number;
  readonly source: string;
  readonly newTotal: number;
  readonly timestamp: Timestamp;
}

export interface LevelUp {
  readonly userId: number;
  readonly userName: string;
  readonly previousLevel: number;
  readonly newLevel: number;
  readonly totalXP: number;
  readonly rewards?: { readonly badges?: readonly string[]; readonly unlocks?: readonly string[] };
  readonly timestamp: Timestamp;
}

export interface LevelCelebration {
  readonly userName: string;
  readonly newLevel: number;
  readonly timestamp: Timestamp;
}

export interface Streak {
  readonly userId: number;
  readonly userName: string;
  readonly currentStreak: number;
  readonly longestStreak: number;
  readonly streakType: "daily" | "weekly" | "monthly";
  readonly milestone?: { readonly reached: number; readonly reward?: string };
  readonly timestamp: Timestamp;
}

export interface StreakMilestone {
  readonly userName: string;
  /** The number reached. */
  readonly milestone: number;
  readonly streakType: "daily" | "weekly" | "monthly";
  readonly timestamp: Timestamp;
}

export type Rarity = "common" | "rare" | "epic" | "legendary";

export interface TrainingAchievement {
  readonly userId: number;
  readonly userName: string;
  readonly achievementId: ForeignId;
  readonly title: string;
  readonly description: string;
  readonly category: "quiz" | "roleplay" | "completion" | "speed" | "accuracy";
  readonly rarity: Rarity;
  readonly xpBonus?: number;
  readonly timestamp: Timestamp;
}

export interface AchievementShowcase {
  readonly userName: string;
  readonly title: string;
  readonly rarity: Rarity;
  readonly timestamp: Timestamp;
}

export interface RoleplayResponse {
  readonly message: string;
  readonly metadata?: unknown;
}

export interface RoleplayChunk {
  readonly sessionId: string;
  /** From 0, in each answer anew. */
  readonly index: number;
  readonly delta: string;
}

export interface RoleplayTyping {
  readonly userId: number;
  readonly isTyping: boolean;
}

export interface RoleplayProgress {
  readonly sessionId: string;
  readonly userId: number;
  readonly scenarioId: ForeignId;
  /** 0 to 100. */
  readonly progress: number;
  readonly currentStep: number;
  readonly totalSteps: number;
  readonly metrics?: { readonly accuracy?: number; readonly responseTime?: number; readonly score?: number };
}

export interface QuizCompletion {
  readonly userId: number;
  readonly quizId: ForeignId;
  readonly score: number;
  readonly passed: boolean;
  readonly xpEarned: number;
}

/** One place of a board, as a GET answers it. */
export interface BoardEntry {
  readonly rank: number;
  readonly userId: number;
  readonly userName: string;
  readonly teamId?: number;
  readonly value: number;
  readonly reachedAt: Timestamp;
  readonly goal?: number;
  /** What of the goal is due by today. */
  readonly pace?: number;
}

/** A board, or its first places: `GET /api/v1/leaderboard`, and in `Shown`. */
export interface BoardPage {
  readonly metric: Metric;
  readonly period: string;
  readonly entries: readonly BoardEntry[];
  readonly offset: number;
  readonly total: number;
  readonly sum: number;
}

export interface BoardAnswer extends BoardPage, Answer {}

export interface TeamMetric {
  readonly metric: Metric;
  readonly sum: number;
  readonly average: number;
  readonly rank: number;
}

export interface Team {
  readonly teamId: number;
  readonly name: string;
  readonly leaderId?: number;
  readonly members: number;
  readonly metrics: readonly TeamMetric[];
}

export interface ContestBoardEntry {
  readonly rank: number;
  readonly userId?: number;
  readonly teamId?: number;
  readonly name: string;
  readonly value: number;
  /** Missing once the contest is settled. */
  readonly reachedAt?: Timestamp;
  /** What was won, once it is settled. */
  readonly prize?: unknown;
}

export interface Contest {
  readonly contestId: number;
  readonly title: string;
  readonly description?: string;
  readonly status: "upcoming" | "active" | "completed";
  readonly startsAt: Timestamp;
  readonly endsAt: Timestamp;
  readonly metric: "revenue" | "signups";
  readonly participants: "individual" | "team";
  readonly prizes: readonly unknown[];
  readonly rules?: unknown;
  readonly entrants: number;
  readonly settledAt?: Timestamp;
}

/** A contest with its first places. */
export interface ContestWithBoard extends Contest {
  readonly board: readonly ContestBoardEntry[];
  readonly total: number;
}

/** What a `leaderboard:refresh` and a `tv:update` show that the service works out. */
export interface Shown {
  readonly boards: readonly BoardPage[];
  readonly teams: readonly Team[];
  readonly contests: readonly ContestWithBoard[];
  readonly serverTime: Timestamp;
  /** When it is true. */
  readonly asOf: Timestamp;
}

export interface TvBeat {
  readonly serverTime: Timestamp;
}

export interface TvControl {
  readonly screens: readonly { readonly name: string; readonly frozen: boolean }[];
}

/** What every answer of the Reading part of the API has. */
export interface Answer {
  /** What was told up to there is in the answer, and what comes later is not. */
  readonly position: Position;
  readonly serverTime?: Timestamp;
}

export interface KeptNotification {
  /** The event's offset. */
  readonly id: number;
  readonly namespace: Namespace;
  readonly event: string;
  readonly data: unknown;
  readonly createdAt: Timestamp;
  readonly readAt?: Timestamp;
}

export interface KeptAchievement {
  /** The event's offset. */
  readonly id: number;
  readonly namespace: Namespace;
  readonly userId: number;
  readonly data: Achievement | TrainingAchievement;
  readonly toldAt: Timestamp;
}

/** An achievement of the catalogue, with `unlockedAt` once the user has it. */
export interface CatalogueAchievement {
  readonly achievementId: ForeignId;
  readonly title: string;
  readonly description: string;
  readonly category: TrainingAchievement["category"];
  readonly rarity: Rarity;
  readonly xpBonus?: number;
  readonly unlockedAt?: Timestamp;
}

export interface Training extends Answer {
  readonly userId: number;
  readonly userName: string;
  readonly totalXP: number;
  readonly level: number;
  readonly title: string;
  /** The total of XP at which the level began. */
  readonly levelAt: number;
  /** The total of XP at which the next level begins; none on the last level. */
  readonly nextLevelAt?: number;
  readonly currentStreak: number;
  readonly longestStreak: number;
  readonly freezes: number;
  readonly modulesCompleted: number;
  readonly quizzesPassed: number;
  readonly roleplays: number;
  readonly achievements: readonly CatalogueAchievement[];
}

export interface Presence {
  readonly userId: number;
  readonly online: boolean;
  readonly connections: number;
  readonly namespaces: Readonly<Partial<Record<Namespace, number>>>;
}
