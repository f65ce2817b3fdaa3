import { expect, test } from "vitest";
import { filledIn, jsonOf, jsonText, numberOf, Unreadable, unreadable, withKey } from "./draft";

test.each([
  ["12", 12],
  [" -0.5 ", -0.5],
  ["1e3", 1_000],
  ["", undefined],
  ["  ", undefined],
  ["12a", "12a"],
  ["0x10", "0x10"],
  ["007", "007"],
])("%j typed for a number is %j", (text, draft) => {
  expect(numberOf(text)).toEqual(draft);
});

test("any JSON is read, written as it was, and kept where it is none", () => {
  expect(jsonOf(`{"a":[1]}`)).toEqual({ a: [1] });
  expect(jsonOf("null")).toBe(null);
  expect(jsonOf(" ")).toBeUndefined();
  const broken = jsonOf(`{"a":`);
  expect(broken).toEqual(new Unreadable(`{"a":`));
  expect([jsonText(broken), jsonText({ a: 1 }), jsonText(undefined)]).toEqual([`{"a":`, `{\n  "a": 1\n}`, ""]);
});

test("what is empty is not sent", () => {
  const draft = { a: 0, b: "", c: undefined, d: { e: undefined, f: { g: undefined } }, h: {}, i: [undefined, { j: undefined }], k: null };
  expect(filledIn(draft)).toEqual({ a: 0, b: "", h: {}, i: [null, {}], k: null });
  expect(filledIn(undefined)).toBeUndefined();
});

test("what can't be sent is named by its place", () => {
  const bad = new Unreadable("{");
  expect(unreadable({ a: bad, b: { c: [1, bad, { d: bad }] }, e: 1 })).toEqual(["a", "b.c[1]", "b.c[2].d"]);
  expect(unreadable(bad)).toEqual([""]);
  expect(unreadable([bad])).toEqual(["[0]"]);
});

test("a key is set in whatever was there before", () => {
  expect(withKey({ a: 1, b: 2 }, "b", 3)).toEqual({ a: 1, b: 3 });
  for (const before of [undefined, null, 7, [1], new Unreadable("{")]) expect(withKey(before, "a", 1)).toEqual({ a: 1 });
});
