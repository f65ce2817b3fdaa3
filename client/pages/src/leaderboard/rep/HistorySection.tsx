import { METRICS, type History, type Metric } from "@ridgecast/client";
import { useRidgecast } from "@ridgecast/react";
import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { Select } from "../../design/Select";
import { Skeleton } from "../../design/Skeleton";
import { formatNumber } from "../../design/format";
import { digitsOf } from "../metrics";
import styles from "./HistorySection.module.css";
import sections from "./RepDetail.module.css";
import { seriesOf, type Series } from "./series";

const HistoryChart = lazy(() => import("./HistoryChart"));
const DAYS = 30;

/** The last month: a chart of the figure and the rank, and the same as a table for who cannot see it. */
export function HistorySection({ userId, metric }: { userId: number; metric: Metric }) {
  const { t } = useTranslation("leaderboard");
  const client = useRidgecast();
  const [chosen, choose] = useState(metric);
  const history = useQuery({
    queryKey: ["history", userId],
    queryFn: () => client.fetch<History>(`/api/v1/users/${userId}/history?days=${DAYS}`),
  });
  const series = history.data && seriesOf(history.data.days, chosen);
  return (
    <section className={sections.section}>
      <div className={sections.sectionHead}>
        <h3 className={sections.sectionTitle}>{t("rep.history")}</h3>
        <Select<Metric>
          label={t("rep.metric")}
          value={chosen}
          options={METRICS.map((value) => ({ value, label: t(`metric.${value}`) }))}
          onChange={choose}
        />
      </div>
      {history.isError && <p className={styles.note}>{t("rep.historyError")}</p>}
      {series === undefined ? (
        !history.isError && <Skeleton height="13rem" />
      ) : series.length < 2 ? (
        <EmptyState compact title={t("rep.noHistory")}>
          {t("rep.noHistoryText")}
        </EmptyState>
      ) : (
        <>
          <Suspense fallback={<Skeleton height="13rem" />}>
            <HistoryChart series={series} metric={chosen} />
          </Suspense>
          <HistoryTable series={series} metric={chosen} />
        </>
      )}
    </section>
  );
}

function HistoryTable({ series, metric }: { series: readonly Series[]; metric: Metric }) {
  const { t, i18n } = useTranslation("leaderboard");
  return (
    <details className={styles.details}>
      <summary>{t("rep.asTable")}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("rep.day")}</th>
            <th scope="col">{t(`metric.${metric}`)}</th>
            <th scope="col">{t("board.rank")}</th>
          </tr>
        </thead>
        <tbody>
          {[...series].reverse().map((point) => (
            <tr key={point.day}>
              <th scope="row">
                {new Date(point.at).toLocaleDateString(i18n.language, { day: "numeric", month: "short", timeZone: "UTC" })}
              </th>
              <td>{formatNumber(point.value, i18n.language, { digits: digitsOf(metric) })}</td>
              <td>{point.rank ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
