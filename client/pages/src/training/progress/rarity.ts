import type { CatalogueAchievement, Rarity } from "@ridgecast/client";

/** From what many have to what hardly anybody has. */
export const RARITIES: readonly Rarity[] = ["common", "rare", "epic", "legendary"];

export interface RarityCount {
  rarity: Rarity;
  unlocked: number;
  total: number;
}

/** How many there are of each rarity, and how many of them one has; rarities of which there are none are left out. */
export function countByRarity(achievements: readonly CatalogueAchievement[]): readonly RarityCount[] {
  return RARITIES.map((rarity) => {
    const those = achievements.filter((achievement) => achievement.rarity === rarity);
    return { rarity, unlocked: those.filter(({ unlockedAt }) => unlockedAt !== undefined).length, total: those.length };
  }).filter(({ total }) => total > 0);
}

/** What one has, the latest first; then what there is to reach, the easiest first. */
export function inOrder(achievements: readonly CatalogueAchievement[]): readonly CatalogueAchievement[] {
  const unlocked = achievements.filter(({ unlockedAt }) => unlockedAt !== undefined);
  const open = achievements.filter(({ unlockedAt }) => unlockedAt === undefined);
  const byDate = unlocked.sort((a, b) => Date.parse(b.unlockedAt ?? "") - Date.parse(a.unlockedAt ?? ""));
  return [...byDate, ...open.sort((a, b) => RARITIES.indexOf(a.rarity) - RARITIES.indexOf(b.rarity))];
}
