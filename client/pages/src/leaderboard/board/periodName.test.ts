import { expect, test } from "vitest";
import { periodName } from "./periodName";

test("months, years and weeks have names in each language", () => {
  expect(periodName("2026-03", "en")).toEqual({ text: "March 2026", week: false });
  expect(periodName("2026-03", "de")).toEqual({ text: "März 2026", week: false });
  expect(periodName("2026", "en")).toEqual({ text: "2026", week: false });
  expect(periodName("2026-03-02", "en")).toEqual({ text: "March 2", week: true });
  expect(periodName("all", "en")).toEqual({ text: "all", week: false });
});
