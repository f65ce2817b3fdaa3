import type { CatalogueAchievement, Rarity } from "@ridgecast/client";
import { expect, test } from "vitest";
import { countByRarity, inOrder } from "./rarity";

function achievement(achievementId: string, rarity: Rarity, unlockedAt?: string): CatalogueAchievement {
  return { achievementId, title: "T", description: "D", category: "quiz", rarity, xpBonus: 10, ...(unlockedAt && { unlockedAt }) };
}

const ALL = [
  achievement("a", "legendary"),
  achievement("b", "common", "2026-03-01T09:00:00.000Z"),
  achievement("c", "rare", "2026-03-02T09:00:00.000Z"),
  achievement("d", "common"),
];

test("what one has comes first, the latest on top, then what is the easiest to reach", () => {
  expect(inOrder(ALL).map(({ achievementId }) => achievementId)).toEqual(["c", "b", "d", "a"]);
  expect(ALL.map(({ achievementId }) => achievementId)).toEqual(["a", "b", "c", "d"]);
});

test("rarities are counted, and those that there are none of left out", () => {
  expect(countByRarity(ALL)).toEqual([
    { rarity: "common", unlocked: 1, total: 2 },
    { rarity: "rare", unlocked: 1, total: 1 },
    { rarity: "legendary", unlocked: 0, total: 1 },
  ]);
});
