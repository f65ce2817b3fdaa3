// Every method, and what a stock client hears of it.

import { expect, test } from "vitest";

import { client, connect, startService } from "./stage.js";

const timestamp = "2026-03-01T09:30:00.000Z";
const ada = { userId: 7, userName: "Ada" };
const update = { ...ada, previousRank: 3, newRank: 1, metric: "monthlyRevenue", value: 12500, timestamp };
const entry = { contestId: 17, ...ada, metric: "revenue", value: 900, rank: 2, timestamp };
const achievement = { ...ada, achievementType: "milestone" as const, title: "100 deals", description: "Closed 100", timestamp };
const gain = { ...ada, amount: 50, source: "quiz", newTotal: 1250, timestamp };
const levelUp = { ...ada, previousLevel: 4, newLevel: 5, totalXP: 1250, timestamp };
const streak = {
  ...ada, currentStreak: 7, longestStreak: 12, streakType: "daily" as const, milestone: { reached: 7 }, timestamp,
};
const unlocked = {
  ...ada, achievementId: "a-9", title: "Flawless", description: "No mistake", category: "quiz" as const,
  rarity: "epic" as const, timestamp,
};
const progress = { sessionId: "rp-1", userId: 7, scenarioId: "cold-call", progress: 40, currentStep: 2, totalSteps: 5 };
const quiz = { userId: 7, quizId: 12, score: 92.5, passed: true, xpEarned: 50 };

