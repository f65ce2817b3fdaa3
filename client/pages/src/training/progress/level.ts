import type { TraineeState } from "@ridgecast/client";

export type TrainingFigures = NonNullable<TraineeState["training"]>;

/**
 * How far somebody is on the way from the beginning of a level to the next, 0 to 1. Between the event of a new level and
 * the answer that knows its thresholds, the bar is full.
 */
export function partOfLevel({ totalXP, levelAt, nextLevelAt }: Pick<TrainingFigures, "totalXP" | "levelAt" | "nextLevelAt">): number {
  if (nextLevelAt === undefined || nextLevelAt <= levelAt) return 1;
  return Math.min(1, Math.max(0, (totalXP - levelAt) / (nextLevelAt - levelAt)));
}
