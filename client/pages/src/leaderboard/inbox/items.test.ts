import type { InboxItem } from "@ridgecast/client";
import { expect, test } from "vitest";
import { readMessage, safeLink } from "./items";

const item = (event: string, data: unknown): InboxItem => ({
  id: 1,
  namespace: "/",
  event,
  data,
  createdAt: "2026-03-01T09:30:00.000Z",
});

test("a notification is shown with its link", () => {
  const message = readMessage(item("notification", { title: "New module", message: "Objections", link: "/training/m-2" }));
  expect(message).toEqual({ kind: "notification", title: "New module", text: "Objections", link: "/training/m-2" });
});

test("a change of rank says from where to where", () => {
  const message = readMessage(item("rank:changed", { newRank: 3, previousRank: 5, metric: "xp" }));
  expect(message).toMatchObject({ kind: "rank", values: { rank: 3, previous: 5, metric: "xp" } });
});

test.each([null, "text", 7, { title: 5 }])("an event of any form has a title: %s", (data) => {
  expect(readMessage(item("coach:tip", data)).title).toBe("coach:tip");
});

test("a link that would run a script is none", () => {
  expect(safeLink("javascript:alert(1)")).toBeUndefined();
  expect(safeLink("data:text/html,x")).toBeUndefined();
  expect(safeLink("http://[")).toBeUndefined();
  expect(safeLink("https://example.com/a")).toBe("https://example.com/a");
});
