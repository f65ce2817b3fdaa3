import type { Metric } from "@ridgecast/client";

/** What is counted; with a period it is a metric. */
export type Kind = "revenue" | "signups" | "points" | "xp";

export type Period = "week" | "month" | "year" | "all";

/** Which periods a kind has, and what the metric of each is called. */
const METRICS: Record<Kind, Partial<Record<Period, Metric>>> = {
  revenue: { month: "monthlyRevenue", year: "yearlyRevenue", all: "allTimeRevenue" },
  signups: { week: "weeklySignups", month: "monthlySignups", year: "yearlySignups" },
  points: { all: "points" },
  xp: { all: "xp" },
};

export const KINDS = Object.keys(METRICS) as readonly Kind[];

export const DEFAULT_METRIC: Metric = "monthlyRevenue";

export function periodsOf(kind: Kind): readonly Period[] {
  return Object.keys(METRICS[kind]) as Period[];
}

/** The metric of a kind for the period, or for what comes nearest to it: sign-ups have no "all", so they take the year. */
export function metricOf(kind: Kind, period: Period): Metric {
  const metrics = METRICS[kind];
  const nearest = metrics[period] ?? (period === "all" ? metrics.year : undefined) ?? metrics.month ?? metrics.all;
  return nearest ?? DEFAULT_METRIC;
}

export function partsOfMetric(metric: Metric): { kind: Kind; period: Period } {
  for (const kind of KINDS) {
    const period = periodsOf(kind).find((period) => METRICS[kind][period] === metric);
    if (period) return { kind, period };
  }
  return { kind: "revenue", period: "month" };
}

export function isMetric(text: string | null): text is Metric {
  return KINDS.some((kind) => Object.values(METRICS[kind]).includes(text as Metric));
}

/** Digits behind the point that figures of a metric have at most: sign-ups are shared by halves, cents are not shown. */
export function digitsOf(metric: Metric | "revenue" | "signups"): number {
  return metric.toLowerCase().endsWith("signups") ? 1 : 0;
}