test("everything the monolith calls is heard by those it is for, in the order of the calls", async () => {
  const service = await startService();
  const { ridgecast, noticed } = connect(service);
  await ridgecast.registerSession({ sessionId: "rp-1", userId: 7 });
  const everywhere = await client(service, "/", { user: 7 });
  const leaderboard = await client(service, "/leaderboard", { user: 7, teams: [3] }, ["user", 7], ["team", 3], ["contest", 17]);
  const screen = await client(service, "/leaderboard", { kiosk: true }, ["tv-display"]);
  const training = await client(service, "/training", { user: 7 }, ["user", 7], ["session", "rp-1"], ["module", "m/1"]);

  // Nothing is awaited, as the monolith never did.
  void ridgecast.broadcast("maintenance", { at: timestamp });
  void ridgecast.broadcast("reload");
  void ridgecast.broadcast("all:leaderboard", 1, { namespace: "/leaderboard" });
  void ridgecast.toUser(7, "hint", "Slow down.");
  void ridgecast.toUser(7, "coach:tip", ["a", "b"], { namespace: "/training" });
  void ridgecast.notify(7, { id: 4711, type: "info", title: "New", message: "Part 2", createdAt: timestamp });
  void ridgecast.toTVDisplay({ scene: "podium" });
  void ridgecast.toTVDisplay("tv:update", { scene: "teams" });
  void ridgecast.toTVDisplay("achievement:celebration", achievement);
  void ridgecast.updateLeaderboard([{ userId: 7, rank: 1 }]);
  void ridgecast.leaderboard.broadcastRankingUpdate({ ...update, timestamp: new Date(timestamp) });
  void ridgecast.leaderboard.notifyUserRankChange(update);
  void ridgecast.leaderboard.notifyTeam(3, "standup", { in: "5 minutes" });
  void ridgecast.leaderboard.broadcastContestEntry(entry);
  void ridgecast.leaderboard.celebrateAchievement(achievement);
  void ridgecast.leaderboard.broadcastLeaderboardRefresh([]);
  void ridgecast.leaderboard.updateTVDisplay(null);
  void ridgecast.training.notifyXPGain(gain);
  void ridgecast.training.celebrateLevelUp(levelUp);
  void ridgecast.training.updateStreak(streak);
  void ridgecast.training.notifyAchievement(unlocked);
  void ridgecast.training.sendRoleplayResponse("rp-1", "That is too dear.");
  void ridgecast.training.sendRoleplayResponse("rp-1", "Really.", { mood: "cold" });
  void ridgecast.training.updateProgress(progress);
  void ridgecast.training.notifyQuizComplete(quiz);
  void ridgecast.training.broadcastModuleUpdate("m/1", { lesson: 3 });
  await ridgecast.flush();

  expect(await everywhere.until(4)).toEqual([
    ["maintenance", { at: timestamp }],
    ["reload", null],
    ["hint", "Slow down."],
    ["notification", { id: 4711, userId: 7, type: "info", title: "New", message: "Part 2", createdAt: timestamp }],
    // It is kept in his inbox, which says so.
    ...everywhere.heard.slice(4),
  ]);
  expect(await leaderboard.until(10)).toEqual([
    ["all:leaderboard", 1],
    ["achievement:earned", achievement],
    ["leaderboard:refresh", [{ userId: 7, rank: 1 }]],
    ["rankings:update", update],
    ["rank:changed", update],
    ["standup", { in: "5 minutes" }],
    ["contest:new-entry", entry],
    ["contest:entry-update", entry],
    ["achievement:earned", achievement],
    ["leaderboard:refresh", []],
  ]);
  expect(await screen.until(10)).toEqual([
    ["all:leaderboard", 1],
    ["tv:update", { scene: "podium" }],
    ["tv:update", { scene: "teams" }],
    ["achievement:celebration", achievement],
    ["leaderboard:refresh", [{ userId: 7, rank: 1 }]],
    ["rankings:update", update],
    ["contest:new-entry", entry],
    ["achievement:celebration", achievement],
    ["leaderboard:refresh", []],
    ["tv:update", null],
  ]);
  expect(await training.until(12)).toEqual([
    ["coach:tip", ["a", "b"]],
    ["xp:gained", gain],
    ["level:up", levelUp],
    ["level:celebration", { userName: "Ada", newLevel: 5, timestamp }],
    ["streak:update", streak],
    ["streak:milestone", { userName: "Ada", milestone: 7, streakType: "daily", timestamp }],
    ["achievement:unlocked", unlocked],
    ["achievement:showcase", { userName: "Ada", title: "Flawless", rarity: "epic", timestamp }],
    ["roleplay:response", { message: "That is too dear." }],
    ["roleplay:response", { message: "Really.", metadata: { mood: "cold" } }],
    ["progress:update", progress],
    ["quiz:completed", quiz],
    ...training.heard.slice(12),
  ]);
  await training.until(13);
  expect(training.heard.slice(12)).toEqual([["module:update", { lesson: 3 }]]);
  expect(noticed).toEqual({ error: [], dropped: [], retry: [] });
});

test("a chat's answer goes to its chat", async () => {
  const service = await startService();
  const { ridgecast } = connect(service);
  const chat = await client(service, "/field", { user: 7 }, ["chat", "c-1"]);
  await ridgecast.sendChatResponse("c-1", "Ask for the budget first.");
  expect(await chat.until(2)).toEqual([
    ["chat:response", { sessionId: "c-1", message: "Ask for the budget first." }],
    ["chat:typing", false],
  ]);
});

