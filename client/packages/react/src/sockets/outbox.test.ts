import { expect, test } from "vitest";

import { Outbox } from "./outbox.js";

function drained(outbox: Outbox, now: number): unknown[] {
  const sent: unknown[] = [];
  outbox.drain((event, args) => sent.push([event, ...args]), now);
  return sent;
}

test("what was said offline is sent in its order, and once", () => {
  const outbox = new Outbox();
  outbox.keep("a", [1], 0);
  outbox.keep("b", [2, 3], 10);
  expect(drained(outbox, 20)).toEqual([["a", 1], ["b", 2, 3]]);
  expect(drained(outbox, 20)).toEqual([]);
});

test("what nobody waits for any more is not sent", () => {
  const outbox = new Outbox();
  outbox.keep("old", [], 0);
  outbox.keep("new", [], 1);
  expect(drained(outbox, 60_000)).toEqual([["new"]]);
});

test("it is bounded, and the oldest goes first", () => {
  const outbox = new Outbox();
  for (let n = 0; n < 101; n++) outbox.keep("n", [n], 0);
  const sent = drained(outbox, 0);
  expect(sent).toHaveLength(100);
  expect(sent[0]).toEqual(["n", 1]);
});
