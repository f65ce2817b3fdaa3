import { expect, test } from "vitest";

import { NO_FIGURES, withLevel, withStreak, withXp } from "./training-figures.js";

const WHO = { userId: 7, userName: "Ada" };
const at = (minute: number): string => `2026-03-01T09:0${minute}:00.000Z`;

test("each event sets what it says", () => {
  const figures = [
    withXp({ ...WHO, amount: 40, source: "quiz", newTotal: 210, timestamp: at(1) }),
    withLevel({ ...WHO, previousLevel: 1, newLevel: 2, totalXP: 210, timestamp: at(1) }),
    withStreak({ ...WHO, currentStreak: 3, longestStreak: 5, streakType: "daily", timestamp: at(1) }),
  ].reduce((figures, change) => change(figures), NO_FIGURES);
  expect(figures).toMatchObject({ totalXP: 210, currentLevel: 2, currentStreak: 3 });
});

test("an older event that is told late changes nothing", () => {
  const now = withXp({ ...WHO, amount: 40, source: "quiz", newTotal: 900, timestamp: at(5) })(NO_FIGURES);
  const late = withLevel({ ...WHO, previousLevel: 2, newLevel: 3, totalXP: 460, timestamp: at(3) })(now);
  expect(late).toMatchObject({ totalXP: 900, currentLevel: 3 });
  const later = withLevel({ ...WHO, previousLevel: 1, newLevel: 2, totalXP: 200, timestamp: at(2) })(late);
  expect(later).toEqual(late);
});
