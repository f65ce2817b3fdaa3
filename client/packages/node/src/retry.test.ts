import { describe, expect, test } from "vitest";

import { delay, retryAfter } from "./retry.js";

const patience = { min: 100, max: 5_000 };

describe("the wait before the next attempt", () => {
  test("doubles with each failure, up to its maximum", () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 8, 2_000].map((failures) => delay(patience, failures, 0, 1));
    expect(longest).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
  });

  test("is at least half of that, and differs between processes", () => {
    expect(delay(patience, 3, 0, 0)).toBe(200);
    expect(delay(patience, 3, 0, 0.5)).toBe(300);
    const waits = new Set(Array.from({ length: 50 }, () => delay(patience, 7)));
    expect(waits.size).toBeGreaterThan(10);
  });

  test("is not shorter than what the service asks for", () => {
    expect(delay(patience, 1, 2_000, 0)).toBe(2_000);
    expect(delay(patience, 1, 2_000, 1)).toBe(2_050);
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2026-03-01T09:30:00Z");
  test.each([
    ["3", 3_000],
    ["0", 0],
    ["Sun, 01 Mar 2026 09:30:05 GMT", 5_000],
    ["Sun, 01 Mar 2026 09:00:00 GMT", 0],
    ["soon", undefined],
    ["", undefined],
    [null, undefined],
  ])("%s", (header, ms) => {
    expect(retryAfter(header, now)).toBe(ms);
  });
});
