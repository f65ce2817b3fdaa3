import type { BoardState } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { AnimatedNumber } from "../../design/AnimatedNumber";
import { Skeleton } from "../../design/Skeleton";
import { digitsOf, partsOfMetric } from "../metrics";
import styles from "./BoardHeading.module.css";
import { periodName } from "./periodName";

/** What the board is of, and what all of it comes to. */
export function BoardHeading({ board, team }: { board: BoardState; team: string | undefined }) {
  const { t, i18n } = useTranslation("leaderboard");
  const { kind } = partsOfMetric(board.metric);
  const period = board.period === undefined ? undefined : periodName(board.period, i18n.language);
  return (
    <header className={styles.heading}>
      <div>
        <p className={styles.caption}>
          {team ?? t("filters.everybody")}
          {board.period === "all"
            ? ` · ${t("period.all")}`
            : period !== undefined && ` · ${t(period.week ? "heading.week" : "heading.of", { period: period.text })}`}
        </p>
        <h1 className={styles.title}>{t(`kind.${kind}`)}</h1>
      </div>
      {board.status === "ready" ? (
        <p className={styles.sum}>
          <AnimatedNumber className={styles.figure} value={board.sum} digits={digitsOf(board.metric)} />
          <span className={styles.caption}>{t("heading.by", { count: board.total })}</span>
        </p>
      ) : (
        <Skeleton width="9rem" height="2.5rem" />
      )}
    </header>
  );
}
