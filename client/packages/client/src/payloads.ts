/**
 * What the service sends and answers, in the names of docs/WIRE.md. The shapes are generated from the service's own types
 * (`generated/api.ts`), with nothing in them that could be written, for what was told does not change.
 */

import type * as wire from "./types.js";

/** ISO 8601, UTC, with milliseconds: `2026-03-01T09:30:00.000Z`. */
export type Timestamp = string;

/** An id that only the monolith knows: goes out as it came in. */
export type ForeignId = wire.ForeignId;

export type Namespace = "/" | "/leaderboard" | "/training" | "/field";

/** What a board can be ordered by. */
export type Metric = wire.Metric;

export type Notification = wire.Notification;
export type InboxUnread = wire.InboxUnread;
/** Its `timestamp` is when the value was reached. */
export type RankingUpdate = wire.RankingUpdate;
/** Its `timestamp` is when the value was reached; `teamId` is the team that scored, in a contest of teams. */
export type ContestEntry = wire.ContestEntry;
/** Its `places` are the first 1,000. */
export type ContestOver = wire.ContestOver;
export type ContestPlace = wire.PlaceTaken;
export type Achievement = wire.Achievement;
export type XpGain = wire.XpGain;
export type LevelUp = wire.LevelUp;
export type LevelCelebration = wire.LevelCelebration;
export type Streak = wire.Streak;
export type StreakMilestone = wire.StreakMilestone;
export type Rarity = wire.Rarity;
export type TrainingAchievement = wire.TrainingAchievement;
export type AchievementShowcase = wire.AchievementShowcase;
export type RoleplayResponse = wire.RoleplayResponse;
/** Its `index` counts from 0, in each answer anew. */
export type RoleplayChunk = wire.RoleplayChunk;
export type RoleplayTyping = wire.RoleplayTyping;
export type RoleplayProgress = wire.RoleplayProgress;
export type QuizCompletion = wire.QuizCompletion;

/** One place of a board, as a GET answers it. `pace` is what of the goal is due by today. */
export type BoardEntry = wire.BoardEntry;
/** A board, or its first places: in `Shown`, and in the answer to a GET. */
export type BoardPage = wire.Board;
export type BoardAnswer = wire.BoardAnswer;
export type Team = wire.Team;
export type TeamMetric = wire.TeamSum;
/** What somebody has come to in a contest. Once it is settled `reachedAt` is missing, and `prize` is what was won. */
export type ContestBoardEntry = wire.ContestRow;
export type Contest = wire.Contest;
/** A contest with its first places. */
export type ContestWithBoard = wire.ContestBoard;
/** What a `leaderboard:refresh` and a `tv:update` show that the service works out. */
export type Shown = wire.Shown;

/** The service lives. Fleeting, every 2 s while a screen is there. */
export type TvBeat = wire.TvBeat;
/** Which screens there are, by the names of their kiosk tokens, and which of them an administrator has frozen. Fleeting. */
export type TvControl = wire.TvControl;

/** What every answer of the Reading part of the API has: what was told up to `position` is in it, and what comes later is not. */
export type Answer = Pick<wire.AsOf, "position"> & { readonly serverTime?: Timestamp };

/** A message of an inbox. Its id is the offset of the event. */
export type KeptNotification = wire.InboxEntry;
/** An achievement that everybody may know of. Its id is the offset of the event that told its owner. */
export type KeptAchievement = Omit<wire.KeptAchievement, "data"> & {
  readonly data: Achievement | TrainingAchievement;
};
/** An achievement of the catalogue, with `unlockedAt` once the user has it. */
export type CatalogueAchievement = wire.TraineeAchievement;
/**
 * How somebody stands in training. `levelAt` and `nextLevelAt` are the totals of XP at which his level began and the next one
 * begins; there is none on the last.
 */
export type Training = Omit<wire.TraineeAnswer, "achievements"> & {
  readonly achievements: readonly CatalogueAchievement[];
};
export type Presence = Omit<wire.Presence, "namespaces"> & {
  readonly namespaces: Readonly<Partial<Record<Namespace, number>>>;
};
