import type { Metric } from "@ridgecast/client";
import { formatNumber } from "../../design/format";
import type { Slide } from "../rotation/rotation";
import type { Picture } from "../state/picture";
import { partOf } from "../state/slides";
import { formatPeriod } from "./period";
import type { Translate } from "../words/translate";

export interface Title {
  readonly title: string;
  readonly subtitle?: string;
}

/** What a slide is called. */
export function currentTitle(
  slide: Slide | undefined,
  picture: Picture | undefined,
  t: Translate,
  language: string,
): Title {
  switch (slide?.subject) {
    case "ranking": {
      const metric = partOf(slide) as Metric;
      const board = picture?.boards[metric];
      if (!board) return { title: t(`metric.${metric}`) };
      const parts = [
        formatPeriod(board.period, language, t),
        t("ranking.people", { count: board.total, people: formatNumber(board.total, language) }),
        t("ranking.sum", { sum: formatNumber(board.sum, language) }),
      ];
      return { title: t(`metric.${metric}`), subtitle: parts.filter(Boolean).join(" · ") };
    }
    case "teams":
      return { title: t("teams.title"), subtitle: t("teams.subtitle") };
    case "contests": {
      const contest = picture?.contests.find(({ contestId }) => String(contestId) === partOf(slide));
      return contest?.description
        ? { title: contest.title, subtitle: contest.description }
        : { title: contest?.title ?? t("contest.title") };
    }
    case "achievements":
      return { title: t("achievements.title"), subtitle: t("achievements.subtitle") };
    case undefined:
      return { title: t("title") };
  }
}
