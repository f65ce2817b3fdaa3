import { beforeEach, expect, test } from "vitest";

import { FakeService } from "../../test/fake-service.js";
import type { Contest, ContestsState, Readable } from "../index.js";

let service: FakeService;
let store: Readable<ContestsState>;
let known: Contest[];
let offset: number;

const inMinutes = (minutes: number) => new Date(service.clock.now() + minutes * 60_000).toISOString();
const contest = (contestId: number, starts: number, ends: number): Contest => ({
  contestId, title: `Contest ${contestId}`, status: "upcoming", startsAt: inMinutes(starts), endsAt: inMinutes(ends),
  metric: "revenue", participants: "individual", prizes: [], entrants: 0,
});
const tell = (event: string, data: object) => service.tell("/leaderboard", event, data, `e:${(offset += 1)}`);
const stands = () => store.get().contests.map(({ contestId, status, entrants }) => [contestId, status, entrants]);

beforeEach(async () => {
  service = new FakeService();
  offset = 10;
  known = [contest(1, 1, 11), contest(2, -5, 5)];
  service.responds = () => ({
    contests: known, position: { epoch: "e", offset }, serverTime: new Date(service.clock.now()).toISOString(),
  });
  store = service.client().contests();
  store.subscribe(() => undefined);
  await service.clock.pass(100);
});

/** What the service shows of the contests: a refresh. */
const show = (contests: readonly Contest[]) => {
  const serverTime = new Date(service.clock.now()).toISOString();
  const shown = contests.map((contest) => ({ ...contest, board: [], total: 0 }));
  tell("leaderboard:refresh", { boards: [], teams: [], contests: shown, serverTime, asOf: serverTime });
};

test("contests begin and end by the clock, and are announced, changed and settled by what is shown, with one request", async () => {
  expect(stands()).toEqual([[2, "active", 0], [1, "upcoming", 0]]);
  await service.clock.pass(60_000);
  expect(stands()).toEqual([[2, "active", 0], [1, "active", 0]]);
  tell("contest:new-entry", { contestId: 1, userId: 7 });
  await service.clock.pass(4 * 60_000);
  expect(stands()).toEqual([[1, "active", 1], [2, "completed", 0]]);
  const settledAt = inMinutes(0);
  show([{ ...known[0]!, title: "Renamed", entrants: 1 }, contest(3, 5, 15), { ...known[1]!, status: "completed", settledAt }]);
  await service.clock.pass(60_000);
  expect(stands()).toEqual([[1, "active", 1], [3, "upcoming", 0], [2, "completed", 0]]);
  expect(store.get().contests.map(({ title }) => title)).toEqual(["Renamed", "Contest 3", "Contest 2"]);
  expect(store.get().contests[2]).toMatchObject({ contestId: 2, settledAt });
  expect(service.requests.length).toBe(1);
});

test("a contest that is entered before it is shown is not asked for", async () => {
  for (let userId = 1; userId <= 30; userId++) tell("contest:new-entry", { contestId: 3, userId });
  await service.clock.pass(500);
  show([...known, { ...contest(3, 2, 12), entrants: 30 }]);
  await service.clock.pass(60_000);
  expect(stands()).toContainEqual([3, "upcoming", 30]);
  expect(service.requests.length).toBe(1);
});

test("of a contest that is not shown one asks once, however many enter it", async () => {
  known = [...known, contest(3, 2, 12)];
  for (let userId = 1; userId <= 30; userId++) tell("contest:new-entry", { contestId: 3, userId });
  await service.clock.pass(20_000);
  expect(stands().map(([contestId]) => contestId)).toEqual([2, 1, 3]);
  expect(service.requests.length).toBe(2);
});

test("when more is on than is shown, or something has been settled unseen, one asks", async () => {
  const many = Array.from({ length: 20 }, (_, index) => contest(10 + index, 1, 11 + index));
  known = [...known, ...many];
  show(many);
  await service.clock.pass(20_000);
  expect(stands().length).toBe(22);
  expect(service.requests.length).toBe(2);
  const over = Array.from({ length: 19 }, (_, index) => ({ ...contest(40 + index, -5, 0), settledAt: inMinutes(0) }));
  known = over.concat(known.map((contest) => ({ ...contest, settledAt: inMinutes(0) })));
  show([...over, contest(90, 1, 2)]);
  await service.clock.pass(20_000);
  expect(store.get().contests.every(({ settledAt }) => settledAt !== undefined)).toBe(true);
  expect(service.requests.length).toBe(3);
});
