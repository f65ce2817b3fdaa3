import type { BoardRow, Metric } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar";
import { formatNumber } from "../../design/format";
import { digitsOf } from "../metrics";
import { Movement } from "./Movement";
import styles from "./OwnBar.module.css";

/** One's own place at the foot of the window while it is scrolled out of sight; leads there. */
export function OwnBar({ row, metric, onClick }: { row: BoardRow; metric: Metric; onClick: () => void }) {
  const { t, i18n } = useTranslation("leaderboard");
  return (
    <button type="button" className={styles.bar} onClick={onClick}>
      <span className={styles.rank}>{formatNumber(row.rank, i18n.language)}</span>
      <Avatar userId={row.userId} name={row.userName} size="small" />
      <span className={styles.name}>{t("board.yourPlace")}</span>
      <Movement change={row.change} />
      <span className={styles.value}>{formatNumber(row.value, i18n.language, { digits: digitsOf(metric) })}</span>
    </button>
  );
}
