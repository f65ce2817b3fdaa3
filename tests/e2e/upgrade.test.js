// Nothing is lost, doubled or reordered while a connection moves from polling to WebSocket.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { closeAll, connected, connection, record } from "./helpers/clients.js";
import { startProxy } from "./helpers/proxy.js";
import { startService } from "./helpers/service.js";

const EVENTS = 1_000;

let service;
let proxy;
before(async () => {
  service = await startService();
  proxy = await startProxy(service.port, { holdWebSockets: 300 });
});
after(async () => {
  await closeAll();
  proxy.stop();
  await service.stop();
});

test("1,000 events arrive once and in order across an upgrade", async () => {
  const auth = { token: await service.token({ user: 7 }) };
  const { manager, socket } = connection(proxy.url, { transports: ["polling", "websocket"], auth });
  const entered = socket("/leaderboard");
  const arrivals = { polling: 0, websocket: 0 };
  await connected(entered);
  const heard = record(entered, "n");
  entered.on("n", () => arrivals[manager.engine.transport.name]++);
  let upgraded = false;
  manager.engine.once("upgrade", () => (upgraded = true));

  let sent = 0;
  const post = async (count) => {
    const batch = Array.from({ length: Math.min(count, EVENTS - sent) }, () => ({
      path: "/api/v1/broadcasts",
      body: { namespace: "/leaderboard", event: "n", data: sent++ },
    }));
    await service.post("/batch", batch);
  };
  // A trickle until it has happened, so that it happens in the midst of it; then the rest.
  while (!upgraded && sent < EVENTS / 2) {
    await post(5);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  while (sent < EVENTS) await post(50);
  await heard.until(EVENTS);

  assert.deepEqual(heard.map(([, n]) => n), Array.from({ length: EVENTS }, (_, n) => n));
  assert.ok(arrivals.polling > 0 && arrivals.websocket > 0, JSON.stringify(arrivals));
});

test("what a client says in the midst of its upgrade is heard once and in order", async () => {
  const auth = { token: await service.token({ user: 7 }) };
  const { manager, socket } = connection(proxy.url, { transports: ["polling", "websocket"], auth });
  const entered = socket("/leaderboard");
  await connected(entered);
  const joined = record(entered, "joined");
  let upgraded = false;
  manager.engine.once("upgrade", () => (upgraded = true));
  let contest = 0;
  const rooms = [];
  const ask = () => {
    contest++;
    rooms.push(`contest:${contest}`);
    entered.emit("join:contest", contest);
  };
  while (!upgraded && contest < 60) {
    ask();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  for (let more = 0; more < 10; more++) ask();
  await joined.until(rooms.length);
  assert.ok(upgraded);
  assert.deepEqual(joined.map(([, { room }]) => room), rooms);
});
