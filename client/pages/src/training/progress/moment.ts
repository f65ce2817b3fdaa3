import type { LevelUp, QuizCompletion, Streak, TraineeMoment, TrainingAchievement, XpGain } from "@ridgecast/client";

/** A moment, with what its event carries. */
export type Told = { id: string } & (
  | { event: "xp:gained"; data: XpGain }
  | { event: "level:up"; data: LevelUp }
  | { event: "streak:update"; data: Streak }
  | { event: "achievement:unlocked"; data: TrainingAchievement }
  | { event: "quiz:completed"; data: QuizCompletion }
);

/** The event of a moment says what it carries (docs/WIRE.md, "Events to clients"). */
export function told(moment: TraineeMoment): Told {
  return moment as Told;
}

/** Whether there is something to say about it: a streak is told anew with each day's first report. */
export function isTelling(moment: Told): boolean {
  return moment.event !== "streak:update" || moment.data.currentStreak > 0;
}
