// Every room and every event of the wire's table, over each transport.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { TRANSPORTS, closeAll, connected, connection, join, record, settled } from "./helpers/clients.js";
import { CONTEST, MODULE, SESSION, TABLE, TEAM, USER } from "./helpers/events.js";
import { startService } from "./helpers/service.js";

const NAMESPACES = ["/", "/leaderboard", "/training"];

const JOINS = {
  "/leaderboard": [["user", USER], ["team", TEAM], ["contest", CONTEST], ["tv-display"]],
  "/training": [["user", USER], ["session", SESSION], ["module", MODULE]],
};

/** What is kept for the user, and told him on `/` how much of that he has not read. */
const KINDS = ["notification", "rank:changed", "achievement:earned", "achievement:unlocked", "level:up"];
const KEPT = TABLE.flatMap(({ hears }) => hears).filter(([, room, name]) => room === `user:${USER}` && KINDS.includes(name));

for (const [mode, transports] of Object.entries(TRANSPORTS)) {
  describe(mode, () => {
    let service;
    before(async () => {
      service = await startService();
      await service.post("/training/sessions", { sessionId: SESSION, userId: USER });
    });
    after(async () => {
      await closeAll();
      await service.stop();
    });

    test("a member of every room hears every event of the table, once and in order", async () => {
      const token = await service.token({ user: USER, teams: [TEAM] });
      const { manager, socket } = connection(service.url, { transports, auth: { token } });
      const sockets = Object.fromEntries(NAMESPACES.map((namespace) => [namespace, socket(namespace)]));
      for (const namespace of NAMESPACES) {
        await connected(sockets[namespace]);
        for (const [kind, ...id] of JOINS[namespace] ?? []) {
          assert.equal(await join(sockets[namespace], kind, ...id), [kind, ...id].join(":"));
        }
      }
      const heard = Object.fromEntries(NAMESPACES.map((namespace) => [namespace, record(sockets[namespace])]));
      for (const { path, body, hears } of TABLE) {
        const { events } = await service.post(path, body);
        assert.deepEqual(
          events.map(({ namespace, room, event }) => [namespace, room, event]),
          hears.map(([namespace, room, event]) => [namespace, room, event]),
          path,
        );
      }
      for (const namespace of NAMESPACES) {
        const expected = TABLE.flatMap(({ hears }) => hears)
          .filter(([space]) => space === namespace)
          .map(([, , name, data]) => [name, data]);
        const unread = namespace === "/" ? KEPT.length : 0;
        await heard[namespace].until(expected.length + unread);
        const others = heard[namespace].filter(([name]) => name !== "inbox:unread");
        assert.deepEqual(others, expected, namespace);
        assert.equal(heard[namespace].length - others.length, unread, "each that is kept for the user is counted");
      }
      assert.equal(manager.engine.transport.name, transports.at(-1));
    });

    test("who is in no room hears what is for everyone and nothing else", async () => {
      const token = await service.token({ user: 8 });
      const { socket } = connection(service.url, { transports, auth: { token } });
      for (const namespace of NAMESPACES) {
        const entered = socket(namespace);
        await connected(entered);
        const heard = record(entered);
        for (const { path, body } of TABLE) await service.post(path, body);
        await settled(service, entered, namespace);
        const expected = TABLE.flatMap(({ hears }) => hears)
          .filter(([space, room]) => space === namespace && room === undefined)
          .map(([, , name, data]) => [name, data]);
        assert.ok(expected.length > 0);
        assert.deepEqual(heard.slice(0, -1), expected, namespace);
      }
    });

    test("who has left a room hears no more of it", async () => {
      const token = await service.token({ user: USER });
      const socket = connection(service.url, { transports, auth: { token } }).socket("/leaderboard");
      await connected(socket);
      await join(socket, "contest", 99);
      const heard = record(socket, "contest:entry-update");
      const entry = { ...TABLE.find(({ path }) => path.endsWith("contest-entries")).body, contestId: 99 };
      await service.post("/leaderboard/contest-entries", entry);
      await heard.until(1);
      await socket.timeout(2_000).emitWithAck("leave:contest", 99);
      await service.post("/leaderboard/contest-entries", entry);
      await settled(service, socket, "/leaderboard");
      assert.equal(heard.length, 1);
    });

    test("both tabs of a user hear what is for him", async () => {
      const token = await service.token({ user: USER });
      const tabs = [1, 2].map(() => connection(service.url, { transports, auth: { token } }).socket("/leaderboard"));
      for (const tab of tabs) {
        await connected(tab);
        await join(tab, "user", USER);
      }
      const heard = tabs.map((tab) => record(tab, "rank:changed"));
      const { path, body } = TABLE.find((row) => row.path.endsWith("rank-changes"));
      await service.post(path, body);
      for (const tab of heard) assert.deepEqual([...(await tab.until(1))], [["rank:changed", body]]);
      tabs[0].disconnect();
      await service.post(path, body);
      await heard[1].until(2);
      assert.equal(heard[0].length, 1);
    });
  });
}
