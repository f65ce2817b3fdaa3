/**
 * What goes over the wire, by the names that people use for it. The shapes themselves are generated from the service's own types
 * (`generated/api.ts`).
 */

import type {
  FieldClientEvents,
  FieldEvents,
  LeaderboardClientEvents,
  LeaderboardEvents,
  RootClientEvents,
  RootEvents,
  TrainingClientEvents,
  TrainingEvents,
  paths,
} from "./generated/api.js";

export type {
  Achievements,
  AchievementType,
  AdminConnection,
  AdminConnections,
  AnyJson,
  ApiKey,
  ApiKeys,
  AsOf,
  Board,
  BoardEntry,
  BoardStats,
  ChatResponse,
  Contest,
  ContestBoard,
  ContestOver,
  ContestPlan,
  ContestRow,
  ContestStatus,
  Deliveries,
  Delivery,
  DemoPeople,
  DemoPerson,
  DemoRoleplay,
  Difficulty,
  EndedConnections,
  FieldError,
  ForeignId,
  HasRead,
  History,
  HistoryDay,
  HistoryMetric,
  Inbox,
  InboxEntry,
  InboxUnread,
  Journal,
  KeptAchievement,
  KeptEvent,
  KioskToken,
  Measure,
  MessageReceived,
  Metric,
  MetricStanding,
  Milestone,
  Money,
  Namespace,
  NextTier,
  OnlineUser,
  OnlineUsers,
  Overview,
  PageConfig,
  Pairing,
  PairingStatus,
  Participant,
  Participants,
  PlaceTaken,
  Position,
  Presence,
  Problem,
  Profile,
  Protocol,
  QuizCompletion,
  Rarity,
  Receipt,
  Rewards,
  Role,
  RoleplayChunk,
  RoleplayMetrics,
  RoleplayProgress,
  RoleplayResponse,
  RoleplaySession,
  RoleplayTyping,
  RoomCount,
  Rooms,
  Scope,
  Screen,
  ScreenControl,
  Screens,
  Session,
  SessionBegun,
  SessionsOf,
  Shown,
  Standing,
  Stats,
  StreakType,
  Team,
  Teams,
  TeamSum,
  Ticket,
  Timestamp,
  Told,
  Trainee,
  TraineeAchievement,
  TrainingCategory,
  Transport,
  TvBeat,
  TvControl,
  Unread,
} from "./generated/api.js";

/** The events that clients are told: by namespace, by name, their payloads. Events of any name may come besides. */
export interface ServerEvents {
  "/": RootEvents;
  "/leaderboard": LeaderboardEvents;
  "/training": TrainingEvents;
  "/field": FieldEvents;
}

/** The events that clients may send: by namespace, by name, their payloads. */
export interface ClientEvents {
  "/": RootClientEvents;
  "/leaderboard": LeaderboardClientEvents;
  "/training": TrainingClientEvents;
  "/field": FieldClientEvents;
}

/** What is told with an event. Unlike the body that a monolith posts it always has its time. */
export type Notification = RootEvents["notification"];
export type RankingUpdate = LeaderboardEvents["rankings:update"];
export type ContestEntry = LeaderboardEvents["contest:new-entry"];
export type Achievement = LeaderboardEvents["achievement:earned"];
export type XpGain = TrainingEvents["xp:gained"];
export type LevelUp = TrainingEvents["level:up"];
export type LevelCelebration = TrainingEvents["level:celebration"];
export type Streak = TrainingEvents["streak:update"];
export type StreakMilestone = TrainingEvents["streak:milestone"];
export type TrainingAchievement = TrainingEvents["achievement:unlocked"];
export type AchievementShowcase = TrainingEvents["achievement:showcase"];

/** The addresses that can be read. */
export type GetPath = { [P in keyof paths]: paths[P] extends { get: Answered } ? P : never }[keyof paths];

/** What a GET of an address answers, such as `GetAnswer<"/api/v1/teams">`. */
export type GetAnswer<P extends GetPath> = paths[P] extends { get: { responses: { 200: { content: { "application/json": infer A } } } } }
  ? A
  : never;

interface Answered {
  responses: { 200: { content: { "application/json": unknown } } };
}

export type BoardAnswer = GetAnswer<"/api/v1/leaderboard">;
export type StatsAnswer = GetAnswer<"/api/v1/leaderboard/stats">;
export type TeamsAnswer = GetAnswer<"/api/v1/teams">;
export type ContestsAnswer = GetAnswer<"/api/v1/contests">;
export type ContestAnswer = GetAnswer<"/api/v1/contests/{contestId}">;
export type StandingAnswer = GetAnswer<"/api/v1/users/{userId}/standing">;
export type TraineeAnswer = GetAnswer<"/api/v1/users/{userId}/training">;

/** The bodies that a monolith posts. */
export type {
  Achievement as AchievementBody,
  AddressedEvent,
  BatchEntry,
  ChatText,
  ContestEntry as ContestEntryBody,
  Entrant,
  LevelUp as LevelUpBody,
  ModuleCompletion,
  NamedEvent,
  Notification as NotificationBody,
  QuizResult,
  RankingUpdate as RankingUpdateBody,
  RoleplayResult,
  RosterUpdate,
  Sale,
  SessionRegistration,
  Streak as StreakBody,
  TrainingAchievement as TrainingAchievementBody,
  TrainingLogin,
  XpAward,
  XpGain as XpGainBody,
} from "./generated/api.js";
