import { useTranslation } from "react-i18next";
import { formatNumber } from "../../design/format";
import styles from "./Split.module.css";

export interface SplitProps {
  label: string;
  parts: Record<string, number>;
  name: (part: string) => string;
}

/** How a whole is made up: a thin bar, and its parts in words. */
export function Split({ label, parts, name }: SplitProps) {
  const { i18n } = useTranslation();
  const entries = Object.entries(parts);
  return (
    <div role="group" aria-label={label}>
      <div className={styles.bar} aria-hidden="true">
        {entries
          .filter(([, count]) => count > 0)
          .sort(([, a], [, b]) => b - a)
          .map(([part, count]) => (
            <span key={part} style={{ flexGrow: count }} />
          ))}
      </div>
      <ul className={styles.parts}>
        {entries.map(([part, count]) => (
          <li key={part}>
            {name(part)} <strong>{formatNumber(count, i18n.language)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
