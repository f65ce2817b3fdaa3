
import { classes } from "../../design/classes";
import type { View } from "../state/view";
import styles from "./ModeBadge.module.css";
import { useWords } from "../words/words";

/** Live, Connecting, Stale, Offline or Frozen, in words. A change is told to screen readers. */
export function ModeBadge({ view: { mode } }: { view: View }) {
  const { t } = useWords();
  return (
    <span className={classes(styles.badge, styles[mode])} role="status" data-mode={mode}>
      <span className={styles.dot} aria-hidden="true" />
      {t(`mode.${mode}`)}
    </span>
  );
}
