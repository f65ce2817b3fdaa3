// A day of the demo's company: what a page shows is at every position what a GET answers there.

import { setTimeout as pause } from "node:timers/promises";

import { expect, test } from "vitest";

import type { BoardState, ContestState, Position, Readable } from "../../src/index.js";
import { METRICS } from "../../src/index.js";
import type { BoardAnswer, ContestWithBoard, Team } from "../../src/payloads.js";
import { liveWorld, recorded, until, watched } from "./world.js";

const world = liveWorld();
/** So long between two looks, for a look makes the service tell what it holds back. */
const REST = 250;
const SEED = 7;

/** Everything that a store has shown, by the offset up to which it was true. */
function history<T extends { status: string; position?: Position }>(store: Readable<T>) {
  const shown: { offset: number; state: T }[] = [];
  store.subscribe(() => {
    const state = store.get();
    if (state.status === "ready" && state.position) shown.push({ offset: state.position.offset, state });
  });
  return { at: (offset: number) => shown.findLast((entry) => entry.offset <= offset)?.state, shown };
}

/** What both know of a place: goals and teams of who is new on a board are told to nobody. */
const places = (rows: BoardState["rows"] | BoardAnswer["entries"]) =>
  rows.map(({ rank, userId, userName, value, reachedAt }) => ({ rank, userId, userName, value, reachedAt }));
const scores = (rows: ContestState["rows"], answer: ContestState["rows"]) =>
  // The name of a team that has just come onto the board is still to be fetched.
  rows.map(({ change: _, ...row }, index) => ({ ...row, name: row.name || answer[index]?.name }));

test("every board, team and contest is at every position what a GET answers there", { timeout: 120_000 }, async () => {
  const { service } = world;
  // Each look at this clock is a frame later, so that no change is shown together with the next.
  let now = Date.now();
  const clock = {
    now: () => (now += 16),
    random: Math.random,
    after: (delay: number, run: () => void) => {
      const timer = setTimeout(run, delay);
      return () => clearTimeout(timer);
    },
  };
  const client = await world.client({ user: 1 }, {}, { clock });
  const whole = METRICS.map((metric) => ({ metric, limit: 1_000, history: history(client.leaderboard({ metric, limit: 1_000 })) }));
  const tops = METRICS.map((metric) => ({ metric, limit: 7, history: history(client.leaderboard({ metric, limit: 7 })) }));
  const boards = [...whole, ...tops];

  let demo: Promise<string> | undefined = service.run("demo", "--seed", String(SEED), "--speed", "max", "--reports", "900", "--url", service.url);
  const asked: { metric: string; limit: number; answer: BoardAnswer }[] = [];
  void demo.then(() => (demo = undefined));
  await until(async () => expect((await service.get("/contests")).contests.length).toBeGreaterThan(0));
  const { contests } = (await service.get("/contests")) as { contests: { contestId: number }[] };
  const followed = contests.map(({ contestId }) => ({ contestId, history: history(client.contest(contestId)) }));
  const scored: { contestId: number; answer: ContestWithBoard & { position: Position } }[] = [];

  const look = async () => {
    for (const { metric, limit } of boards) {
      asked.push({ metric, limit, answer: await service.get(`/leaderboard?metric=${metric}&limit=${limit}`) });
    }
    for (const { contestId } of followed) {
      scored.push({ contestId, answer: await service.get(`/contests/${contestId}?limit=1000`) });
    }
  };
  while (demo) {
    await look();
    await pause(REST);
  }
  await look();
  const end = (await service.post("/broadcasts", { namespace: "/leaderboard", event: "end", data: 1 })).events[0].offset;
  await new Promise<void>((resolve) => {
    client.on("/leaderboard", "end", () => resolve());
    void service.post("/broadcasts", { namespace: "/leaderboard", event: "end", data: 2 });
  });

  let compared = 0;
  for (const { metric, limit, answer } of asked) {
    const board = boards.find((board) => board.metric === metric && board.limit === limit)!;
    const state = board.history.at(answer.position.offset);
    if (!state) continue;
    const what = `${limit} of ${metric} at ${answer.position.offset} of ${end}`;
    expect(places(state.rows), what).toEqual(places(answer.entries));
    expect([state.period, state.total, state.complete], what).toEqual([answer.period, answer.total, answer.total <= limit]);
    if (state.complete) expect(state.sum, what).toBe(answer.sum);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(METRICS.length * 2 * 4);
  expect(whole.every(({ history }) => history.shown.length > 50)).toBe(true);

  let comparedContests = 0;
  for (const { contestId, answer } of scored) {
    const state = followed.find((contest) => contest.contestId === contestId)!.history.at(answer.position.offset);
    if (!state) continue;
    expect(scores(state.rows, answer.board), `contest ${contestId} at ${answer.position.offset}`).toEqual(answer.board);
    expect([state.total, state.contest?.entrants]).toEqual([answer.total, answer.entrants]);
    comparedContests += 1;
  }
  expect(comparedContests).toBeGreaterThan(4);
});

test("teams, their boards and contests come out as a GET answers, without being fetched again and again", { timeout: 120_000 }, async () => {
  const { service } = world;
  const { requests, parts } = recorded();
  const client = await world.client({ user: 1 }, {}, parts);
  const teams = METRICS.map((metric) => ({ metric, store: watched(client.teams({ metric })) }));
  const boards = [1, 2, 3].map((teamId) => ({ teamId, store: watched(client.leaderboard({ teamId })) }));
  const contests = watched(client.contests());
  await until(() => expect(contests.get().status).toBe("ready"));
  await until(() => expect(teams.every(({ store }) => store.get().status === "ready")).toBe(true));
  const before = requests.length;
  await service.run("demo", "--seed", "8", "--speed", "max", "--reports", "600", "--url", service.url);

  await until(async () => {
    const { teams: told } = (await service.get("/teams?limit=1000")) as { teams: Team[] };
    expect(told.length).toBeGreaterThan(3);
    for (const { metric, store } of teams) {
      const expected = told
        .map(({ metrics, ...team }) => ({ ...team, ...metrics.find((figures) => figures.metric === metric)!, metrics }))
        .map(({ metric: _, ...row }) => row)
        .sort((a, b) => b.sum - a.sum || a.teamId - b.teamId);
      const plain = (rows: readonly object[]) => rows.map((row) => ({ ...row, metrics: [] }));
      expect(plain(store.get().teams), metric).toEqual(plain(expected));
    }
    for (const { teamId, store } of boards) {
      const answer: BoardAnswer = await service.get(`/leaderboard?teamId=${teamId}&limit=100`);
      expect(places(store.get().rows), `team ${teamId}`).toEqual(places(answer.entries));
    }
    const { contests: told2 } = await service.get("/contests?limit=100");
    const byId = (a: { contestId: number }, b: { contestId: number }) => a.contestId - b.contestId;
    expect([...contests.get().contests].sort(byId)).toEqual([...told2].sort(byId));
  });
  // The company has grown, and has new contests: those are looked for. Nothing else has to be fetched.
  const again = requests.slice(before).map((address) => address.replace(world.proxy.url, "")).filter((path) => !path.startsWith("/api/v1/contests?"));
  expect(again.filter((path) => !path.includes("metric=allTimeRevenue"))).toEqual([]);
  expect(again.length).toBeLessThan(2);
});
