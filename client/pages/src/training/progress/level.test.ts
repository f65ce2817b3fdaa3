import { expect, test } from "vitest";
import { partOfLevel } from "./level";

test("the bar runs from the beginning of the level to the next one", () => {
  const at = (totalXP: number) => partOfLevel({ totalXP, levelAt: 200, nextLevelAt: 450 });
  expect([200, 325, 450].map(at)).toEqual([0, 0.5, 1]);
});

test("it is full on the highest level, and until the thresholds of a new one are known", () => {
  expect(partOfLevel({ totalXP: 125_000, levelAt: 125_000 })).toBe(1);
  expect(partOfLevel({ totalXP: 470, levelAt: 200, nextLevelAt: 450 })).toBe(1);
});
