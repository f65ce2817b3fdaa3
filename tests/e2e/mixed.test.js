// One room, three kinds of clients: each hears every event, in order and once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import WebSocket from "ws";

import { closeAll, enter, next } from "./helpers/clients.js";
import { startService } from "./helpers/service.js";

const CLIENTS = 100;
const EVENTS = 1_000;
const BATCH = 50;

let service;
const sockets = [];
before(async () => {
  service = await startService();
});
after(async () => {
  await closeAll();
  for (const socket of sockets) socket.terminate();
  await service.stop();
});

/** Numbers heard so far, and a promise for all of them. */
function counter() {
  const heard = [];
  let done;
  const all = new Promise((resolve) => (done = resolve));
  return {
    heard,
    all,
    hear(n) {
      heard.push(n);
      if (heard.length === EVENTS) done();
    },
  };
}

async function json(token) {
  const socket = new WebSocket(`${service.url.replace("http", "ws")}/ws/leaderboard?token=${token}`);
  sockets.push(socket);
  const count = counter();
  await next(socket, "message");
  socket.on("message", (data) => {
    const message = JSON.parse(data.toString());
    if (message.event === "n") count.hear(message.data);
  });
  return count;
}

async function stock(token, transports) {
  const socket = await enter(service.url, "/leaderboard", { transports, auth: { token } });
  const count = counter();
  socket.on("n", count.hear);
  return count;
}

test("a mixed room of 300 hears 1,000 events", { timeout: 120_000 }, async () => {
  const token = await service.token({ user: 7 });
  const clients = [];
  for (let i = 0; i < CLIENTS; i++) {
    clients.push(
      ...(await Promise.all([stock(token, ["websocket"]), stock(token, ["polling"]), json(token)])),
    );
  }
  for (let sent = 0; sent < EVENTS; sent += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, i) => ({
      path: "/api/v1/broadcasts",
      body: { namespace: "/leaderboard", event: "n", data: sent + i },
    }));
    await service.post("/batch", batch);
    // At the pace of the slowest, so that nobody's outbox overflows: that is another test's subject.
    while (clients.some(({ heard }) => heard.length < sent + BATCH - 100)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  await Promise.all(clients.map(({ all }) => all));
  const expected = Array.from({ length: EVENTS }, (_, n) => n);
  for (const { heard } of clients) assert.deepEqual(heard, expected);
});
