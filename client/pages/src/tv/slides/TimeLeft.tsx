import { partsOf } from "../../design/format";
import { useWords } from "../words/words";
import styles from "./TimeLeft.module.css";
import { useSecondsLeft } from "./useSecondsLeft";

const UNITS = ["days", "hours", "minutes", "seconds"] as const;

/** How long it is until a moment (ISO 8601), by the service's clock, in large figures. */
export function TimeLeft({ until }: { until: string }) {
  const { t } = useWords();
  const left = useSecondsLeft(Date.parse(until));
  const parts = partsOf(left * 1_000);
  const shown = UNITS.filter((unit) => unit !== "days" || parts.days > 0);
  return (
    <div className={styles.left} role="timer" aria-label={t("contest.left", parts)} data-left={left}>
      {shown.map((unit) => (
        <div key={unit} className={styles.part} aria-hidden="true">
          <span className={styles.figure}>{String(parts[unit]).padStart(2, "0")}</span>
          <span className={styles.unit}>{t(`contest.unit.${unit}`, { count: parts[unit] })}</span>
        </div>
      ))}
    </div>
  );
}
