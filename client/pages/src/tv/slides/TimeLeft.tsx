import { useServerTime } from "@ridgecast/react";

import { partsOf } from "../../design/format";
import styles from "./TimeLeft.module.css";
import { useWords } from "../words/words";

const UNITS = ["days", "hours", "minutes", "seconds"] as const;

/** How long it is until a moment (ISO 8601), by the service's clock, in large figures. */
export function TimeLeft({ until }: { until: string }) {
  const { t } = useWords();
  const left = Date.parse(until) - useServerTime(1_000);
  const parts = partsOf(left);
  const shown = UNITS.filter((unit) => unit !== "days" || parts.days > 0);
  return (
    <div className={styles.left} role="timer" aria-label={t("contest.left", parts)} data-left={Math.max(0, Math.ceil(left / 1_000))}>
      {shown.map((unit) => (
        <div key={unit} className={styles.part} aria-hidden="true">
          <span className={styles.figure}>{String(parts[unit]).padStart(2, "0")}</span>
          <span className={styles.unit}>{t(`contest.unit.${unit}`, { count: parts[unit] })}</span>
        </div>
      ))}
    </div>
  );
}
