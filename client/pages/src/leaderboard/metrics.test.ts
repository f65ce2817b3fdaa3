import { METRICS } from "@ridgecast/client";
import { expect, test } from "vitest";
import { isMetric, metricOf, partsOfMetric } from "./metrics";

test("each metric is a kind and a period, and those are it again", () => {
  for (const metric of METRICS) {
    const { kind, period } = partsOfMetric(metric);
    expect(metricOf(kind, period)).toBe(metric);
    expect(isMetric(metric)).toBe(true);
  }
});

test("another kind keeps the period where it has it, and else takes the nearest", () => {
  expect(metricOf("signups", "year")).toBe("yearlySignups");
  expect(metricOf("signups", "all")).toBe("yearlySignups");
  expect(metricOf("revenue", "week")).toBe("monthlyRevenue");
  expect(metricOf("xp", "month")).toBe("xp");
});

test("what an address says besides is no metric", () => {
  expect(isMetric("dailyRevenue")).toBe(false);
  expect(isMetric(null)).toBe(false);
});
