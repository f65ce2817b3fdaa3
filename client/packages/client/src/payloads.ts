/**
 * What the service sends and answers, in the names of docs/WIRE.md. The shapes are generated from the service's own types
 * (`generated/api.ts`); here they are made immutable, for what was told does not change.
 */

import type * as wire from "./types.js";

/** The same, with nothing in it that could be written. */
export type Immutable<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer E)[]
      ? readonly Immutable<E>[]
      : { readonly [K in keyof T]: Immutable<T[K]> };

/** ISO 8601, UTC, with milliseconds: `2026-03-01T09:30:00.000Z`. */
export type Timestamp = string;

/** What is told always has its time, also where a monolith may leave it out. */
type Timed<T> = Immutable<Omit<T, "timestamp">> & { readonly timestamp: Timestamp };

/** An id that only the monolith knows: goes out as it came in. */
export type ForeignId = wire.ForeignId;

export type Namespace = "/" | "/leaderboard" | "/training" | "/field";

/** What a board can be ordered by. */
export type Metric = wire.Metric;

export type Notification = Immutable<wire.Notification>;
export type InboxUnread = Immutable<wire.InboxUnread>;
/** Its `timestamp` is when the value was reached. */
export type RankingUpdate = Immutable<wire.RankingUpdate>;
/** Its `timestamp` is when the value was reached; `teamId` is the team that scored, in a contest of teams. */
export type ContestEntry = Immutable<wire.ContestEntry>;
/** Its `places` are the first 1,000. */
export type ContestOver = Immutable<wire.ContestOver>;
export type ContestPlace = Immutable<wire.PlaceTaken>;
export type Achievement = Immutable<wire.Achievement>;
export type XpGain = Immutable<wire.XpGain>;
export type LevelUp = Immutable<wire.LevelUp>;
export type LevelCelebration = Timed<wire.LevelCelebration>;
export type Streak = Immutable<wire.Streak>;
export type StreakMilestone = Timed<wire.StreakMilestone>;
export type Rarity = wire.Rarity;
export type TrainingAchievement = Immutable<wire.TrainingAchievement>;
export type AchievementShowcase = Timed<wire.AchievementShowcase>;
export type RoleplayResponse = Immutable<wire.RoleplayResponse>;
/** Its `index` counts from 0, in each answer anew. */
export type RoleplayChunk = Immutable<wire.RoleplayChunk>;
export type RoleplayTyping = Immutable<wire.RoleplayTyping>;
export type RoleplayProgress = Immutable<wire.RoleplayProgress>;
export type QuizCompletion = Immutable<wire.QuizCompletion>;

/** One place of a board, as a GET answers it. `pace` is what of the goal is due by today. */
export type BoardEntry = Immutable<wire.BoardEntry>;
/** A board, or its first places: in `Shown`, and in the answer to a GET. */
export type BoardPage = Immutable<wire.Board>;
export type BoardAnswer = Immutable<wire.BoardAnswer>;
export type Team = Immutable<wire.Team>;
export type TeamMetric = Immutable<wire.TeamSum>;
/** What somebody has come to in a contest. Once it is settled `reachedAt` is missing, and `prize` is what was won. */
export type ContestBoardEntry = Immutable<wire.ContestRow>;
export type Contest = Immutable<wire.Contest>;
/** A contest with its first places. */
export type ContestWithBoard = Immutable<wire.ContestBoard>;
/** What a `leaderboard:refresh` and a `tv:update` show that the service works out. */
export type Shown = Immutable<wire.Shown>;

/** The service lives. Fleeting, every 2 s while a screen is there. */
export interface TvBeat {
  readonly serverTime: Timestamp;
}

/** Which screens there are, by the names of their kiosk tokens, and which of them an administrator has frozen. Fleeting. */
export interface TvControl {
  readonly screens: readonly { readonly name: string; readonly frozen: boolean }[];
}

/** What every answer of the Reading part of the API has: what was told up to `position` is in it, and what comes later is not. */
export type Answer = Immutable<Pick<wire.AsOf, "position">> & { readonly serverTime?: Timestamp };

/** A message of an inbox. Its id is the offset of the event. */
export type KeptNotification = Immutable<wire.InboxEntry>;
/** An achievement that everybody may know of. Its id is the offset of the event that told its owner. */
export type KeptAchievement = Immutable<Omit<wire.KeptAchievement, "data">> & {
  readonly data: Achievement | TrainingAchievement;
};
/** An achievement of the catalogue, with `unlockedAt` once the user has it. */
export type CatalogueAchievement = Immutable<wire.TraineeAchievement>;
/**
 * How somebody stands in training. `levelAt` and `nextLevelAt` are the totals of XP at which his level began and the next one
 * begins; there is none on the last.
 */
export type Training = Immutable<Omit<wire.TraineeAnswer, "achievements">> & {
  readonly levelAt: number;
  readonly achievements: readonly CatalogueAchievement[];
};
export type Presence = Immutable<Omit<wire.Presence, "namespaces">> & {
  readonly namespaces: Readonly<Partial<Record<Namespace, number>>>;
};
