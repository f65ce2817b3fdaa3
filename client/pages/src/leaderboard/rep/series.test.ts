import { expect, test } from "vitest";
import { seriesOf } from "./series";

test("a day on which he had nothing counts as nothing", () => {
  const days = [
    { day: "2026-03-01", metrics: [{ metric: "xp" as const, rank: 2, value: 110 }] },
    { day: "2026-03-02", metrics: [] },
  ];
  expect(seriesOf(days, "xp")).toEqual([
    { day: "2026-03-01", at: Date.UTC(2026, 2, 1), value: 110, rank: 2 },
    { day: "2026-03-02", at: Date.UTC(2026, 2, 2), value: 0, rank: undefined },
  ]);
});
