import { expect, test } from "vitest";
import { lineOf, matches, type Entry } from "./frames";

test("an event is shown with where it came from, and its place", () => {
  expect(lineOf({ type: "event", event: "rank:changed", room: "user:7", data: { a: [1] }, offset: 814 })).toEqual({
    kind: "event",
    event: "rank:changed",
    room: "user:7",
    offset: 814,
    data: { a: [1] },
    text: `{"a":[1]}`,
  });
  expect(lineOf({ type: "event", event: "tv:beat", data: null })).toEqual({ kind: "event", event: "tv:beat", data: null, text: "null" });
});

test("what the service says of the connection is shown too, and a bare answer is not", () => {
  expect(lineOf({ type: "hello", epoch: "e", offset: 1, recovered: true })).toEqual({ kind: "note", note: "recovered" });
  expect(lineOf({ type: "error", code: "forbidden", message: "Not yours" })).toEqual({ kind: "note", note: "error", about: "Not yours" });
  expect(lineOf({ type: "ack", id: 1 })).toBeUndefined();
});

test("a text is sought in the name, the room and the data", () => {
  const entry: Entry = { serial: 1, at: 0, kind: "event", event: "rank:changed", room: "user:7", data: {}, text: `{"userName":"Ada"}` };
  for (const sought of ["", "rank", "user:7", "ada"]) expect(matches(entry, sought), sought).toBe(true);
  expect(matches(entry, "grace")).toBe(false);
  expect(matches({ serial: 2, at: 0, kind: "note", note: "lost" }, "grace")).toBe(true);
});
