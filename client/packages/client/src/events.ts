/** Which events there are on which namespace, and what they carry. */

import type {
  Achievement,
  AchievementShowcase,
  ContestEntry,
  ContestOver,
  InboxUnread,
  LevelCelebration,
  LevelUp,
  Namespace,
  Notification,
  QuizCompletion,
  RankingUpdate,
  RoleplayChunk,
  RoleplayProgress,
  RoleplayResponse,
  RoleplayTyping,
  Shown,
  Streak,
  StreakMilestone,
  TrainingAchievement,
  TvBeat,
  TvControl,
  XpGain,
} from "./payloads.js";

/** What the service tells, by namespace and event. Events that are not listed (free ones) carry `unknown`. */
export interface EventMap {
  "/": {
    notification: Notification;
    "inbox:unread": InboxUnread;
  };
  "/leaderboard": {
    "rankings:update": RankingUpdate;
    "rank:changed": RankingUpdate;
    "contest:new-entry": ContestEntry;
    "contest:entry-update": ContestEntry;
    "contest:settled": ContestOver;
    "achievement:earned": Achievement;
    "achievement:celebration": Achievement;
    /** `Shown` where the service works it out; anything where the monolith said it. */
    "leaderboard:refresh": Shown | unknown;
    "tv:update": Shown | unknown;
    "tv:beat": TvBeat;
    "tv:control": TvControl;
  };
  "/training": {
    "xp:gained": XpGain;
    "level:up": LevelUp;
    "level:celebration": LevelCelebration;
    "streak:update": Streak;
    "streak:milestone": StreakMilestone;
    "achievement:unlocked": TrainingAchievement;
    "achievement:showcase": AchievementShowcase;
    "roleplay:response": RoleplayResponse;
    "roleplay:chunk": RoleplayChunk;
    "roleplay:typing": RoleplayTyping;
    "roleplay:message-received": { readonly sessionId: string };
    "progress:update": RoleplayProgress;
    "progress:changed": RoleplayProgress;
    "quiz:completed": QuizCompletion;
    "module:update": unknown;
  };
  "/field": {
    "chat:typing": boolean;
    "chat:response": { readonly sessionId: string; readonly message: string };
  };
}

/** What a client may say, by namespace and event. Who says it, the service knows: a `userId` makes no difference. */
export interface SendMap {
  "/": Record<never, never>;
  "/leaderboard": Record<never, never>;
  "/training": {
    "roleplay:message": { readonly sessionId: string; readonly message: string; readonly userId?: number };
    "roleplay:stop-typing": { readonly sessionId: string; readonly userId?: number };
    "progress:update": RoleplayProgress;
  };
  "/field": {
    "chat:message": { readonly sessionId: string; readonly message: string };
  };
}

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
