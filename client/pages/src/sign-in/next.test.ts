import { expect, test } from "vitest";
import { nextAddress } from "./next";

const to = (next: string) => nextAddress(`?next=${encodeURIComponent(next)}`, "/app/");

test("goes back to where one came from, with its filters", () => {
  expect(to("/app/?metric=xp#row-7")).toBe("/app/?metric=xp#row-7");
  expect(to("/app/training")).toBe("/app/training");
});

test("goes to the leaderboard where nothing was asked for", () => {
  expect(nextAddress("", "/app/")).toBe("/app/");
});

test.each([
  "https://elsewhere.example/app/",
  "//elsewhere.example/app/",
  "\\\\elsewhere.example/app/",
  "javascript:alert(1)",
  "/app/../api",
  "/other",
])("leads nobody away: %s", (next) => {
  expect(to(next)).toBe("/app/");
});

test("does not go round in a circle", () => {
  expect(to("/app/sign-in?next=/app/")).toBe("/app/");
});
