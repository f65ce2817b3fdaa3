import type { BoardRow } from "@ridgecast/client";

import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import styles from "./Goal.module.css";
import { useWords } from "../words/words";

export interface GoalProps {
  row: BoardRow;
  /** The bar alone. */
  slim?: boolean;
  className?: string | undefined;
}

/** How much of somebody's goal is reached, and whether that is what is due by today. Nothing, for who has none. */
export function Goal({ row: { value, goal, pace }, slim = false, className }: GoalProps) {
  const { t, language } = useWords();
  if (goal === undefined || goal <= 0) return null;
  const part = Math.min(1, value / goal);
  const onPace = pace === undefined || value >= pace;
  const percent = formatNumber(value / goal, language, { percent: true });
  const standing = value >= goal ? t("goal.reached") : t(onPace ? "goal.onPace" : "goal.behind");
  return (
    <div className={classes(styles.goal, onPace ? styles.onPace : styles.behind, slim && styles.slim, className)}>
      <div className={styles.bar} aria-hidden="true">
        <span className={styles.fill} style={{ transform: `scaleX(${part})` }} />
        {pace !== undefined && pace < goal && <span className={styles.due} style={{ left: `${(pace / goal) * 100}%` }} />}
      </div>
      <p className={slim ? "unseen" : styles.text}>
        <span>{t("goal.of", { percent, goal: formatNumber(goal, language, { compact: true, digits: 1 }) })}</span>
        <span className={styles.standing}>{standing}</span>
      </p>
    </div>
  );
}
