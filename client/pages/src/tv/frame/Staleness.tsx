import { useServerTime } from "@ridgecast/react";
import { CloudOff, RefreshCw } from "lucide-react";

import { classes } from "../../design/classes";
import type { View } from "../state/view";
import { formatAsOf } from "./asOf";
import styles from "./Staleness.module.css";
import { useWords } from "../words/words";

/** Beside the badge: that the figures are not how things are now, and of when they are. */
export function Staleness({ view: { mode, picture } }: { view: View }) {
  const { t, language } = useWords();
  const now = useServerTime(60_000);
  if (mode === "live" || (mode === "connecting" && !picture)) return null;
  const asOf = picture && t("asOf", { at: formatAsOf(picture.asOf, now, language) });
  const Icon = mode === "offline" ? CloudOff : RefreshCw;
  return (
    <aside className={classes(styles.staleness, styles[mode])}>
      {mode !== "frozen" && <Icon className={styles.icon} aria-hidden="true" />}
      {asOf !== undefined && <strong className={styles.asOf}>{asOf}</strong>}
      <span className={styles.why}>{t(`why.${mode}`)}</span>
    </aside>
  );
}
