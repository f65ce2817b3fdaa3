import type { LevelUp, Streak, XpGain } from "@ridgecast/client";

/** What a trainee has come to, as far as events have said it, and of when each figure is, in ms. */
export interface Figures {
  readonly totalXP: number;
  readonly currentLevel: number;
  readonly currentStreak: number;
  readonly xpAt: number;
  readonly levelAt: number;
  readonly streakAt: number;
}

export const NO_FIGURES: Figures = {
  totalXP: 0,
  currentLevel: 1,
  currentStreak: 0,
  xpAt: 0,
  levelAt: 0,
  streakAt: 0,
};

type Change = (figures: Figures) => Figures;

// What was missed is told behind what is new, so an event may be older than what is known: then it changes nothing.

export function withXp({ newTotal, timestamp }: XpGain): Change {
  const xpAt = Date.parse(timestamp);
  return (figures) => (xpAt < figures.xpAt ? figures : { ...figures, totalXP: newTotal, xpAt });
}

export function withLevel({ newLevel, totalXP, timestamp }: LevelUp): Change {
  const at = Date.parse(timestamp);
  return (figures) => {
    const next = at < figures.xpAt ? figures : { ...figures, totalXP, xpAt: at };
    return at < figures.levelAt ? next : { ...next, currentLevel: newLevel, levelAt: at };
  };
}

export function withStreak({ currentStreak, timestamp }: Streak): Change {
  const streakAt = Date.parse(timestamp);
  return (figures) => (streakAt < figures.streakAt ? figures : { ...figures, currentStreak, streakAt });
}
