import { useTranslation } from "react-i18next";

import { classes } from "../../design/classes";
import type { View } from "../state/view";
import styles from "./ModeBadge.module.css";

/** Live, Connecting, Stale, Offline or Frozen, in words. A change is told to screen readers. */
export function ModeBadge({ view: { mode } }: { view: View }) {
  const { t } = useTranslation("tv");
  return (
    <span className={classes(styles.badge, styles[mode])} role="status" data-mode={mode}>
      <span className={styles.dot} aria-hidden="true" />
      {t(`mode.${mode}`)}
    </span>
  );
}
