import { beforeEach, expect, test } from "vitest";

import { FakeClock } from "../test/fake-clock.js";
import { ServerTime } from "./server-time.js";

let clock: FakeClock;
let time: ServerTime;
beforeEach(() => {
  clock = new FakeClock();
  time = new ServerTime(clock);
});
/** What the service's clock says when it is ahead of ours by so much. */
const says = (ahead: number) => new Date(clock.now() + ahead).toISOString();
const ahead = () => time.now() - clock.now();

test("until the service has said something, our own clock counts", () => expect(ahead()).toBe(0));

test("half the way is added to what an answer says", () => {
  time.answered(says(5_000), 200);
  expect(ahead()).toBe(5_100);
});

test("the answer that took the shortest time counts, whatever comes after it", () => {
  time.answered(says(5_000), 20);
  time.answered(says(5_300), 900);
  time.beat(says(4_900));
  expect(ahead()).toBe(5_010);
});

test("but it grows old, since clocks drift", async () => {
  time.answered(says(5_000), 20);
  await clock.pass(2 * 3_600_000);
  time.answered(says(5_300), 900);
  expect(ahead()).toBe(5_750);
});

test("a clock that was set is believed at once", () => {
  time.answered(says(5_000), 20);
  time.beat(says(-60_000));
  expect(ahead()).toBe(-60_000);
});

test("what is no time changes nothing", () => {
  time.answered("soon", 20);
  expect(ahead()).toBe(0);
});
