import { expect, test } from "vitest";
import { around } from "./around";

const rows = Array.from({ length: 20 }, (_, index) => ({ userId: index + 1 }));
const ids = (userId: number, each: number) => around(rows, userId, each).map((row) => row.userId);

test("as many above as below", () => {
  expect(ids(10, 2)).toEqual([8, 9, 10, 11, 12]);
});

test("at the ends as many in all", () => {
  expect(ids(1, 2)).toEqual([1, 2, 3, 4, 5]);
  expect(ids(19, 2)).toEqual([16, 17, 18, 19, 20]);
});

test("a board that is shorter is shown whole, and so is one that he is not on", () => {
  expect(ids(3, 50)).toHaveLength(20);
  expect(ids(99, 2)).toHaveLength(20);
});
