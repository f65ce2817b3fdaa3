import type { Metric } from "@ridgecast/client";

import type { Slide } from "../rotation/rotation";
import { contestsToShow, type Picture, type Recent } from "./picture";

/** The slides that have something to show, in the order in which they are shown. */
export function slidesOf(
  picture: Picture | undefined,
  recent: Recent,
  metrics: readonly Metric[],
  now: number,
): readonly Slide[] {
  const boards = metrics.filter((metric) => (picture?.boards[metric]?.rows.length ?? 0) > 0);
  const scored = picture?.teams.filter(({ metrics }) => metrics.some(({ sum }) => sum > 0)) ?? [];
  const contests = contestsToShow(picture?.contests ?? [], now);
  return [
    ...boards.map((metric) => ({ id: `ranking:${metric}`, subject: "ranking" as const })),
    ...(scored.length > 0 ? [{ id: "teams", subject: "teams" as const }] : []),
    ...contests.map(({ contestId }) => ({ id: `contests:${contestId}`, subject: "contests" as const })),
    ...(recent.length > 0 ? [{ id: "achievements", subject: "achievements" as const }] : []),
  ];
}

/** What comes behind the colon of a slide's id: which board, which contest. */
export function partOf(slide: Slide): string {
  return slide.id.slice(slide.subject.length + 1);
}
