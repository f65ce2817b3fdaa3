import { act, renderHook } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, test } from "vitest";

import { configureSockets, type Toast, useLeaderboardSocket, type UseLeaderboardSocketOptions } from "../src/index.js";
import { ADA, BOB, rooms, TEAM, until, liveWorld } from "./service.js";

const world = liveWorld();
const at = "2026-01-02T03:04:05.678Z";
const rise = {
  userId: ADA, userName: "Ada", previousRank: 5, newRank: 2, metric: "monthlyRevenue", value: 1200.5, timestamp: at,
};
const milestone = {
  userId: ADA, userName: "Ada", achievementType: "milestone", title: "10k", description: "10,000 this month",
  timestamp: at,
};

/** The hook on a page of Ada's, in all her rooms. */
async function page(more: UseLeaderboardSocketOptions = {}) {
  await until(async () => expect(await rooms(world.service, "/leaderboard")).toEqual([]));
  const options = { userId: ADA, teamId: TEAM, contestId: 17, tvDisplay: true, ...world.as(ADA), ...more };
  const hook = renderHook(useLeaderboardSocket, { initialProps: options, wrapper: StrictMode });
  expect(hook.result.current).toMatchObject({ connected: false, connecting: true, error: null });
  await until(async () => {
    expect(hook.result.current.connected).toBe(true);
    const all = ["/leaderboard 1", "contest:17 1", "team:3 1", "tv-display 1", "user:7 1"];
    expect(await rooms(world.service, "/leaderboard")).toEqual(all);
  });
  return { ...hook, options };
}

test("a page hears the rankings, its own rank, contests, refreshes and achievements, each once", async () => {
  const heard: unknown[][] = [];
  const note = (what: string) => (data: unknown) => void heard.push([what, data]);
  const { result, unmount } = await page({
    onRankingUpdate: note("ranking"),
    onRankChange: note("rank"),
    onContestEntry: note("contest"),
    onAchievement: note("achievement"),
    onCelebration: note("celebration"),
    onLeaderboardRefresh: note("refresh"),
  });
  const { service } = world;
  const entry = {
    contestId: 17, userId: ADA, userName: "Ada", metric: "revenue", value: 10, rank: 1, timestamp: at,
  };
  await service.post("/leaderboard/ranking-updates", rise);
  await service.post("/leaderboard/rank-changes", { ...rise, newRank: 1 });
  await service.post("/leaderboard/contest-entries", entry);
  await service.post("/leaderboard/achievements", milestone);
  await service.post("/leaderboard/refreshes", [{ userId: ADA, rank: 1 }]);
  await service.post("/leaderboard/tv-updates", { shown: true });
  await until(() => expect(heard).toContainEqual(["refresh", { shown: true }]));

  expect(heard).toEqual([
    ["ranking", rise],
    ["ranking", { ...rise, newRank: 1 }],
    ["rank", { ...rise, newRank: 1 }],
    ["contest", entry],
    ["contest", entry],
    ["achievement", milestone],
    ["celebration", milestone],
    ["refresh", [{ userId: ADA, rank: 1 }]],
    ["refresh", { shown: true }],
  ]);
  await until(() => {
    expect(result.current.lastUpdate).toEqual({ ...rise, newRank: 1 });
    expect(result.current.achievements).toEqual([milestone]);
  });
  act(() => result.current.clearAchievements());
  expect(result.current.achievements).toEqual([]);
  unmount();
});

test("callbacks written inline are the latest ones, and what is rendered anew is not subscribed anew", async () => {
  const heard: string[] = [];
  const { rerender, unmount, options } = await page({ onRankingUpdate: () => heard.push("first") });
  for (const name of ["second", "third"]) rerender({ ...options, onRankingUpdate: () => heard.push(name) });
  await world.service.post("/leaderboard/ranking-updates", rise);
  await until(() => expect(heard).toEqual(["third"]));
  unmount();
});

test("toasts are shown of what is the user's own", async () => {
  const toasts: Toast[] = [];
  configureSockets({ toast: (toast: Toast) => toasts.push(toast) });
  const { unmount } = await page({ tvDisplay: true });
  await world.service.post("/leaderboard/ranking-updates", { ...rise, userId: BOB });
  await world.service.post("/leaderboard/ranking-updates", rise);
  await world.service.post("/leaderboard/achievements", { ...milestone, userId: BOB, userName: "Bob" });
  await until(() => expect(toasts.map(({ title }) => title)).toEqual(["You moved up", "Bob"]));
  expect(toasts[0]).toMatchObject({ description: "3 places, now number 2" });
  configureSockets({ toast: undefined });
  unmount();
});

test("a page that goes leaves its rooms and ends its connection; one that stays keeps its own", async () => {
  const first = await page();
  const second = renderHook(() => useLeaderboardSocket({ userId: ADA, ...world.as(ADA) }));
  expect(second.result.current.connected).toBe(true);
  first.unmount();
  await until(async () => expect(await rooms(world.service, "/leaderboard")).toEqual(["/leaderboard 1", "user:7 1"]));
  second.unmount();
  await until(async () => expect(await rooms(world.service, "/leaderboard")).toEqual([]));
});

test("another user's room is refused, and the page says so", async () => {
  const { result, unmount } = renderHook(() => useLeaderboardSocket({ userId: BOB, ...world.as(ADA) }));
  await until(() => expect(result.current.error?.message).toMatch(/^join:user 8: ./));
  expect(result.current.connected).toBe(true);
  unmount();
});
