import type { BoardState } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { AnimatedNumber } from "../../design/AnimatedNumber";
import { formatNumber } from "../../design/format";
import { GoalBar } from "../board/GoalBar";
import { Movement } from "../board/Movement";
import { digitsOf } from "../metrics";
import styles from "./YourStanding.module.css";
import { nextAbove } from "./nextAbove";

/** One's own place at large: the rank, the figure, the goal, and what is missing to pass the next one. */
export function YourStanding({
  board,
  userId,
  onOpen,
}: {
  board: BoardState;
  userId: number;
  onOpen: (userId: number) => void;
}) {
  const { t, i18n } = useTranslation("leaderboard");
  const own = board.rows.find((row) => row.userId === userId);
  if (board.status !== "ready" || own === undefined) return null;
  const digits = digitsOf(board.metric);
  const figure = (value: number) => formatNumber(value, i18n.language, { digits });
  const next = nextAbove(board.rows, userId);
  return (
    <section className={styles.you} aria-label={t("own.label")}>
      <button type="button" className={styles.main} onClick={() => onOpen(userId)}>
        <span className={styles.caption}>{t("own.rank")}</span>
        <span className={styles.rank}>
          <AnimatedNumber value={own.rank} />
          <small>{t("own.of", { total: figure(board.total) })}</small>
          <Movement change={own.change} className={styles.movement} />
        </span>
      </button>
      <div className={styles.side}>
        <div className={styles.figures}>
          <AnimatedNumber className={styles.value} value={own.value} digits={digits} />
          {own.goal !== undefined && <span className={styles.goal}>{t("own.goal", { goal: figure(own.goal) })}</span>}
        </div>
        <GoalBar value={own.value} goal={own.goal} pace={own.pace} of={board.rows[0]?.value ?? 0} />
        <p className={styles.next}>
          {next ? t("own.next", { missing: figure(next.missing), name: next.name }) : t("own.first")}
        </p>
      </div>
    </section>
  );
}
