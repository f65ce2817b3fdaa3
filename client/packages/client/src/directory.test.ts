import { expect, test } from "vitest";

import { FakeService } from "../test/fake-service.js";
import { Directory } from "./directory.js";

const minutes = (count: number) => count * 60_000;

test("who is unknown is asked for soon, with everybody else, and again only after waits that grow", async () => {
  const service = new FakeService();
  let teamId: number | undefined;
  service.responds = () => ({ entries: [{ userId: 7, teamId }], total: 1 });
  const directory = new Directory(service.clock, service.client(), 5_000);
  let learned = 0;
  directory.onLearned(() => (learned += 1));

  expect(directory.teamOf(7)).toBeUndefined();
  for (let times = 0; times < 30; times++) directory.ask();
  expect(service.requests).toEqual([]);
  await service.clock.pass(5_000);
  expect(service.requests.map(({ path }) => path)).toEqual(["/api/v1/leaderboard?metric=allTimeRevenue&limit=1000&offset=0"]);
  expect([learned, directory.teamOf(7)]).toEqual([1, null]);

  teamId = 3;
  const askedAfter: number[] = [];
  for (let minute = 1; minute <= 60; minute++) {
    const before = service.requests.length;
    directory.ask();
    await service.clock.pass(minutes(1));
    if (service.requests.length > before) askedAfter.push(minute);
  }
  expect(askedAfter).toEqual([5, 13, 28, 58]);
  expect(directory.teamOf(7)).toBe(3);
});

test("what could not be asked is asked again as soon as somebody is unknown", async () => {
  const service = new FakeService();
  const directory = new Directory(service.clock, service.client(), 5_000);
  directory.ask();
  await service.clock.pass(5_000);
  directory.ask();
  await service.clock.pass(5_000);
  expect(service.requests.length).toBe(2);
});
