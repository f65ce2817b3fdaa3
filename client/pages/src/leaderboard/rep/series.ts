import type { HistoryDay, Metric } from "@ridgecast/client";

/** One day of one metric. */
export interface Series {
  day: string;
  /** The day's beginning, as ms in UTC: days are names, not moments. */
  at: number;
  value: number;
  rank: number | undefined;
}

/** A metric's days, in their order. On a day that does not name it he had nothing of it. */
export function seriesOf(days: readonly HistoryDay[], metric: Metric): readonly Series[] {
  return days.map(({ day, metrics }) => {
    const found = metrics.find((entry) => entry.metric === metric);
    return { day, at: Date.parse(`${day}T00:00:00Z`), value: found?.value ?? 0, rank: found?.rank };
  });
}
