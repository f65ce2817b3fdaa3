// What the monolith says, in the words of docs/WIRE.md. Bounds are checked by the service, which names the field.

/** ISO 8601, or a Date. */
export type Moment = string | Date;

/** A namespace of the wire. */
export type Namespace = "/" | "/leaderboard" | "/training" | "/field";

/** An id that only the application knows: a string, or an integer from 0. */
export type ForeignId = string | number;

/** A user's rank went from one place to another. */
export interface RankingUpdate {
  userId: number;
  userName: string;
  previousRank: number;
  newRank: number;
  metric: string;
  value: number;
  /** The service's time of arrival, if left out. */
  timestamp?: Moment;
}

/** A user's value and rank in a contest. */
export interface ContestEntry {
  contestId: number;
  userId: number;
  userName: string;
  /** The team that scored, in a contest of teams. */
  teamId?: number;
  metric: string;
  value: number;
  rank: number;
  timestamp?: Moment;
}

/** A user earned something worth a celebration. */
export interface Achievement {
  userId: number;
  userName: string;
  achievementType: "rank" | "milestone" | "streak" | "contest";
  title: string;
  description: string;
  icon?: string;
  timestamp?: Moment;
}

export interface XpGain {
  userId: number;
  userName: string;
  amount: number;
  source: string;
  newTotal: number;
  timestamp?: Moment;
}

export interface LevelUp {
  userId: number;
  userName: string;
  previousLevel: number;
  newLevel: number;
  totalXP: number;
  rewards?: { badges?: unknown[]; unlocks?: unknown[] };
  timestamp?: Moment;
}

export interface Streak {
  userId: number;
  userName: string;
  currentStreak: number;
  longestStreak: number;
  streakType: "daily" | "weekly" | "monthly";
  /** A length that is told to everybody. */
  milestone?: { reached: number; reward?: unknown };
  timestamp?: Moment;
}

export interface TrainingAchievement {
  userId: number;
  userName: string;
  achievementId: ForeignId;
  title: string;
  description: string;
  category: "quiz" | "roleplay" | "completion" | "speed" | "accuracy";
  /** Unless it is common, everybody hears of it. */
  rarity: "common" | "rare" | "epic" | "legendary";
  xpBonus?: number;
  timestamp?: Moment;
}

export interface RoleplayProgress {
  sessionId: string;
  userId: number;
  scenarioId: ForeignId;
  /** 0 to 100. */
  progress: number;
  currentStep: number;
  totalSteps: number;
  metrics?: { accuracy?: number; responseTime?: number; score?: number };
}

export interface QuizCompletion {
  userId: number;
  quizId: ForeignId;
  score: number;
  passed: boolean;
  xpEarned: number;
}

export interface Notification {
  /** By which pages tell one from another; made up if left out. */
  id?: ForeignId;
  type: string;
  title: string;
  message: string;
  link?: string;
  createdAt?: Moment;
}

/** Who may join a roleplay session. */
export interface SessionRegistration {
  sessionId: string;
  /** The trainee whose session it is. */
  userId: number;
  /** Who may listen and speak besides, such as a coach. */
  participants?: number[];
  scenarioId?: ForeignId;
}

/** Something was sold. */
export interface Sale {
  /** Under which it is recognised when it is reported again, and voided. */
  saleId: ForeignId;
  userId: number;
  /** At most two decimal places; as a string where a number would not be exact. */
  revenue: number | string;
  /** At most one decimal place. */
  signups: number | string;
  /** When it counts: upon arrival, if left out. Better given, for a report may wait in the outbox past midnight. */
  soldAt?: Moment;
}

/** Who is who. What is named replaces what was known of it, the rest stays. */
export interface Roster {
  users?: RosterUser[];
  teams?: RosterTeam[];
}

export interface RosterUser {
  id: number;
  name: string;
  teamId?: number;
  avatarUrl?: string;
  /** An IANA name; the organisation's if left out. */
  timeZone?: string;
  /** True if left out. */
  active?: boolean;
  goals?: Partial<
    Record<"monthlyRevenue" | "yearlyRevenue" | "weeklySignups" | "monthlySignups" | "yearlySignups", number | string>
  >;
}

export interface RosterTeam {
  id: number;
  name: string;
  leaderId?: number;
}

/** A contest is to be held, or is changed before it is settled. */
export interface Contest {
  /** Given by the service if left out; of a contest that is there, it is changed. */
  id?: number;
  title: string;
  description?: string;
  startsAt: Moment;
  endsAt: Moment;
  metric: "revenue" | "signups";
  participants?: "individual" | "team";
  /** The first place's first. */
  prizes?: unknown[];
  rules?: unknown;
}

export interface QuizResult {
  userId: number;
  quizId: ForeignId;
  moduleId?: string;
  /** 0 to 100. */
  score: number;
  durationSeconds?: number;
}

export interface Login {
  userId: number;
  /** Upon arrival, if left out. Better given, as for a sale. */
  at?: Moment;
}

export interface ModuleCompletion {
  userId: number;
  moduleId: string;
  /** What it is worth, if that is not what the rules say. */
  xp?: number;
}

export interface RoleplayResult {
  userId: number;
  sessionId: string;
  scenarioId: ForeignId;
  difficulty: "BEGINNER" | "ROOKIE" | "PRO" | "VETERAN" | "ELITE";
  /** 0 to 100. */
  score: number;
}

export interface XpAward {
  userId: number;
  amount: number;
  /** What for, as it is shown. */
  source: string;
}

/** Whom a ticket is for: a user, or a screen on a wall. */
export type TicketHolder =
  | {
      userId: number;
      name?: string;
      teams?: number[];
      roles?: string[];
      contests?: number[];
      modules?: string[];
      chats?: string[];
      tv?: boolean;
    }
  | { kiosk: true; name?: string };
