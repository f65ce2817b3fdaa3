/** What the hooks say in toasts, in English as the existing ones do. Pages that say more have the callbacks. */

import type {
  Achievement,
  ContestEntry,
  LevelUp,
  QuizCompletion,
  RankingUpdate,
  Streak,
  TrainingAchievement,
  XpGain,
} from "@ridgecast/client";

import type { Toast } from "./defaults.js";

export function rankToast({ previousRank, newRank }: RankingUpdate): Toast {
  const hasRisen = newRank < previousRank;
  const places = Math.abs(newRank - previousRank);
  return {
    title: hasRisen ? "You moved up" : "You moved down",
    description: `${places} ${places === 1 ? "place" : "places"}, now number ${newRank}`,
    variant: hasRisen ? "default" : "destructive",
  };
}

export function contestToast({ rank, metric }: ContestEntry): Toast {
  return { title: "Counted in the contest", description: `Number ${rank} by ${metric}` };
}

export function earnedToast({ title, description }: Achievement): Toast {
  return { title, description };
}

export function celebrationToast({ userName, title }: Achievement): Toast {
  return { title: userName, description: title };
}

export function xpToast({ amount, source }: XpGain): Toast {
  return { title: `+${amount} XP`, description: source };
}

export function levelToast({ newLevel, totalXP }: LevelUp): Toast {
  return { title: `Level ${newLevel}`, description: `With ${totalXP} XP in all` };
}

export function streakToast({ currentStreak, streakType, milestone }: Streak): Toast {
  const title = milestone ? `Streak milestone: ${milestone.reached}` : `Streak: ${currentStreak}`;
  return { title, description: typeof milestone?.reward === "string" ? milestone.reward : `${streakType} streak` };
}

export function unlockedToast({ title, description, rarity }: TrainingAchievement): Toast {
  return { title: `${title} (${rarity})`, description };
}

export function quizToast({ passed, score, xpEarned }: QuizCompletion): Toast {
  return {
    title: passed ? "Quiz passed" : "Quiz not passed",
    description: `${score}%, +${xpEarned} XP`,
    variant: passed ? "default" : "destructive",
  };
}
