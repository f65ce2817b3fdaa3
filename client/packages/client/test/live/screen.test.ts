import { expect, test } from "vitest";

import { liveWorld, states, until, watched } from "./world.js";

const world = liveWorld();
let sales = 0;
const sell = (userId: number, revenue: number) =>
  world.service.post("/sales", { saleId: (sales += 1), userId, revenue, signups: 0 });

test("a screen shows what there is, without asking, and what is celebrated, once", async () => {
  await sell(7, 100);
  const requests: string[] = [];
  const kiosk = await world.client("kiosk", {}, { fetch: (input) => Promise.reject(requests.push(String(input))) });
  const screen = watched(kiosk.screen("Lobby"));
  expect(screen.get()).toMatchObject({ status: "loading", name: "Lobby", stale: true });
  await until(() => expect(screen.get()).toMatchObject({ status: "ready", stale: false }));
  expect(screen.get().boards.monthlyRevenue?.rows).toMatchObject([{ userId: 7, value: 100 }]);
  await sell(8, 200);
  await until(() => expect(screen.get().boards.monthlyRevenue?.rows).toMatchObject([
    { userId: 8, rank: 1 }, { userId: 7, rank: 2, change: -1 },
  ]));
  const achievement = {
    userId: 7, userName: "Ada", achievementType: "milestone", title: "100 deals", description: "So many",
  };
  await world.service.post("/leaderboard/achievements", achievement);
  await until(() => expect(screen.get().celebrations.filter(({ achievement: { title } }) => title === "100 deals").length).toBe(1));
  expect(requests).toEqual([]);
});

test("after an outage a screen shows what has changed meanwhile", async () => {
  const { service } = world;
  const kiosk = await world.client("kiosk");
  const said = states(kiosk);
  const screen = watched(kiosk.screen());
  await until(() => expect(screen.get()).toMatchObject({ status: "ready", stale: false }));
  for (const how of ["the network", "the service"]) {
    if (how === "the network") world.proxy.cut();
    else await service.end("SIGKILL");
    await until(() => expect(screen.get().stale).toBe(true));
    if (how === "the network") await sell(9, 300 + sales);
    else await service.start();
    if (how === "the service") await sell(10, 500 + sales);
    world.proxy.mend();
    const answer = await service.get("/leaderboard");
    await until(() => {
      const rows = screen.get().boards.monthlyRevenue?.rows.map(({ change: _, ...row }) => row);
      expect(rows, how).toEqual(answer.entries);
      expect(screen.get().stale).toBe(false);
    });
  }
  expect(said.at(-1)).toBe("live");
});

test("what somebody has achieved is in the feed", async () => {
  const client = await world.client({ user: 7 });
  const feed = watched(client.achievements());
  await until(() => expect(feed.get().status).toBe("ready"));
  await world.service.post("/training/achievements", {
    userId: 9, userName: "Joan", achievementId: "a-9", title: "Flawless", description: "No mistake",
    category: "quiz", rarity: "epic",
  });
  await until(() => expect(feed.get().items[0]).toMatchObject({ kind: "training", title: "Flawless", userName: "Joan", live: true }));
  const again = watched((await world.client({ user: 8 })).achievements());
  await until(() => expect(again.get().items[0]).toMatchObject({ title: "Flawless", userId: 9, live: false }));
  expect(again.get().items[0]?.id).toBe(feed.get().items[0]?.id);
});

test("presence says whether somebody is there", async () => {
  const client = await world.client({ user: 7 }, { presenceInterval: 50 });
  const presence = watched(client.presence(7));
  await until(() => expect(presence.get()).toMatchObject({ status: "ready", online: false }));
  const stop = client.on("/leaderboard", "x", () => undefined);
  await until(() => expect(presence.get()).toMatchObject({ online: true, connections: 1, namespaces: { "/leaderboard": 1 } }));
  stop();
});