test("reports answer how those stand whom they are about", async () => {
  const service = await startService();
  const { ridgecast, noticed } = connect(service);
  const { report } = ridgecast;
  const roster = await report.roster({
    users: [{ id: 7, name: "Ada", teamId: 3, goals: { monthlyRevenue: 50_000 } }, { id: 8, name: "Grace", teamId: 3 }],
    teams: [{ id: 3, name: "North", leaderId: 8 }],
  });
  expect(roster.standing).toEqual({ users: 2, teams: 1 });
  const now = Date.now();
  const contest = await report.contest({
    id: 17, title: "Sprint", startsAt: new Date(now - 3_600_000), endsAt: new Date(now + 3_600_000), metric: "revenue",
  });
  expect(contest.standing).toMatchObject({ contestId: 17, status: "active", entrants: 0 });
  expect((await report.contestEntry(17, 7)).standing).toMatchObject({ entrants: 1, entrant: { name: "Ada" } });

  const sale = await report.sale({ saleId: "s/1", userId: 7, revenue: "12500.50", signups: 1.5, soldAt: new Date(now) });
  expect(sale.events.map(({ event }) => event)).toContain("rankings:update");
  const standing = (metric: string) => sale.standing.metrics.find((of) => of.metric === metric);
  expect(standing("monthlyRevenue")).toMatchObject({ rank: 1, value: 12500.5, of: 1, goal: 50_000 });
  const again = await report.sale({ saleId: "s/1", userId: 7, revenue: "12500.50", signups: 1.5, soldAt: new Date(now) });
  expect([again.events, again.note]).toEqual([[], expect.stringContaining("reported before")]);
  expect((await report.voidSale("s/1")).standing.metrics.find((of) => of.metric === "monthlyRevenue")?.value).toBe(0);

  expect((await report.quiz({ userId: 7, quizId: 12, score: 92.5 })).standing.quizzesPassed).toBe(1);
  expect((await report.login({ userId: 7, at: new Date(now) })).standing.currentStreak).toBe(1);
  expect((await report.module({ userId: 7, moduleId: "6" })).standing.modulesCompleted).toBe(1);
  const roleplay = { userId: 7, sessionId: "rp-1", scenarioId: "cold-call", difficulty: "PRO" as const, score: 80 };
  const { standing: before } = await report.roleplay(roleplay);
  expect(before.roleplays).toBe(1);
  expect((await report.xp({ userId: 7, amount: 250, source: "coach" })).standing.totalXP).toBe(before.totalXP + 250);
  expect(noticed).toEqual({ error: [], dropped: [], retry: [] });
});

test("what goes to nobody but the TVs and is no event of theirs is refused, and says what would reach them", async () => {
  const service = await startService();
  const { ridgecast, noticed } = connect(service);
  const refused = ridgecast.toTVDisplay("scene", { a: 1 });
  await expect(refused).rejects.toMatchObject({ code: "unroutable", message: expect.stringMatching(/tv:update.*broadcast/s) });
  expect(noticed.error).toHaveLength(1);
});

test("who is there is asked, and awaited", async () => {
  const service = await startService();
  const { ridgecast } = connect(service);
  const { leaderboard, training } = ridgecast;
  for (const sessionId of ["rp-1", "rp-10", "rp-2", "r", "rp-ü"]) await ridgecast.registerSession({ sessionId, userId: 7, participants: [8] });
  expect([await leaderboard.getConnectedClientsCount(), await training.getConnectedClientsCount()]).toEqual([0, 0]);
  await client(service, "/leaderboard", { user: 7 });
  await client(service, "/leaderboard", { user: 8 });
  await client(service, "/training", { user: 7 }, ["session", "rp-2"], ["session", "r"], ["session", "rp-ü"], ["module", "m"]);
  expect([await leaderboard.getConnectedClientsCount(), await training.getConnectedClientsCount()]).toEqual([2, 1]);
  expect(await Promise.all([7, 8, 9].map((user) => leaderboard.isUserConnected(user)))).toEqual([true, true, false]);
  const isIn = (user: number, ...sessions: string[]) => Promise.all(sessions.map((s) => training.isUserInSession(user, s)));
  expect(await isIn(7, "rp-2", "r", "rp-ü")).toEqual([true, true, true]);
  expect(await isIn(7, "rp-1", "rp-10", "zz", "a")).toEqual([false, false, false, false]);
  expect(await isIn(8, "rp-2")).toEqual([false]);
});

test("a ticket signs its user in", async () => {
  const service = await startService();
  const { ridgecast } = connect(service);
  const { ticket } = await ridgecast.ticketFor({ userId: 7, name: "Ada", teams: [3] });
  const answer = await fetch(`${service.url}/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ticket }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([200, { userId: 7 }]);
});
