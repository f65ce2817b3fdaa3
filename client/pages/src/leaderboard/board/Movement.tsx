import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes";
import styles from "./Movement.module.css";

/** By how many ranks somebody rose (above 0) or fell (below). Nothing, if not known or none. */
export function Movement({ change, className }: { change: number | undefined; className?: string | undefined }) {
  const { t } = useTranslation("leaderboard");
  if (change === undefined || change === 0) return null;
  const up = change > 0;
  const count = Math.abs(change);
  return (
    <span className={classes(styles.movement, up ? styles.up : styles.down, className)}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d={up ? "M5 1.5 9 8H1z" : "M5 8.5 1 2h8z"} />
      </svg>
      <span aria-hidden="true">{count}</span>
      <span className="unseen">{t(up ? "movement.up" : "movement.down", { count })}</span>
    </span>
  );
}
