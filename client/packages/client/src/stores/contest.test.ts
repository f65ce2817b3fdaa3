import { beforeEach, expect, test } from "vitest";

import { FakeService } from "../../test/fake-service.js";
import type { Contest, ContestRow, ContestState, Readable } from "../index.js";

const AT = "2026-03-01T09:30:00.000Z";

let service: FakeService;
let offset: number;
let contest: Contest;
let board: ContestRow[];

const told = (event: string, data: object) => service.tell("/leaderboard", event, data, `e:${(offset += 1)}`);
/** The first 100 places, as a refresh shows them; `boards` are those of everybody that are shown with it. */
const show = (boards: object[] = []) => {
  const shown = { ...contest, board: board.slice(0, 100), total: board.length };
  told("leaderboard:refresh", { boards, teams: [], contests: [shown], serverTime: AT, asOf: AT });
};
const running = (participants: Contest["participants"], entrants: number): Contest => ({
  contestId: 17, title: "Sprint", status: "active", startsAt: "2000-01-01T00:00:00.000Z", endsAt: "2100-01-01T00:00:00.000Z",
  metric: "revenue", participants, prizes: [], entrants,
});
const open = async (participants: Contest["participants"], rows: ContestRow[]) => {
  contest = running(participants, rows.length);
  board = rows;
  const store: Readable<ContestState> = service.client().contest(17);
  store.subscribe(() => undefined);
  await service.clock.pass(100);
  expect(store.get().status).toBe("ready");
  return store;
};
const reps = (count: number) =>
  Array.from({ length: count }, (_, index): ContestRow => ({
    rank: index + 1, userId: index + 1, name: `User ${index + 1}`, value: 1_000 - index, reachedAt: AT,
  }));

beforeEach(() => {
  service = new FakeService();
  offset = 10;
  service.responds = () => ({ ...contest, board, total: board.length, position: { epoch: "e", offset }, serverTime: AT });
});

test("a small board is what a refresh shows, without being asked for", async () => {
  const store = await open("individual", reps(3));
  board = reps(2);
  show([{}]);
  await service.clock.pass(20_000);
  expect(store.get().rows.length).toBe(2);
  expect(service.requests.length).toBe(1);
});

test("of a board with more places than are shown, what is said of contests alone changes the words", async () => {
  const store = await open("individual", reps(105));
  contest = { ...contest, title: "Renamed", prizes: ["Dinner"] };
  show();
  await service.clock.pass(20_000);
  expect(store.get().contest).toMatchObject({ title: "Renamed", prizes: ["Dinner"] });
  expect([store.get().rows.length, service.requests.length]).toEqual([105, 1]);
});

test.each([
  ["something else counts", () => (contest = { ...contest, metric: "signups" }), []],
  ["boards are shown with it, for a sale may have been voided", () => undefined, [{}]],
])("of a board with more places than are shown one asks when %s", async (_, change, boards) => {
  const store = await open("individual", reps(105));
  change();
  board = reps(104);
  show(boards);
  await service.clock.pass(20_000);
  expect([store.get().rows.length, service.requests.length]).toEqual([104, 2]);
});

const scored = { contestId: 17, userId: 7, userName: "Ada", teamId: 3, metric: "revenue", value: 5, rank: 1, timestamp: AT };

test("a team that scores first, and that nobody has named, is asked for", async () => {
  const store = await open("team", []);
  board = [{ rank: 1, teamId: 3, name: "North", value: 5, reachedAt: AT }];
  told("contest:entry-update", scored);
  await service.clock.pass(20_000);
  expect([store.get().rows[0]?.name, service.requests.length]).toEqual(["North", 2]);
});

test("a team that scores first is called as the teams are", async () => {
  const ofContest = service.responds;
  service.responds = (path) => {
    const head = { position: { epoch: "e", offset }, serverTime: AT };
    if (path.includes("/teams")) return { teams: [{ teamId: 3, name: "North", members: 1, metrics: [] }], ...head };
    if (path.includes("/leaderboard")) return { metric: "monthlyRevenue", period: "2026-03", entries: [], offset: 0, total: 0, sum: 0, ...head };
    return ofContest(path);
  };
  const client = service.client();
  const [teams, store] = [client.teams(), client.contest(17)];
  contest = running("team", 0);
  board = [];
  for (const one of [teams, store]) one.subscribe(() => undefined);
  await service.clock.pass(100);
  const before = service.requests.length;
  told("contest:entry-update", scored);
  await service.clock.pass(20_000);
  expect([store.get().rows[0]?.name, service.requests.length]).toEqual(["North", before]);
});
