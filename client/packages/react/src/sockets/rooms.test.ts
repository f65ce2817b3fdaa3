import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { type Answer, type Ask, type Room, Rooms } from "./rooms.js";

const CONTEST: Room = ["join:contest", 17];
const OK: Answer = { status: "ok", room: "contest:17" };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A connection that notes what is asked, and whose answers the test gives. */
function connection() {
  const asked: string[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  const ask: Ask = (event, args, answer) => {
    asked.push([event, ...args].join(" "));
    answers.push(answer);
  };
  return { asked, ask, answer: (answer: Answer = OK) => answers.shift()?.(answer) };
}

const nobody = (): void => {};

test("a room is joined once for all who hold it, and left by the last", () => {
  const rooms = new Rooms();
  const { asked, ask, answer } = connection();
  rooms.connected(ask, false);
  const first = rooms.hold(CONTEST, nobody);
  const second = rooms.hold(CONTEST, nobody);
  answer();
  first();
  vi.runAllTimers();
  expect(asked).toEqual(["join:contest 17"]);
  second();
  vi.runAllTimers();
  expect(asked).toEqual(["join:contest 17", "leave:contest 17"]);
});

test("who lets go and holds again in one breath has never left", () => {
  const rooms = new Rooms();
  const { asked, ask, answer } = connection();
  rooms.connected(ask, false);
  const letGo = rooms.hold(CONTEST, nobody);
  answer();
  letGo();
  rooms.hold(CONTEST, nobody);
  vi.runAllTimers();
  expect(asked).toEqual(["join:contest 17"]);
});

test("who lets go before the answer leaves after it", () => {
  const rooms = new Rooms();
  const { asked, ask, answer } = connection();
  rooms.connected(ask, false);
  rooms.hold(CONTEST, nobody)();
  vi.runAllTimers();
  expect(asked).toEqual(["join:contest 17"]);
  answer();
  expect(asked).toEqual(["join:contest 17", "leave:contest 17"]);
});

test("rooms are joined again after a connection, unless that was recovered", () => {
  const rooms = new Rooms();
  rooms.hold(CONTEST, nobody);
  const first = connection();
  rooms.connected(first.ask, false);
  first.answer();
  rooms.disconnected();

  const recovered = connection();
  rooms.connected(recovered.ask, true);
  expect(recovered.asked).toEqual([]);
  rooms.disconnected();

  const fresh = connection();
  rooms.connected(fresh.ask, false);
  expect(fresh.asked).toEqual(["join:contest 17"]);
});

test("what was let go of while there was no connection is left when that is recovered", () => {
  const rooms = new Rooms();
  const letGo = rooms.hold(CONTEST, nobody);
  const first = connection();
  rooms.connected(first.ask, false);
  first.answer();
  rooms.disconnected();
  letGo();
  vi.runAllTimers();

  const recovered = connection();
  rooms.connected(recovered.ask, true);
  expect(recovered.asked).toEqual(["leave:contest 17"]);
});

test("an answer that never came is asked for again", () => {
  const rooms = new Rooms();
  rooms.hold(CONTEST, nobody);
  const first = connection();
  rooms.connected(first.ask, false);
  rooms.disconnected();
  const recovered = connection();
  rooms.connected(recovered.ask, true);
  first.answer({ status: "error", code: "forbidden", message: "late" });
  expect(recovered.asked).toEqual(["join:contest 17"]);
});

test("a refusal is told to who holds the room, and it is asked for again on the next connection", () => {
  const rooms = new Rooms();
  const told: (string | null)[] = [];
  rooms.hold(CONTEST, (refusal) => told.push(refusal));
  const first = connection();
  rooms.connected(first.ask, false);
  first.answer({ status: "error", code: "forbidden", message: "not yours" });
  vi.runAllTimers();
  expect(first.asked).toHaveLength(1);
  rooms.disconnected();
  const second = connection();
  rooms.connected(second.ask, false);
  second.answer();
  expect(told).toEqual(["not yours", null]);
});

test("a service that is short of room is asked again after a pause", () => {
  const rooms = new Rooms();
  const told: (string | null)[] = [];
  rooms.hold(CONTEST, (refusal) => told.push(refusal));
  const { asked, ask, answer } = connection();
  rooms.connected(ask, false);
  answer({ status: "error", code: "unavailable", message: "busy" });
  vi.advanceTimersByTime(999);
  expect(asked).toHaveLength(1);
  vi.advanceTimersByTime(1_001);
  expect(asked).toHaveLength(2);
  answer();
  expect(told).toEqual([null]);
});

test("a room without an argument is another room", () => {
  const rooms = new Rooms();
  const { asked, ask } = connection();
  rooms.connected(ask, false);
  rooms.hold(["join:tv-display"], nobody);
  rooms.hold(["join:user", 7], nobody);
  expect(asked).toEqual(["join:tv-display", "join:user 7"]);
});
