// The journal is too short for who was away: what is shown is fetched again, once.

import { expect, test } from "vitest";

import { liveWorld, recorded, states, until, watched } from "./world.js";

const world = liveWorld({ JOURNAL__DURABILITY: "memory", JOURNAL__KEEP_EVENTS: "64" });

test("after a gap what is shown is stale until it has been fetched again, once", async () => {
  const { service, proxy } = world;
  await service.post("/sales", { saleId: "s-1", userId: 7, revenue: 10, signups: 1 });
  const { requests, parts } = recorded();
  const client = await world.client({ user: 1 }, {}, parts);
  const said = states(client);
  const board = watched(client.leaderboard());
  await until(() => expect(board.get().status).toBe("ready"));
  expect(requests.length).toBe(1);
  proxy.cut();
  await until(() => expect(said).toEqual(["live", "stale network"]));
  await service.post("/sales", { saleId: "s-2", userId: 8, revenue: 20, signups: 1 });
  for (let n = 0; n < 100; n++) await service.post("/broadcasts", { namespace: "/leaderboard", event: "n", data: n });
  proxy.mend();
  await until(() => expect(board.get().rows.map(({ userId }) => userId)).toEqual([8, 7]));
  expect(said).toEqual(["live", "stale network", "stale", "live"]);
  expect(requests.length).toBe(2);
  await service.post("/sales", { saleId: "s-3", userId: 9, revenue: 30, signups: 1 });
  await until(() => expect(board.get().rows.map(({ userId }) => userId)).toEqual([9, 8, 7]));
  expect(requests.length).toBe(2);
});
