import { expect, test } from "vitest";

import { settingsOf } from "./settings";

test("an address without a word shows the usual boards in the dark", () => {
  expect(settingsOf("")).toEqual({ boards: ["monthlyRevenue", "weeklySignups", "points"], theme: "dark" });
});

test("an address says which boards, in which order, how and in which language", () => {
  expect(settingsOf("?boards=xp,weeklySignups,xp&theme=light&lang=de")).toEqual({
    boards: ["xp", "weeklySignups"],
    theme: "light",
    language: "de",
  });
});

test("what is not known is left out", () => {
  expect(settingsOf("?boards=luck,points&theme=pink")).toEqual({ boards: ["points"], theme: "dark" });
  expect(settingsOf("?boards=luck").boards).toHaveLength(3);
});
