import type { BoardRow } from "@ridgecast/client";
import { expect, test } from "vitest";
import { nextAbove } from "./nextAbove";

const row = (userId: number, rank: number, value: number): BoardRow => ({
  userId,
  userName: `User ${userId}`,
  rank,
  value,
  reachedAt: "2026-03-01T09:30:00.000Z",
});

const board = [row(1, 1, 900), row(2, 2, 500), row(3, 2, 500), row(4, 4, 200)];

test("the next above is who has more, not who shares the place", () => {
  expect(nextAbove(board, 4)).toEqual({ name: "User 3", missing: 300 });
  expect(nextAbove(board, 3)).toEqual({ name: "User 1", missing: 400 });
});

test("nobody is above the first, nor above who is on no board", () => {
  expect(nextAbove(board, 1)).toBeUndefined();
  expect(nextAbove(board, 99)).toBeUndefined();
});
