// The front end's hooks: how useSocket, useLeaderboardSocket and useTrainingSocket use the stock client.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { closeAll, connected, connection, next, record, settled } from "./helpers/clients.js";
import { CONTEST, MODULE, SESSION, TABLE, TEAM, USER } from "./helpers/events.js";
import { startProxy } from "./helpers/proxy.js";
import { startService } from "./helpers/service.js";

/** The hooks' options, to the letter. */
const OPTIONS = {
  transports: ["websocket", "polling"],
  withCredentials: true,
  autoConnect: true,
  reconnection: true,
  reconnectionAttempts: 5,
  reconnectionDelay: 1000,
  reconnectionDelayMax: 5000,
};

let service;
let proxy;
let cookie;
before(async () => {
  service = await startService();
  proxy = await startProxy(service.port);
  await service.post("/training/sessions", { sessionId: SESSION, userId: USER });
  cookie = await service.cookie(await service.token({ user: USER, teams: [TEAM] }));
});
after(async () => {
  await closeAll();
  proxy.stop();
  await service.stop();
});

/** A page with a hook on each namespace: one connection, and nothing but the cookie to say who it is. */
function mount() {
  // Node's client puts its own cookies in place of a `Cookie` header; it leaves one in lower case alone.
  const { manager, socket } = connection(proxy.url, { ...OPTIONS, extraHeaders: { cookie } });
  const hooks = {
    leaderboard: useRooms(socket("/leaderboard"), [["user", USER], ["team", TEAM], ["contest", CONTEST], ["tv-display"]]),
    training: useRooms(socket("/training"), [["user", USER], ["session", SESSION], ["module", MODULE]]),
  };
  return { manager, ...hooks };
}

/** A hook rejoins its rooms upon every connect, and leaves them when it is unmounted. */
function useRooms(socket, rooms) {
  socket.on("connect", () => {
    for (const [kind, ...id] of rooms) socket.emit(`join:${kind}`, ...id);
  });
  const unmount = () => {
    for (const [kind, ...id] of rooms) socket.emit(`leave:${kind}`, ...id);
  };
  return { socket, rooms, joined: record(socket, "joined"), unmount };
}

async function ready({ socket, rooms, joined }, times = 1) {
  await connected(socket);
  await joined.until(rooms.length * times);
}

test("the hooks connect by cookie, hear their rooms, come back by themselves and leave", async () => {
  const page = mount();
  await ready(page.leaderboard);
  await ready(page.training);
  assert.equal(page.manager.engine.transport.name, "websocket");

  const xp = TABLE.find(({ path }) => path === "/training/xp-gains");
  const gains = record(page.training.socket, "xp:gained");
  await service.post(xp.path, xp.body);
  assert.deepEqual([...(await gains.until(1))], [["xp:gained", xp.body]]);

  const gone = next(page.leaderboard.socket, "disconnect");
  proxy.cut();
  assert.equal((await gone)[0], "transport close");
  proxy.mend();
  await ready(page.leaderboard, 2);
  await ready(page.training, 2);
  await service.post(xp.path, xp.body);
  await gains.until(2);

  page.training.unmount();
  await page.training.socket.timeout(2_000).emitWithAck("leave:user", USER);
  await service.post(xp.path, xp.body);
  await settled(service, page.training.socket, "/training");
  assert.equal(gains.length, 2);
});

test("React's strict mode opens, closes and opens again at once", async () => {
  const first = mount();
  first.leaderboard.socket.disconnect();
  first.training.socket.disconnect();
  const second = mount();
  await ready(second.leaderboard);
  const changes = record(second.leaderboard.socket, "rank:changed");
  const { path, body } = TABLE.find((row) => row.path.endsWith("rank-changes"));
  await service.post(path, body);
  await changes.until(1);
  await settled(service, second.leaderboard.socket, "/leaderboard");
  assert.equal(changes.length, 1);
});

test("a page without a login is refused once and does not hammer", async () => {
  const socket = connection(proxy.url, OPTIONS).socket("/leaderboard");
  await next(socket, "connect_error");
  assert.equal(socket.active, false);
});
