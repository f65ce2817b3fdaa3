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

test("contests begin and end by the clock, and are settled when that is told in their room, with one request", async () => {
  expect(stands()).toEqual([[2, "active", 0], [1, "upcoming", 0]]);
  expect(service.emitted.map(({ event, args }) => [event, ...args].join(" "))).toEqual(["join:contest 2", "join:contest 1"]);
  await service.clock.pass(60_000);
  expect(stands()).toEqual([[2, "active", 0], [1, "active", 0]]);
  tell("contest:new-entry", { contestId: 1, userId: 7 });
  await service.clock.pass(4 * 60_000);
  expect(stands()).toEqual([[1, "active", 1], [2, "completed", 0]]);
  const settledAt = inMinutes(0);
  tell("contest:settled", { contestId: 2, settledAt });
  await service.clock.pass(60_000);
  expect(store.get().contests[1]).toMatchObject({ contestId: 2, settledAt });
  expect(service.emitted.at(-1)).toMatchObject({ event: "leave:contest", args: [2] });
  expect(service.requests.length).toBe(1);
});

test("of a contest that nobody has heard of one asks once, however many enter it", async () => {
  known = [...known, contest(3, 2, 12)];
  for (let userId = 1; userId <= 30; userId++) tell("contest:new-entry", { contestId: 3, userId });
  await service.clock.pass(20_000);
  expect(stands().map(([contestId]) => contestId)).toEqual([2, 1, 3]);
  expect(service.requests.length).toBe(2);
});

test("if nobody tells that a contest is settled, one asks", async () => {
  await service.clock.pass(5 * 60_000 + 20_000);
  expect(service.requests.length).toBe(1);
  known = known.map((contest) => (contest.contestId === 2 ? { ...contest, settledAt: inMinutes(0) } : contest));
  await service.clock.pass(30_000);
  expect(service.requests.length).toBe(2);
  expect(store.get().contests.at(-1)?.settledAt).toBeDefined();
});

test("who comes back to the page after a while looks for new contests", async () => {
  service.browser({ visible: false });
  await service.clock.pass(60_000);
  service.browser({ visible: true });
  await service.clock.pass(10_000);
  expect(service.requests.length).toBe(1);
  service.browser({ visible: false });
  await service.clock.pass(6 * 60_000);
  known = [...known, contest(3, 10, 20)];
  const before = service.requests.length;
  service.browser({ visible: true });
  await service.clock.pass(10_000);
  expect(service.requests.length).toBe(before + 1);
  expect(stands().some(([contestId]) => contestId === 3)).toBe(true);
});
