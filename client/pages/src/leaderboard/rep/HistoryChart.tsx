import type { Metric } from "@ridgecast/client";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatNumber } from "../../design/format";
import { digitsOf } from "../metrics";
import styles from "./HistoryChart.module.css";
import type { Series } from "./series";

const HEIGHT = 13;

/** The figure as an area, the rank as a line that is better the higher it is. A table of the same stands beside it. */
export default function HistoryChart({ series, metric }: { series: readonly Series[]; metric: Metric }) {
  const { t, i18n } = useTranslation("leaderboard");
  const place = useRef<HTMLDivElement>(null);
  const language = i18n.language;

  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const labels = { day: t("rep.day"), value: t("rep.value"), rank: t("board.rank") };
    const draw = () => {
      const style = getComputedStyle(box);
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const size = { width: box.clientWidth, height: HEIGHT * rem };
      return new UPlot(options(size, rem, style, metric, language, labels), columns(series), box);
    };
    let chart = draw();
    const redraw = () => {
      chart.destroy();
      chart = draw();
    };
    const resized = new ResizeObserver(() => chart.width !== box.clientWidth && redraw());
    resized.observe(box);
    // Colours are read from the styles, which change with the theme.
    const themed = new MutationObserver(redraw);
    themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const night = matchMedia("(prefers-color-scheme: dark)");
    night.addEventListener("change", redraw);
    return () => {
      resized.disconnect();
      themed.disconnect();
      night.removeEventListener("change", redraw);
      chart.destroy();
    };
  }, [series, metric, language, t]);

  return (
    <div
      ref={place}
      className={styles.chart}
      role="img"
      aria-label={t("rep.chartOf", { metric: t(`metric.${metric}`), days: series.length })}
    />
  );
}

function columns(series: readonly Series[]): UPlot.AlignedData {
  return [
    series.map((point) => point.at / 1_000),
    series.map((point) => point.value),
    series.map((point) => point.rank ?? null),
  ];
}

function options(
  size: { width: number; height: number },
  rem: number,
  style: CSSStyleDeclaration,
  metric: Metric,
  language: string,
  labels: { day: string; value: string; rank: string },
): UPlot.Options {
  const colour = (name: string) => style.getPropertyValue(name);
  const font = `${0.6875 * rem}px ${style.fontFamily}`;
  const axis = { font, stroke: style.color, ticks: { show: false }, grid: { show: false } };
  const figure = (value: number | null) =>
    value === null ? "–" : formatNumber(value, language, { digits: digitsOf(metric), compact: value >= 1e4 });
  const day = (seconds: number) =>
    new Date(seconds * 1_000).toLocaleDateString(language, { day: "numeric", month: "short", timeZone: "UTC" });
  return {
    ...size,
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1_000), "UTC"),
    padding: [0.75 * rem, 0, 0, 0],
    cursor: { y: false, points: { size: 8 } },
    scales: { x: { time: true }, rank: { dir: -1, range: (_chart, _least, most) => [0.5, Math.max(2, most ?? 2) + 0.5] } },
    series: [
      { label: labels.day, value: (_chart, seconds) => (seconds === null ? "–" : day(seconds)) },
      {
        label: labels.value,
        stroke: colour("--value"),
        fill: colour("--value-area"),
        width: 2,
        points: { show: false },
        value: (_chart, value) => figure(value),
      },
      {
        label: labels.rank,
        scale: "rank",
        stroke: colour("--rank"),
        width: 1.5,
        dash: [4, 4],
        points: { show: false },
        spanGaps: true,
        value: (_chart, value) => (value === null ? "–" : String(value)),
      },
    ],
    axes: [
      { ...axis, size: 1.75 * rem, values: (_chart, ticks) => ticks.map(day), space: 4.5 * rem },
      { ...axis, size: 3 * rem, values: (_chart, ticks) => ticks.map(figure), grid: { stroke: colour("--grid"), width: 1 } },
      {
        ...axis,
        scale: "rank",
        side: 1,
        size: 2 * rem,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200],
        values: (_chart, ticks) => ticks.map(String),
      },
    ],
  };
}
