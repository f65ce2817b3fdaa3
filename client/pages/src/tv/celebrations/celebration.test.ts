import type { Achievement, RankingUpdate } from "@ridgecast/client";
import { describe, expect, test } from "vitest";

import { ofAchievement, ofRanking, together } from "./celebration";

const NOW = Date.parse("2026-03-05T12:00:00.000Z");

const bronze: Achievement = {
  userId: 7,
  userName: "Ada",
  achievementType: "milestone",
  title: "Bronze tier",
  description: "Reached Bronze with 15 signups this month.",
  icon: "🏅",
  timestamp: "2026-03-05T11:59:58.000Z",
};

const lead: RankingUpdate = {
  userId: 7,
  userName: "Ada",
  previousRank: 2,
  newRank: 1,
  metric: "monthlyRevenue",
  value: 12_500,
  timestamp: "2026-03-05T11:59:58.000Z",
};

describe("an achievement", () => {
  test("is celebrated in the service's words, as of when it was earned", () => {
    expect(ofAchievement(bronze, NOW)).toMatchObject({
      kind: "milestone",
      names: ["Ada"],
      title: "Bronze tier",
      icon: "🏅",
      at: NOW - 2_000,
    });
  });

  test("is the same event when it is told again, and another one at another time", () => {
    const again = ofAchievement({ ...bronze }, NOW + 60_000);
    expect(again.id).toBe(ofAchievement(bronze, NOW).id);
    const later = ofAchievement({ ...bronze, timestamp: "2026-04-05T11:59:58.000Z" }, NOW * 2);
    expect(later.id).not.toBe(again.id);
    expect(later.subject).toBe(again.subject);
  });

  test("that claims to be of tomorrow, or says no time, is of now", () => {
    expect(ofAchievement({ ...bronze, timestamp: "2026-03-06T12:00:00.000Z" }, NOW).at).toBe(NOW);
    expect(ofAchievement({ ...bronze, timestamp: "soon" }, NOW).at).toBe(NOW);
  });

  test("of a contest says the same for all members of the team, and for nobody else", () => {
    const winner: Achievement = { ...bronze, achievementType: "contest", title: "Sprint", description: "Winner." };
    const [ada, grace] = [ofAchievement(winner, NOW), ofAchievement({ ...winner, userId: 8, userName: "Grace" }, NOW)];
    expect(grace.subject).toBe(ada.subject);
    expect(together(ada, grace).names).toEqual(["Ada", "Grace"]);
    const second = ofAchievement({ ...winner, userId: 9, description: "2nd place." }, NOW);
    expect(second.subject).not.toBe(ada.subject);
  });
});

describe("a ranking update", () => {
  test("of a new leader is celebrated", () => {
    expect(ofRanking(lead, NOW)).toMatchObject({ kind: "first-place", names: ["Ada"], value: 12_500 });
  });

  test.each([
    ["of who led before", { previousRank: 1 }],
    ["of another place", { newRank: 2, previousRank: 3 }],
    ["of a board whose lead is no news", { metric: "points" }],
  ])("%s is not", (_, change) => {
    expect(ofRanking({ ...lead, ...change }, NOW)).toBeUndefined();
  });

  test("of a later leader takes the place of an earlier one that still waits", () => {
    const [ada, grace] = [ofRanking(lead, NOW), ofRanking({ ...lead, userId: 8, userName: "Grace" }, NOW)];
    if (!ada || !grace) throw new Error("both lead");
    expect(grace.subject).toBe(ada.subject);
    expect(together(ada, grace).names).toEqual(["Grace"]);
  });
});
