import { Flame, Snowflake } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AnimatedNumber } from "../../design/AnimatedNumber";
import { Card } from "../../design/Card";
import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import type { TrainingFigures } from "./level";
import styles from "./StreakCard.module.css";

/** As many places for freezes as there are by default. */
const PLACES = 3;

/** The days in a row, and how many may be missed. */
export function StreakCard({ training, className }: { training: TrainingFigures; className?: string | undefined }) {
  const { t, i18n } = useTranslation("training");
  const { currentStreak, longestStreak, freezes } = training;
  const isRecord = currentStreak > 1 && currentStreak >= longestStreak;
  return (
    <Card title={t("streak.title")} className={className}>
      <div className={styles.now}>
        <span className={classes(styles.flame, currentStreak > 0 && styles.burning)} aria-hidden="true">
          <Flame />
        </span>
        <p className={styles.days}>
          <AnimatedNumber className={styles.count} value={currentStreak} />
          <span>{t("streak.days", { count: currentStreak })}</span>
        </p>
        <p className={styles.longest}>
          {isRecord ? t("streak.record") : t("streak.longest", { count: longestStreak, formatted: formatNumber(longestStreak, i18n.language) })}
        </p>
      </div>
      {currentStreak === 0 && <p className={styles.hint}>{t("streak.none")}</p>}
      <div className={styles.freezes}>
        <span className={styles.places} role="img" aria-label={t("streak.freezesLeft", { count: freezes })}>
          {Array.from({ length: Math.max(PLACES, freezes) }, (_, place) => (
            <span key={place} className={classes(styles.freeze, place < freezes && styles.left)}>
              <Snowflake />
            </span>
          ))}
        </span>
        <p>
          <strong>{t("streak.freezes")}</strong> {t("streak.freezesText")}
        </p>
      </div>
    </Card>
  );
}
