// Connection state recovery of the stock client: the TCP connection breaks, the client comes back, nothing is missing.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";

import { TRANSPORTS, closeAll, connected, connection, enter, join, next, record, settled, upgraded } from "./helpers/clients.js";
import { startProxy } from "./helpers/proxy.js";
import { startService } from "./helpers/service.js";

const USER = 7;

/** One place of the table, with another number each time. */
const rankChange = (n) => ({
  userId: USER, userName: "Ada", previousRank: n + 1, newRank: n, metric: "monthlyRevenue", value: n,
  timestamp: "2026-01-02T03:04:05.678Z",
});

/** Cuts the connection and waits until the client knows. */
async function lose(proxy, socket) {
  await upgraded(socket);
  const gone = next(socket, "disconnect");
  proxy.cut();
  await gone;
}

for (const [mode, transports] of Object.entries(TRANSPORTS)) {
  describe(mode, () => {
    let service;
    let proxy;
    before(async () => {
      service = await startService({ JOURNAL__DURABILITY: "memory", JOURNAL__KEEP_EVENTS: "64", SERVER__WORKERS: "2" });
      proxy = await startProxy(service.port);
    });
    // A client of the test before would be cut in the midst of its own change of transports.
    afterEach(closeAll);
    after(async () => {
      proxy.stop();
      await service.stop();
    });

    const recovering = async (user = USER) => ({ token: await service.token({ user }), recover: true });

    /** A client that has been told a position. */
    async function positioned() {
      const socket = connection(proxy.url, { transports, auth: await recovering() }).socket("/leaderboard");
      const told = new Promise((resolve) => socket.onAny(resolve));
      await connected(socket);
      await told;
      assert.equal(socket.recovered, false);
      return socket;
    }

    test("a client that was away gets what it missed, in order and once, in the same rooms", async () => {
      const socket = await positioned();
      await join(socket, "user", USER);
      const heard = record(socket, "rank:changed");
      await service.post("/leaderboard/rank-changes", rankChange(1));
      await heard.until(1);
      const { id } = socket;

      await lose(proxy, socket);
      for (const n of [2, 3, 4]) await service.post("/leaderboard/rank-changes", rankChange(n));
      proxy.mend();
      await connected(socket);
      assert.equal(socket.recovered, true);
      assert.equal(socket.id, id);
      await service.post("/leaderboard/rank-changes", rankChange(5));
      await heard.until(5);
      assert.deepEqual(heard.map(([, { newRank }]) => newRank), [1, 2, 3, 4, 5]);
    });

    test("a client that drops before its first event recovers too", async () => {
      const socket = await positioned();
      await join(socket, "user", USER);
      const heard = record(socket, "rank:changed");
      await lose(proxy, socket);
      await service.post("/leaderboard/rank-changes", rankChange(1));
      proxy.mend();
      await connected(socket);
      assert.equal(socket.recovered, true);
      await heard.until(1);
    });

    test("it works while the same user is connected elsewhere, and time after time", async () => {
      const other = await enter(service.url, "/leaderboard", { transports, auth: await recovering() });
      await join(other, "user", USER);
      const elsewhere = record(other, "rank:changed");
      const socket = await positioned();
      await join(socket, "user", USER);
      const heard = record(socket, "rank:changed");
      for (let round = 1; round <= 5; round++) {
        await lose(proxy, socket);
        await service.post("/leaderboard/rank-changes", rankChange(round));
        proxy.mend();
        await connected(socket);
        assert.equal(socket.recovered, true, `round ${round}`);
      }
      for (const tab of [heard, elsewhere]) {
        await tab.until(5);
        assert.deepEqual(tab.map(([, { newRank }]) => newRank), [1, 2, 3, 4, 5]);
      }
    });

    test("when the position is no longer kept, the client is told of the gap", async () => {
      const socket = await positioned();
      await lose(proxy, socket);
      const gap = next(socket, "sync:gap");
      for (let n = 0; n < 100; n++) {
        await service.post("/broadcasts", { namespace: "/leaderboard", event: "n", data: n });
      }
      proxy.mend();
      await connected(socket);
      assert.equal(socket.recovered, false);
      const [{ epoch, offset }] = await gap;
      assert.match(epoch, /^[a-z0-9]+$/i);
      assert.ok(Number.isSafeInteger(offset) && offset >= 100);
    });

    test("a pid is worth nothing to somebody else", async () => {
      const victim = await positioned();
      await join(victim, "user", USER);
      await lose(proxy, victim);
      victim.disconnect();
      await service.post("/leaderboard/rank-changes", rankChange(1));
      const stolen = { pid: victim._pid, offset: victim._lastOffset };
      assert.ok(stolen.pid && stolen.offset);
      proxy.mend();
      const thief = connection(service.url, { transports, auth: { ...(await recovering(8)), ...stolen } });
      const socket = thief.socket("/leaderboard");
      const heard = record(socket);
      await connected(socket);
      assert.notEqual(socket.id, victim.id);
      assert.notEqual(socket._pid, stolen.pid);
      await settled(service, socket, "/leaderboard");
      assert.deepEqual(heard.filter(([name]) => name === "rank:changed"), []);
    });

    test("who does not ask sees no offsets", async () => {
      const auth = { token: await service.token({ user: USER }) };
      const socket = await enter(service.url, "/leaderboard", { transports, auth });
      const heard = record(socket, "n");
      await service.post("/broadcasts", { namespace: "/leaderboard", event: "n", data: 1 });
      assert.deepEqual([...(await heard.until(1))], [["n", 1]]);
      assert.equal(socket._pid, undefined);
    });

    test("text at the end of an event is never taken for a position", async () => {
      const socket = await positioned();
      const heard = record(socket, "n");
      await service.post("/broadcasts", { namespace: "/leaderboard", event: "n", data: "just text" });
      await heard.until(1);
      assert.match(socket._lastOffset, /^[a-z0-9]+:\d+$/i);
    });
  });
}
