import { expect, test } from "vitest";

import { liveWorld, until, watched } from "./world.js";

const world = liveWorld();
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

test("a contest is followed from before it begins until it is settled", async () => {
  const { service } = world;
  await service.post("/roster", { users: [{ id: 7, name: "Ada" }, { id: 8, name: "Grace" }], teams: [] });
  const [startsAt, endsAt] = [at(1_500), at(5_000)];
  await service.post("/contests", { id: 17, title: "Sprint", startsAt, endsAt, metric: "revenue", prizes: ["Dinner"] });
  const client = await world.client({ user: 7 });
  const store = watched(client.contest(17));
  const all = watched(client.contests());
  await until(() => expect(store.get()).toMatchObject({ status: "ready", contest: { status: "upcoming", entrants: 0 } }));
  await until(() => expect(all.get().contests).toMatchObject([{ contestId: 17, status: "upcoming" }]));

  for (const userId of [7, 8]) await service.post("/contests/17/entries", { userId });
  await until(() => expect(store.get().contest?.entrants).toBe(2));
  await until(() => expect(all.get().contests[0]?.entrants).toBe(2));
  await until(() => expect(store.get().contest?.status).toBe("active"));
  expect(Math.abs(client.serverNow() - Date.parse(startsAt))).toBeLessThan(1_000);
  await until(() => expect(all.get().contests[0]?.status).toBe("active"));
  // A sale of before it began would not count.
  await until(async () => expect((await service.get("/contests/17")).status).toBe("active"));

  await service.post("/sales", { saleId: "s-1", userId: 7, revenue: 10, signups: 0 });
  await service.post("/sales", { saleId: "s-2", userId: 8, revenue: 20, signups: 0 });
  await until(() => expect(store.get().rows).toMatchObject([{ name: "Grace", rank: 1 }, { name: "Ada", rank: 2, change: -1 }]));

  await until(() => expect(store.get().contest).toMatchObject({ status: "completed", settledAt: expect.any(String) }));
  expect(store.get().rows[0]).toMatchObject({ name: "Grace", rank: 1, value: 20, prize: "Dinner" });
  const answer = await service.get("/contests/17");
  expect(store.get().rows.map(({ change: _, ...row }) => row)).toEqual(answer.board);
  await until(() => expect(all.get().contests[0]).toMatchObject({ status: "completed", settledAt: answer.settledAt }));
});

test("a contest that there is not is an error", async () => {
  const client = await world.client({ user: 7 });
  const store = watched(client.contest(999));
  await until(() => expect(store.get()).toMatchObject({ status: "error", error: { code: "http", status: 404 } }));
});
