import type { BoardState, MetricStanding, Standing } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../design/format";
import { GoalBar } from "../board/GoalBar";
import { Movement } from "../board/Movement";
import { digitsOf } from "../metrics";
import sections from "./RepDetail.module.css";
import styles from "./StandingList.module.css";

/** A line for each metric: rank, figure, goal and pace, and how far it went since yesterday. */
export function StandingList({ standing, board }: { standing: Standing; board: BoardState }) {
  const { t, i18n } = useTranslation("leaderboard");
  const live = board.teamId === undefined ? board.rows.find((row) => row.userId === standing.userId) : undefined;
  const lines = standing.metrics.map((line) =>
    live && line.metric === board.metric ? { ...line, rank: live.rank, value: live.value, of: board.total } : line,
  );
  const figure = (line: MetricStanding) => formatNumber(line.value, i18n.language, { digits: digitsOf(line.metric) });
  return (
    <section className={sections.section}>
      <h3 className={sections.sectionTitle}>{t("rep.standing")}</h3>
      <table className={styles.table}>
        <thead className="unseen">
          <tr>
            <th scope="col">{t("rep.metric")}</th>
            <th scope="col">{t("board.rank")}</th>
            <th scope="col">{t("rep.value")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.metric} data-metric={line.metric} className={line.metric === board.metric ? styles.shown : undefined}>
              <th scope="row">
                {t(`metric.${line.metric}`)}
                {line.goal !== undefined && (
                  <span className={styles.goal}>
                    <GoalBar value={line.value} goal={line.goal} pace={line.pace} of={0} />
                    {t("own.goal", { goal: formatNumber(line.goal, i18n.language, { compact: line.goal >= 1e4 }) })}
                  </span>
                )}
              </th>
              <td className={styles.rank}>
                {line.rank === undefined || line.value === 0 ? (
                  <span className={styles.none}>{t("rep.unranked")}</span>
                ) : (
                  <>
                    <strong>{t("rep.rankOf", { rank: line.rank, of: line.of })}</strong>
                    <Movement change={line.change} />
                  </>
                )}
              </td>
              <td className={styles.value}>{figure(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
