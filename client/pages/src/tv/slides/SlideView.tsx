import type { Metric } from "@ridgecast/client";
import { Mountain } from "lucide-react";

import type { Slide } from "../rotation/rotation";
import type { Picture, Recent } from "../state/picture";
import { partOf } from "../state/slides";
import type { Mode } from "../state/view";
import { AchievementsSlide } from "./AchievementsSlide";
import { ContestSlide } from "./ContestSlide";
import { RankingSlide } from "./RankingSlide";
import styles from "./SlideView.module.css";
import { TeamsSlide } from "./TeamsSlide";
import { useWords } from "../words/words";

export interface SlideViewProps {
  slide: Slide | undefined;
  picture: Picture | undefined;
  recent: Recent;
  mode: Mode;
}

/** The slide that is on, or why there is none. */
export function SlideView({ slide, picture, recent, mode }: SlideViewProps) {
  if (!slide) return <Nothing mode={mode} />;
  return (
    <div key={slide.id} className={styles.slide} data-slide={slide.id}>
      <Content slide={slide} picture={picture} recent={recent} />
    </div>
  );
}

function Content({ slide, picture, recent }: Pick<SlideViewProps, "picture" | "recent"> & { slide: Slide }) {
  if (slide.subject === "achievements") return <AchievementsSlide recent={recent} />;
  if (!picture) return null;
  if (slide.subject === "teams") return <TeamsSlide teams={picture.teams} />;
  if (slide.subject === "ranking") {
    const board = picture.boards[partOf(slide) as Metric];
    return board ? <RankingSlide board={board} teams={picture.teams} /> : null;
  }
  const contest = picture.contests.find(({ contestId }) => String(contestId) === partOf(slide));
  return contest ? <ContestSlide contest={contest} /> : null;
}

function Nothing({ mode }: { mode: Mode }) {
  const { t } = useWords();
  const which = mode === "live" || mode === "frozen" ? "empty" : mode;
  return (
    <div className={styles.nothing}>
      <Mountain className={styles.icon} aria-hidden="true" />
      <p className={styles.what}>{t(`nothing.${which}.title`)}</p>
      <p className={styles.why}>{t(`nothing.${which}.text`)}</p>
    </div>
  );
}
