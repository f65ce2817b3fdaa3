import { expect, test } from "vitest";

import type { Inbox, InboxState, Readable } from "../../src/index.js";
import { liveWorld, states, until, watched } from "./world.js";

const world = liveWorld();
let count = 0;
const notify = (userId: number, title: string) =>
  world.service.post("/notifications", { id: (count += 1), userId, type: "info", title, message: "Look" });
const titles = (inbox: Readable<InboxState>) =>
  inbox.get().items.map(({ data, readAt }) => `${(data as { title: string }).title}${readAt ? " read" : ""}`);

/** Two tabs of one user, each with his inbox. */
async function tabs(user: number) {
  const clients = [await world.client({ user }), await world.client({ user })] as const;
  const [here, there] = [watched(clients[0].inbox(user)), watched(clients[1].inbox(user))];
  for (const inbox of [here, there]) await until(() => expect(inbox.get().status).toBe("ready"));
  return { clients, here, there };
}
const both = async (a: Inbox, b: Inbox, expected: { titles: string[]; unread: number }) => {
  for (const inbox of [a, b]) {
    await until(() => expect({ titles: titles(inbox), unread: inbox.get().unread }).toEqual(expected));
  }
};

test("what comes is in both tabs, and what is read in one is read in the other", async () => {
  await notify(7, "before");
  const { here, there } = await tabs(7);
  await both(here, there, { titles: ["before"], unread: 1 });
  await notify(7, "a");
  await notify(7, "b");
  await notify(8, "not his");
  await both(here, there, { titles: ["b", "a", "before"], unread: 3 });

  const { id } = here.get().items[1]!;
  const marked = here.markRead([id]);
  expect({ titles: titles(here), unread: here.get().unread }).toEqual({ titles: ["b", "a read", "before"], unread: 2 });
  await marked;
  await both(here, there, { titles: ["b", "a read", "before"], unread: 2 });

  await there.markAllRead();
  await both(here, there, { titles: ["b read", "a read", "before read"], unread: 0 });
  await notify(7, "c");
  await both(here, there, { titles: ["c", "b read", "a read", "before read"], unread: 1 });
});

test("achievements and level-ups come into it, from whatever namespace, in their order", async () => {
  const { here } = await tabs(9);
  await notify(9, "first");
  await world.service.post("/leaderboard/achievements", {
    userId: 9, userName: "Joan", achievementType: "milestone", title: "100 deals", description: "So many",
  });
  await world.service.post("/training/level-ups", { userId: 9, userName: "Joan", previousLevel: 1, newLevel: 2, totalXP: 250 });
  await notify(9, "last");
  await until(() => expect(here.get().items.map(({ event }) => event)).toEqual([
    "notification", "level:up", "achievement:earned", "notification",
  ]));
  await until(() => expect(here.get().unread).toBe(4));
});

test("what is read while the service is away is read when it is back", async () => {
  const { service } = world;
  const { clients, here, there } = await tabs(10);
  await notify(10, "a");
  await both(here, there, { titles: ["a"], unread: 1 });
  const said = states(clients[0]);
  await service.end();
  await until(() => expect(said).toEqual(["stale server-restart"]));
  const marked = here.markRead([here.get().items[0]!.id]);
  expect(titles(here)).toEqual(["a read"]);
  await service.start();
  await marked;
  await both(here, there, { titles: ["a read"], unread: 0 });
});

test("there are more than fit on a page", async () => {
  const batch = Array.from({ length: 70 }, (_, n) => ({
    path: "/api/v1/notifications",
    body: { id: 1_000 + n, userId: 11, type: "info", title: `n${n}`, message: "Look" },
  }));
  await world.service.post("/batch", batch);
  const { here } = await tabs(11);
  expect(here.get()).toMatchObject({ unread: 70, hasMore: true });
  expect(here.get().items.length).toBe(50);
  await here.loadMore();
  expect(here.get().hasMore).toBe(false);
  expect(titles(here)).toEqual(Array.from({ length: 70 }, (_, n) => `n${69 - n}`));
});

test("nobody looks into another's inbox", async () => {
  const client = await world.client({ user: 7 });
  const inbox = watched(client.inbox(8));
  await until(() => expect(inbox.get().status).toBe("error"));
});
