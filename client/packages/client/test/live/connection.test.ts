// What becomes of what is shown, and of the badge, when the service or the network goes away.

import { expect, test } from "vitest";

import type { BoardState, Readable } from "../../src/index.js";
import { liveWorld, recorded, states, until, watched } from "./world.js";

const world = liveWorld();
let sales = 0;
const sell = (userId: number, revenue: number) =>
  world.service.post("/sales", { saleId: `s-${(sales += 1)}`, userId, revenue, signups: 0 });
const shows = (board: Readable<BoardState>) => board.get().rows.map(({ userId, value }) => `${userId} ${value}`);

/** A board that is shown, with what has been asked for and said since. */
async function shown() {
  const { requests, parts } = recorded();
  const client = await world.client({ user: 1 }, {}, parts);
  const said = states(client);
  const board = watched(client.leaderboard());
  await until(() => expect(board.get().status).toBe("ready"));
  expect(said).toEqual(["live"]);
  said.length = requests.length = 0;
  return { client, board, said, requests };
}

/** The board is what a GET answers. */
const isRight = (board: Readable<BoardState>) =>
  until(async () => {
    const answer = await world.service.get("/leaderboard");
    expect(answer.entries.length).toBeGreaterThan(0);
    expect(board.get().rows.map(({ change: _, ...row }) => row)).toEqual(answer.entries);
    expect(board.get().sum).toBe(answer.sum);
  });

test.each(["SIGTERM", "SIGKILL"])("over a restart by %s nothing is lost, and nothing is fetched again", async (signal) => {
  await sell(7, 100);
  const { board, said, requests } = await shown();
  await sell(8, 10);
  await until(() => expect(shows(board).at(-1)).toMatch(/^8 /));
  await world.service.end(signal);
  await world.service.start();
  await sell(7, 500);
  await isRight(board);
  const reason = signal === "SIGTERM" ? "server-restart" : "network";
  await until(() => expect(said).toEqual([`stale ${reason}`, "live"]));
  expect(requests).toEqual([]);
});

test("what was sold while the network was away is there afterwards", async () => {
  const { board, said, requests } = await shown();
  world.proxy.cut();
  await until(() => expect(said).toEqual(["stale network"]));
  for (let sale = 0; sale < 20; sale++) await sell(10 + sale, 10 * sale + 1);
  world.proxy.mend();
  await isRight(board);
  expect(said).toEqual(["stale network", "live"]);
  expect(requests).toEqual([]);
});

test("a client that lets go of a dead connection by itself is recovered too", async () => {
  const listeners = new Set<() => void>();
  let network = true;
  const surroundings = {
    hasNetwork: () => network,
    isVisible: () => true,
    watch: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const client = await world.client({ user: 1 }, {}, { surroundings });
  const said = states(client);
  const board = watched(client.leaderboard());
  await until(() => expect(board.get().status).toBe("ready"));
  network = false;
  for (const listener of listeners) listener();
  network = true;
  for (const listener of listeners) listener();
  await sell(7, 77);
  await isRight(board);
  await until(() => expect(said.at(-1)).toBe("live"));
  expect(said.filter((state) => state === "stale")).toEqual([]);
});

test("who is refused stays out until another token comes", async () => {
  let token = "not.a.token";
  const client = await world.client({ user: 1 }, { token: () => token });
  const said = states(client);
  const board = watched(client.leaderboard());
  await until(() => expect(said).toEqual(["offline refused"]));
  expect(board.get()).toMatchObject({ status: "error", error: { code: "refused" } });
  token = await world.service.token({ user: 1 });
  await until(() => expect(said).toEqual(["offline refused", "live"]));
  await until(() => expect(board.get().status).toBe("ready"));
});

test("an answer tells what the service's clock says", async () => {
  const ahead = { now: () => Date.now() + 3_600_000, random: Math.random, after: (delay: number, run: () => void) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  } };
  const client = await world.client({ user: 1 }, {}, { clock: ahead });
  await client.fetch("/api/v1/leaderboard");
  expect(Math.abs(client.serverNow() - Date.now())).toBeLessThan(1_000);
});

test("a request that is refused says why", async () => {
  const client = await world.client({ user: 1 });
  await expect(client.fetch("/api/v1/leaderboard?limit=0")).rejects.toMatchObject({
    code: "http",
    status: 422,
    problem: { errors: [{ field: "limit" }] },
  });
});
