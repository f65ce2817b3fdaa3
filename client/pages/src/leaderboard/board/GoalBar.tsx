import { useTranslation } from "react-i18next";
import { formatNumber } from "../../design/format";
import { classes } from "../../design/classes";
import styles from "./GoalBar.module.css";

export interface GoalBarProps {
  value: number;
  goal: number | undefined;
  /** What of the goal is due by today. */
  pace?: number | undefined;
  /** What a full bar is where there is no goal, such as the leader's value. */
  of: number;
}

/** How far somebody has come: of the goal, with a notch where he should be today; without a goal, of the leader's value. */
export function GoalBar({ value, goal, pace, of }: GoalBarProps) {
  const { t, i18n } = useTranslation("leaderboard");
  const percent = (part: number) => formatNumber(part, i18n.language, { percent: true });
  if (goal === undefined || goal <= 0) {
    return (
      <span className={classes(styles.bar, styles.plain)} aria-hidden="true">
        <span className={styles.fill} style={{ scale: `${share(value, of)} 1` }} />
      </span>
    );
  }
  const due = pace === undefined ? undefined : share(pace, goal);
  const ahead = pace === undefined || value >= pace;
  const label =
    due === undefined
      ? t("goal.label", { reached: percent(value / goal) })
      : t("goal.labelDue", { reached: percent(value / goal), due: percent(due) });
  return (
    <span
      className={classes(styles.bar, value >= goal ? styles.done : ahead ? styles.ahead : styles.behind)}
      role="img"
      aria-label={label}
      title={label}
    >
      <span className={styles.fill} style={{ scale: `${share(value, goal)} 1` }} />
      {due !== undefined && due > 0 && due < 1 && <span className={styles.due} style={{ left: `${due * 100}%` }} />}
    </span>
  );
}

function share(value: number, of: number): number {
  return of > 0 ? Math.min(1, Math.max(0, value / of)) : 0;
}
