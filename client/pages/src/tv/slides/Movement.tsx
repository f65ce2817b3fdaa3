import { ArrowDown, ArrowUp } from "lucide-react";

import { classes } from "../../design/classes";
import styles from "./Movement.module.css";
import { useWords } from "../words/words";

/** By how many places somebody rose or fell when that last changed. Nothing, if it has not since this screen is on. */
export function Movement({ change }: { change: number | undefined }) {
  const { t } = useWords();
  if (change === undefined || change === 0) return <span className={styles.none} />;
  const Icon = change > 0 ? ArrowUp : ArrowDown;
  const spoken = t(change > 0 ? "ranking.up" : "ranking.down", { count: Math.abs(change) });
  return (
    <span key={change} className={classes(styles.movement, change > 0 ? styles.up : styles.down)}>
      <Icon className={styles.icon} aria-hidden="true" />
      <span aria-hidden="true">{Math.abs(change)}</span>
      <span className="unseen">{spoken}</span>
    </span>
  );
}
