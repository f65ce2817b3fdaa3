import { expect, test } from "vitest";

import { Seen, split } from "./positions.js";

test("a position is taken off the payload", () => {
  expect(split([{ a: 1 }, "k3x:813"])).toEqual({ payload: [{ a: 1 }], position: "k3x:813" });
});

test("a fleeting event has none, and its string stays", () => {
  expect(split(["k3x:813", null])).toEqual({ payload: ["k3x:813"] });
  expect(split([true])).toEqual({ payload: [true] });
  expect(split([])).toEqual({ payload: [] });
});

test("what looks like no position is left alone", () => {
  expect(split([1, "and so on"])).toEqual({ payload: [1, "and so on"] });
});

test("an event is seen once, also when an older one comes after a newer one", () => {
  const seen = new Seen();
  expect(["k:2", "k:1", "k:2", "k:1", "j:1"].map((position) => seen.add(position))).toEqual([true, true, false, false, true]);
});

test("what is remembered is bounded, and the oldest goes first", () => {
  const seen = new Seen();
  for (let offset = 0; offset <= 1_000; offset++) seen.add(`k:${offset}`);
  expect(seen.add("k:1")).toBe(false);
  expect(seen.add("k:0")).toBe(true);
});
