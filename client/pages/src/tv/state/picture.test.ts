import type { ContestWithBoard, ScreenState } from "@ridgecast/client";
import { describe, expect, test } from "vitest";

import { contestsToShow, phaseOf, pictureOf, PLACES } from "./picture";
import { partOf, slidesOf } from "./slides";

const NOW = Date.parse("2026-03-05T12:00:00.000Z");
const HOUR = 3_600_000;
const time = (hours: number) => new Date(NOW + hours * HOUR).toISOString();

function contest(contestId: number, from: number, to: number, more: Partial<ContestWithBoard> = {}): ContestWithBoard {
  const board = [{ rank: 1, userId: 7, name: "Ada", value: 900, reachedAt: time(from) }];
  const status = "active" as const;
  const [startsAt, endsAt] = [time(from), time(to)];
  return {
    contestId, title: `Contest ${contestId}`, status, startsAt, endsAt, metric: "revenue", participants: "individual",
    prizes: [], entrants: 1, board, total: 1, ...more,
  };
}

const screen: ScreenState = { status: "ready", boards: {}, teams: [], contests: [], celebrations: [], frozen: false, stale: false };

/** A board of so many places. */
function board(places: number) {
  const rows = Array.from({ length: places }, (_, n) => ({
    rank: n + 1, userId: n + 1, userName: `Rep ${n}`, value: 1_000 - n, reachedAt: time(-1),
  }));
  return { status: "ready", metric: "points", period: "all", rows, total: places, sum: 1, complete: true } as const;
}

describe("a picture", () => {
  test("has the first places of the boards that this screen shows", () => {
    const picture = pictureOf({ ...screen, boards: { points: board(40), xp: board(2) }, lastHeard: NOW }, ["points"]);
    expect(Object.keys(picture?.boards ?? {})).toEqual(["points"]);
    expect(picture?.boards.points?.rows).toHaveLength(PLACES);
    expect(picture?.boards.points?.total).toBe(40);
  });

  test("is as of when the service was last heard, though the figures changed earlier", () => {
    expect(pictureOf({ ...screen, asOf: time(-3), lastHeard: NOW }, [])?.asOf).toBe(NOW);
    expect(pictureOf({ ...screen, asOf: time(-3) }, [])?.asOf).toBe(NOW - 3 * HOUR);
  });

  test("is not there before anything was told", () => {
    expect(pictureOf({ ...screen, status: "loading" }, [])).toBeUndefined();
  });
});

describe("the contests of a screen", () => {
  test("stand as the clock says, and wait for their result at the end", () => {
    expect(phaseOf(contest(1, 1, 2), NOW)).toBe("upcoming");
    expect(phaseOf(contest(1, -1, 1), NOW)).toBe("active");
    expect(phaseOf(contest(1, -2, 0), NOW)).toBe("settling");
    expect(phaseOf(contest(1, -2, 0, { settledAt: time(0) }), NOW)).toBe("settled");
  });

  test("are those that are on, then the last result, then what comes, and not too many", () => {
    const settled = { settledAt: time(-1) };
    const contests = [
      contest(1, 5, 9),
      contest(2, -9, -5, settled),
      contest(3, -9, 8),
      contest(4, -9, -1, settled),
      contest(5, -9, 2),
    ];
    expect(contestsToShow(contests, NOW).map(({ contestId }) => contestId)).toEqual([5, 3, 4]);
    expect(contestsToShow(contests.slice(0, 2), NOW).map(({ contestId }) => contestId)).toEqual([2, 1]);
  });

  test("are not those of the day before yesterday, of next month, or that nobody took part in", () => {
    const settledAt = time(-48);
    const old = contest(1, -60, -48, { settledAt });
    const empty = contest(2, -2, -1, { settledAt: time(-1), board: [] });
    expect(contestsToShow([old, empty, contest(3, 24 * 30, 24 * 31)], NOW)).toEqual([]);
  });
});

describe("the slides", () => {
  const achievement = {
    userId: 7, userName: "Ada", achievementType: "streak", title: "On fire", description: "", timestamp: time(0),
  } as const;

  test("are those that have something to show", () => {
    expect(slidesOf(undefined, [], ["points"], NOW)).toEqual([]);
    const empty = pictureOf({ ...screen, boards: { points: board(0) } }, ["points"]);
    expect(slidesOf(empty, [], ["points"], NOW)).toEqual([]);
  });

  test("come in the order of the keys, the boards as they were asked for", () => {
    const team = { teamId: 3, name: "North", members: 2, metrics: [{ metric: "points", sum: 4, average: 2, rank: 1 }] } as const;
    const told = { ...screen, boards: { points: board(1), xp: board(1) }, teams: [team], contests: [contest(17, -1, 1)] };
    const slides = slidesOf(pictureOf(told, ["xp", "points"]), [achievement], ["xp", "points"], NOW);
    expect(slides.map(({ id }) => id)).toEqual(["ranking:xp", "ranking:points", "teams", "contests:17", "achievements"]);
    expect(slides.map(partOf)).toEqual(["xp", "points", "", "17", ""]);
  });
});
