// The table of events: what the monolith posts, and who hears what of it.

const at = "2026-01-02T03:04:05.678Z";

export const USER = 7;
export const TEAM = 3;
export const CONTEST = 17;
export const SESSION = "rp-1";
export const MODULE = "module-1";

const update = {
  userId: USER, userName: "Ada", previousRank: 5, newRank: 2, metric: "monthlyRevenue", value: 1200.5, timestamp: at,
};
const entry = {
  contestId: CONTEST, userId: USER, userName: "Ada", metric: "revenue", value: 10, rank: 1, timestamp: at,
};
const achievement = {
  userId: USER, userName: "Ada", achievementType: "milestone", title: "10k", description: "10,000 this month",
  timestamp: at,
};
const xp = { userId: USER, userName: "Ada", amount: 50, source: "quiz", newTotal: 250, timestamp: at };
const level = {
  userId: USER, userName: "Ada", previousLevel: 1, newLevel: 2, totalXP: 250, rewards: { badges: ["b"] }, timestamp: at,
};
const streak = {
  userId: USER, userName: "Ada", currentStreak: 7, longestStreak: 9, streakType: "daily",
  milestone: { reached: 7, reward: "100 XP" }, timestamp: at,
};
const unlocked = {
  userId: USER, userName: "Ada", achievementId: "streak_7", title: "A week", description: "Seven days", category: "speed",
  rarity: "rare", xpBonus: 400, timestamp: at,
};
const progress = {
  sessionId: SESSION, userId: USER, scenarioId: "cold-call", progress: 40, currentStep: 2, totalSteps: 5,
  metrics: { accuracy: 0.9 },
};
const quiz = { userId: USER, quizId: "q-1", score: 90, passed: true, xpEarned: 70 };
const notification = {
  id: "n-1", userId: USER, type: "info", title: "Hello", message: "You there", createdAt: at,
};

/** Each POST and the events that follow: [namespace, room or undefined for everyone, name, data]. */
export const TABLE = [
  { path: "/leaderboard/ranking-updates", body: update, hears: [["/leaderboard", undefined, "rankings:update", update]] },
  { path: "/leaderboard/rank-changes", body: update, hears: [["/leaderboard", `user:${USER}`, "rank:changed", update]] },
  {
    path: "/leaderboard/contest-entries", body: entry, hears: [
      ["/leaderboard", undefined, "contest:new-entry", entry],
      ["/leaderboard", `contest:${CONTEST}`, "contest:entry-update", entry],
    ],
  },
  {
    path: "/leaderboard/achievements", body: achievement, hears: [
      ["/leaderboard", `user:${USER}`, "achievement:earned", achievement],
      ["/leaderboard", "tv-display", "achievement:celebration", achievement],
    ],
  },
  {
    path: "/leaderboard/refreshes", body: [{ userId: USER, rank: 1 }],
    hears: [["/leaderboard", undefined, "leaderboard:refresh", [{ userId: USER, rank: 1 }]]],
  },
  { path: "/leaderboard/tv-updates", body: { a: 1 }, hears: [["/leaderboard", "tv-display", "tv:update", { a: 1 }]] },
  {
    path: `/leaderboard/teams/${TEAM}/events`, body: { event: "team:cheer", data: { loud: true } },
    hears: [["/leaderboard", `team:${TEAM}`, "team:cheer", { loud: true }]],
  },
  { path: "/training/xp-gains", body: xp, hears: [["/training", `user:${USER}`, "xp:gained", xp]] },
  {
    path: "/training/level-ups", body: level, hears: [
      ["/training", `user:${USER}`, "level:up", level],
      ["/training", undefined, "level:celebration", { userName: "Ada", newLevel: 2, timestamp: at }],
    ],
  },
  {
    path: "/training/streaks", body: streak, hears: [
      ["/training", `user:${USER}`, "streak:update", streak],
      ["/training", undefined, "streak:milestone", { userName: "Ada", milestone: 7, streakType: "daily", timestamp: at }],
    ],
  },
  {
    path: "/training/achievements", body: unlocked, hears: [
      ["/training", `user:${USER}`, "achievement:unlocked", unlocked],
      [
        "/training", undefined, "achievement:showcase",
        { userName: "Ada", title: "A week", rarity: "rare", timestamp: at },
      ],
    ],
  },
  {
    path: `/training/sessions/${SESSION}/responses`, body: { message: "Hello?" },
    hears: [["/training", `session:${SESSION}`, "roleplay:response", { message: "Hello?" }]],
  },
  { path: "/training/progress", body: progress, hears: [["/training", `session:${SESSION}`, "progress:update", progress]] },
  { path: "/training/quiz-completions", body: quiz, hears: [["/training", `user:${USER}`, "quiz:completed", quiz]] },
  {
    path: `/training/modules/${MODULE}/updates`, body: { b: [2] },
    hears: [["/training", `module:${MODULE}`, "module:update", { b: [2] }]],
  },
  { path: "/notifications", body: notification, hears: [["/", `user:${USER}`, "notification", notification]] },
  {
    path: `/users/${USER}/events`, body: { event: "anything", data: "a string" },
    hears: [["/", `user:${USER}`, "anything", "a string"]],
  },
  { path: "/broadcasts", body: { event: "hello:all", data: null }, hears: [["/", undefined, "hello:all", null]] },
];
