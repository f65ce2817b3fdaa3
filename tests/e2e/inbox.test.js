// A user's devices, with the front end's hooks as they are: none of them can say what it has seen, and none misses anything.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";

import { TRANSPORTS, closeAll, connected, connection, record, settled, upgraded } from "./helpers/clients.js";
import { USER } from "./helpers/events.js";
import { startProxy } from "./helpers/proxy.js";
import { startService } from "./helpers/service.js";

const LAPTOP = "Mozilla/5.0 (X11; Linux x86_64) Laptop/1.0";
const PHONE = "Mozilla/5.0 (Linux; Android 15) Phone/1.0";

const at = "2026-01-02T03:04:05.678Z";

/** The kinds that are kept for a user: where they are told, and what number n of them is. */
const KINDS = [
  {
    namespace: "/leaderboard", event: "rank:changed", path: "/leaderboard/rank-changes",
    body: (n) => ({ userId: USER, userName: "Ada", previousRank: n + 1, newRank: n, metric: "calls", value: n, timestamp: at }),
  },
  {
    namespace: "/training", event: "level:up", path: "/training/level-ups",
    body: (n) => ({ userId: USER, userName: "Ada", previousLevel: n, newLevel: n + 1, totalXP: n, timestamp: at }),
  },
  {
    namespace: "/", event: "notification", path: "/notifications",
    body: (n) => ({ id: n, userId: USER, type: "info", title: "t", message: "m", createdAt: at }),
  },
];

for (const [mode, transports] of Object.entries(TRANSPORTS)) {
  describe(mode, () => {
    let service;
    let cookie;
    let told;
    beforeEach(async () => {
      // A heartbeat by which it is soon noticed that somebody is lost.
      service = await startService({ SERVER__WORKERS: "2", SOCKETIO__PING_INTERVAL: "1s", SOCKETIO__PING_TIMEOUT: "1s" });
      cookie = await service.cookie(await service.token({ user: USER }));
      told = Object.fromEntries(KINDS.map(({ event }) => [event, []]));
    });
    afterEach(async () => {
      await closeAll();
      await service.stop();
    });

    /** Opens a page, which joins its user's rooms upon every connect, and records what it hears of each kind. */
    function open(device, url = service.url) {
      // Node's client puts its own cookies in place of a `Cookie` header; it leaves one in lower case alone.
      const { manager, socket } = connection(url, { transports, extraHeaders: { cookie, "user-agent": device } });
      const sockets = KINDS.map(({ namespace }) => socket(namespace));
      const heard = KINDS.map(({ event }, i) => record(sockets[i], event));
      for (const hook of sockets.slice(0, 2)) hook.on("connect", () => hook.emit("join:user", USER));
      return { manager, sockets, heard };
    }

    async function ready({ sockets }) {
      for (const socket of sockets) await connected(socket);
      await upgraded(sockets[0]);
      for (const socket of sockets.slice(0, 2)) await socket.timeout(5_000).emitWithAck("join:user", USER);
    }

    /** A page is closed. Its hooks leave their rooms first; what is told after that is told to nobody there. */
    async function close({ sockets }) {
      for (const socket of sockets) await socket.timeout(5_000).emitWithAck("leave:user", USER);
      for (const socket of sockets) socket.disconnect();
    }

    /** Tells the user so many things, of each kind in turn. */
    async function tell(count) {
      for (let n = 0; n < count; n++) {
        const { path, event, body } = KINDS[n % KINDS.length];
        const data = body(told[event].length + 1);
        told[event].push(data);
        await service.post(path, data);
      }
    }

    /** A page has heard everything of each kind from the given number on, once, and in order if that is looked for. */
    async function hasHeard({ sockets, heard }, { from = () => 0, ordered = true } = {}) {
      for (const [i, { namespace, event }] of KINDS.entries()) {
        const expected = told[event].slice(from(event));
        await heard[i].until(expected.length);
        await settled(service, sockets[i], namespace);
        const got = heard[i].map(([, data]) => data);
        if (!ordered) got.sort((a, b) => told[event].findIndex(same(a)) - told[event].findIndex(same(b)));
        assert.deepEqual(got, expected, `${event} on ${namespace}`);
      }
    }

    const same = (data) => (other) => isDeepStrictEqual(data, other);

    test("two tabs and a phone of one user; the phone away for 100 events and over a restart", async () => {
      const tabs = [open(LAPTOP), open(LAPTOP)];
      const phone = open(PHONE);
      for (const page of [...tabs, phone]) await ready(page);
      await tell(9);
      for (const page of [...tabs, phone]) await hasHeard(page);
      const before = Object.fromEntries(KINDS.map(({ event }) => [event, told[event].length]));

      await close(phone);
      await tell(50);
      for (const tab of tabs) await hasHeard(tab);
      await service.end();
      await service.start();
      // The tabs come back by themselves, in the midst of it.
      await tell(50);
      const back = open(PHONE);
      await ready(back);
      await tell(3);
      await hasHeard(back, { from: (event) => before[event] });
      for (const tab of tabs) await hasHeard(tab);

      // They have all got it now: a reload brings nothing old.
      await close(back);
      const reloaded = open(PHONE);
      await ready(reloaded);
      await hasHeard(reloaded, { from: (event) => told[event].length });
    });

    test("what was read on one device is read on all, also on those that come back", async () => {
      const tab = open(LAPTOP);
      const phone = open(PHONE);
      for (const page of [tab, phone]) await ready(page);
      await close(phone);
      const unread = record(tab.sockets[2], "inbox:unread");
      await tell(3);
      await unread.until(3);
      // The page asks with nothing but its cookie.
      const inbox = `${service.url}/api/v1/users/${USER}/notifications`;
      const { notifications } = await (await fetch(inbox, { headers: { cookie } })).json();
      assert.equal(notifications.length, 3);
      const read = await fetch(`${inbox}/read`, {
        method: "POST",
        headers: { cookie, "content-type": "application/json" },
        body: JSON.stringify({ ids: notifications.slice(0, 2).map(({ id }) => id) }),
      });
      assert.equal(read.status, 200);
      await unread.until(4);
      assert.deepEqual(unread.map(([, { unread }]) => unread), [1, 2, 3, 1]);

      const back = open(PHONE);
      const known = record(back.sockets[2], "inbox:unread");
      await ready(back);
      assert.deepEqual([...(await known.until(1))], [["inbox:unread", { userId: USER, unread: 1 }]]);
      await hasHeard(back);
    });

    test("a phone comes out of a tunnel while the tabs go on", async () => {
      const proxy = await startProxy(service.port);
      const tab = open(LAPTOP);
      const phone = open(PHONE, proxy.url);
      for (const page of [tab, phone]) await ready(page);
      proxy.cut();
      await tell(30);
      proxy.mend();
      await tell(3);
      // It may be back before its loss is noticed. Then it gets what it missed when that is, and meanwhile what is new.
      await hasHeard(phone, { ordered: false });
      await hasHeard(tab);
      proxy.stop();
    });
  });
}
