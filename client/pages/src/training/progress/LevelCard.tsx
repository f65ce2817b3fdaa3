import type { TraineeMoment } from "@ridgecast/client";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useIdentity } from "../../app/context";
import { AnimatedNumber } from "../../design/AnimatedNumber";
import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import styles from "./LevelCard.module.css";
import { type TrainingFigures, partOfLevel } from "./level";
import { useGains } from "./useGains";

export interface LevelCardProps {
  training: TrainingFigures;
  moments: readonly TraineeMoment[];
  /** On phones only the level and the bar: something else is in the middle. */
  isCompact: boolean;
  className?: string | undefined;
}

/** The level, its title, and the way to the next; what is gained rises from the bar. */
export function LevelCard({ training, moments, isCompact, className }: LevelCardProps) {
  const { t, i18n } = useTranslation("training");
  const name = useIdentity()?.name ?? training.userName;
  const { gains, onRisen } = useGains(moments);
  const { level, title, totalXP, nextLevelAt } = training;
  const part = partOfLevel(training);
  const missing = nextLevelAt === undefined ? 0 : Math.max(0, nextLevelAt - totalXP);
  const figure = (value: number) => formatNumber(value, i18n.language);
  const way = nextLevelAt === undefined ? t("level.highest") : t("level.next", { missing: figure(missing), level: level + 1 });
  return (
    <section className={classes(styles.card, isCompact && styles.compact, className)} aria-label={t("level.label")}>
      <div className={styles.crest} key={level}>
        <span className={styles.caption}>{t("level.level")}</span>
        <strong className={styles.level}>{figure(level)}</strong>
      </div>
      <div className={styles.main}>
        <div className={styles.line}>
          <div>
            <p className={styles.name}>{name}</p>
            {title !== undefined && <p className={styles.title}>{title}</p>}
          </div>
          <p className={styles.xp}>
            <AnimatedNumber value={totalXP} /> <small>{t("level.xp")}</small>
          </p>
        </div>
        <div
          className={styles.bar}
          style={{ "--part": part } as CSSProperties}
          role="progressbar"
          aria-label={t("level.bar", { level: level + 1 })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(part * 100)}
          aria-valuetext={way}
        >
          <div className={styles.filled} />
          {gains.map(({ id, amount }) => (
            <span key={id} className={styles.gain} onAnimationEnd={() => onRisen(id)} aria-hidden="true">
              {t("level.gained", { amount: figure(amount) })}
            </span>
          ))}
        </div>
        <div className={styles.foot}>
          <p className={styles.way}>{way}</p>
          <dl className={styles.figures}>
            {(["modules", "quizzes", "roleplays"] as const).map((kind) => (
              <div key={kind}>
                <dt>{t(`figures.${kind}`)}</dt>
                <dd className="tabular">{figure(countOf(training, kind))}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </section>
  );
}

function countOf(training: TrainingFigures, kind: "modules" | "quizzes" | "roleplays"): number {
  return { modules: training.modulesCompleted, quizzes: training.quizzesPassed, roleplays: training.roleplays }[kind];
}
