import { describe, expect, test } from "vitest";

import type { Contest, FeedItem, Team } from "../index.js";
import { merge } from "./achievements.js";
import { at, inOrder, nextTurn } from "./contests.js";
import { marked, withItems } from "./inbox.js";
import { ofTeam } from "./leaderboard.js";
import { rank } from "./teams.js";

const hour = (hour: number) => `2026-03-01T${String(hour).padStart(2, "0")}:00:00.000Z`;
const contest = (contestId: number, starts: number, ends: number, status: Contest["status"]): Contest => ({
  contestId, title: `${contestId}`, status, startsAt: hour(starts), endsAt: hour(ends), metric: "revenue",
  participants: "individual", prizes: [], entrants: 0,
});

describe("contests", () => {
  test("begin and end by the clock", () => {
    const sprint = contest(1, 8, 10, "upcoming");
    expect(at(sprint, Date.parse(hour(7)))).toBe(sprint);
    expect(at(sprint, Date.parse(hour(8))).status).toBe("active");
    expect(at(sprint, Date.parse(hour(10))).status).toBe("completed");
    expect(nextTurn([sprint], Date.parse(hour(7)))).toBe(Date.parse(hour(8)));
    expect(nextTurn([sprint], Date.parse(hour(8)))).toBe(Date.parse(hour(10)));
    expect(nextTurn([sprint], Date.parse(hour(10)))).toBe(Number.POSITIVE_INFINITY);
  });

  test("stand as one looks at them", () => {
    const all = [
      contest(1, 1, 2, "completed"), contest(2, 1, 3, "completed"), contest(3, 9, 12, "upcoming"),
      contest(4, 8, 13, "upcoming"), contest(5, 4, 7, "active"), contest(6, 4, 6, "active"),
    ];
    expect(inOrder(all).map(({ contestId }) => contestId)).toEqual([6, 5, 4, 3, 2, 1]);
  });
});

describe("teams", () => {
  const team = (teamId: number, members: number, sum: number): Team => ({
    teamId, name: `Team ${teamId}`, members,
    metrics: [{ metric: "monthlyRevenue", sum, average: 1, rank: 1 }, { metric: "points", sum: 7, average: 7, rank: 1 }],
  });
  const figures = (rows: ReturnType<typeof rank>) => rows.map(({ teamId, rank, sum, average }) => [teamId, rank, sum, average]);
  const teams = [team(1, 3, 10), team(2, 2, 30), team(3, 0, 10), team(4, 7, 0)];

  test("stand by the sums of their members, 1-2-2-4, with averages rounded down to the cent", () => {
    const rows = rank(teams, new Map([[1, 100], [2, 100.5], [4, 100]]), "monthlyRevenue", []);
    expect(figures(rows)).toEqual([[2, 1, 100.5, 50.25], [1, 2, 100, 33.33], [4, 2, 100, 14.28], [3, 4, 0, 0]]);
  });

  test("stand by the last answer while the board is not held completely", () => {
    expect(figures(rank(teams, undefined, "monthlyRevenue", []))).toEqual([[2, 1, 30, 1], [1, 2, 10, 1], [3, 2, 10, 1], [4, 4, 0, 1]]);
  });

  test("stay the same objects where nothing has changed", () => {
    const before = rank(teams, new Map([[1, 5], [2, 9]]), "monthlyRevenue", []);
    const after = rank(teams, new Map([[1, 6], [2, 9]]), "monthlyRevenue", before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
});

test("a team's board is in everybody's, if that is shown completely", () => {
  const entry = (userId: number, teamId: number, value: number, rank: number) => ({
    rank, userId, userName: `${userId}`, teamId, value, reachedAt: hour(1),
  });
  const page = {
    metric: "monthlyRevenue" as const, period: "2026-03", offset: 0, total: 4, sum: 100.3,
    entries: [entry(1, 1, 50, 1), entry(2, 2, 20.1, 2), entry(3, 2, 20.1, 2), entry(4, 2, 10.1, 4)],
  };
  const own = ofTeam(page, 2)!;
  expect(own.entries.map(({ userId, rank }) => [userId, rank])).toEqual([[2, 1], [3, 1], [4, 3]]);
  expect(own).toMatchObject({ total: 3, sum: 50.3 });
  expect(ofTeam({ ...page, total: 5 }, 2)).toBeUndefined();
});

describe("an inbox", () => {
  const item = (id: number, readAt?: string) => ({
    id, namespace: "/" as const, event: "notification", data: {}, createdAt: hour(1), ...(readAt && { readAt }),
  });

  test("has each item once, the latest first, in whatever order they come", () => {
    const held = withItems({ items: [item(5), item(3)], unread: 2 }, [item(4), item(5), item(9)]);
    expect(held.items.map(({ id }) => id)).toEqual([9, 5, 4, 3]);
    expect(withItems(held, [item(4)])).toBe(held);
  });

  test("counts down what is marked, and what was read before not again", () => {
    const held = { items: [item(5), item(4, hour(2)), item(3)], unread: 9 };
    const read = marked(held, [{ ids: new Set([5, 4]), readAt: hour(3) }]);
    expect(read.items.map(({ readAt }) => readAt)).toEqual([hour(3), hour(2), undefined]);
    expect(read.unread).toBe(8);
    expect(marked(read, [{ upTo: 3, readAt: hour(4) }])).toMatchObject({ unread: 7 });
    expect(marked(read, [{ ids: new Set([77]), readAt: hour(4) }])).toBe(read);
  });
});

test("the feed has an achievement once, though two events tell of it, and the fuller word on it", () => {
  const short: FeedItem = {
    id: "x", userName: "Ada", title: "Flawless", timestamp: hour(2), live: true, kind: "training",
    data: { userName: "Ada", title: "Flawless", rarity: "epic", timestamp: hour(2) },
  };
  const older: FeedItem = { ...short, id: "y", timestamp: hour(1) };
  const full: FeedItem = { ...short, userId: 7, live: false };
  const items = merge(merge([], [older, short]), [full]);
  expect(items.map(({ id, userId, live }) => [id, userId, live])).toEqual([["x", 7, true], ["y", undefined, true]]);
  expect(merge(items, [short, older])).toBe(items);
});
