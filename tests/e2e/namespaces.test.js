// Four namespaces on one connection; who is let in; acknowledgements and errors; what clients tell each other.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Manager } from "socket.io-client";

import {
  TRANSPORTS, closeAll, connected, connection, enter, join, next, record, settled, upgraded,
} from "./helpers/clients.js";
import { SESSION, TABLE, USER } from "./helpers/events.js";
import { startService } from "./helpers/service.js";

const ALL = ["/", "/leaderboard", "/training", "/field"];

for (const [mode, transports] of Object.entries(TRANSPORTS)) {
  describe(mode, () => {
    let service;
    let auth;
    before(async () => {
      service = await startService();
      auth = { token: await service.token({ user: USER, teams: [3] }) };
    });
    after(async () => {
      await closeAll();
      await service.stop();
    });

    test("four namespaces share one connection and keep apart", async () => {
      const { manager, socket } = connection(service.url, { transports, auth });
      const sockets = ALL.map((namespace) => socket(namespace));
      await Promise.all(sockets.map(connected));
      const ids = new Set([...sockets.map(({ id }) => id), manager.engine.id]);
      assert.equal(ids.size, 5, "each has a name of its own");

      const heard = sockets.map((entered) => record(entered));
      for (const namespace of ALL) await service.post("/broadcasts", { namespace, event: "ping:all", data: namespace });
      for (const [i, namespace] of ALL.entries()) {
        assert.deepEqual([...(await heard[i].until(1))], [["ping:all", namespace]]);
      }

      const [root, leaderboard] = sockets;
      leaderboard.disconnect();
      await service.post("/broadcasts", { namespace: "/leaderboard", event: "ping:all", data: 2 });
      await settled(service, root, "/");
      assert.equal(heard[1].length, 1, "left");
      assert.ok(root.connected, "the others go on");
      leaderboard.connect();
      await connected(leaderboard);
      await service.post("/broadcasts", { namespace: "/leaderboard", event: "ping:all", data: 3 });
      await heard[1].until(2);
      assert.deepEqual(heard[1][1], ["ping:all", 3]);
    });

    test("a login that ends takes every connection along that entered a namespace with it", async () => {
      const cookie = await service.cookie(await service.token({ user: 8 }));
      const manager = new Manager(service.url, { transports, extraHeaders: { cookie } });
      // The first namespace is entered as somebody else, with a token.
      const first = manager.socket("/training", { auth });
      await connected(first);
      const second = manager.socket("/leaderboard");
      await connected(second);
      await upgraded(second);
      const ended = Promise.all([first, second].map((socket) => next(socket, "disconnect")));
      const logout = await fetch(`${service.url}/session`, { method: "DELETE", headers: { cookie } });
      assert.equal(logout.status, 204);
      assert.deepEqual((await ended).map(([why]) => why), ["io server disconnect", "io server disconnect"]);
    });

    test("an unknown namespace is refused, with and without an identity", async () => {
      for (const options of [{ transports, auth }, { transports }]) {
        const socket = connection(service.url, options).socket("/random");
        const [error] = await next(socket, "connect_error");
        assert.equal(error.message, "Invalid namespace");
        assert.equal(socket.active, false, "a stock client does not come back");
      }
    });

    test("without an identity nobody is let in, anywhere", async () => {
      for (const namespace of ALL) {
        for (const bad of [undefined, {}, { token: "nonsense" }, { token: 7 }]) {
          const socket = connection(service.url, { transports, auth: bad }).socket(namespace);
          const [error] = await next(socket, "connect_error");
          assert.notEqual(error.message, "");
          assert.equal(socket.active, false, "a stock client does not come back");
        }
      }
    });

    test("a join is answered, and acknowledged if the client asks", async () => {
      const socket = await enter(service.url, "/leaderboard", { transports, auth });
      const joined = next(socket, "joined");
      await socket.timeout(2_000).emitWithAck("join:contest", 17);
      assert.equal((await joined)[0].room, "contest:17");
    });

    test("a bad argument is told, and the connection lives on", async () => {
      const { socket } = connection(service.url, { transports, auth });
      for (const [namespace, kind, message] of [
        ["/leaderboard", "user", "Invalid userId"],
        ["/leaderboard", "team", "Invalid teamId"],
        ["/leaderboard", "contest", "Invalid contestId"],
        ["/training", "session", "Invalid sessionId"],
        ["/training", "module", "Invalid moduleId"],
      ]) {
        const entered = socket(namespace);
        await connected(entered);
        for (const bad of [[], [null], [{}], [[]], [""], [-1.5], [true]]) {
          // A number is a bad session id, and "" a bad user id.
          const told = next(entered, "error");
          entered.emit(`join:${kind}`, ...bad);
          assert.equal((await told)[0].message, message, `${kind} ${JSON.stringify(bad)}`);
        }
        assert.ok(entered.connected);
      }
    });

    test("somebody else's room is refused, and the connection lives on", async () => {
      const socket = await enter(service.url, "/leaderboard", { transports, auth });
      const told = next(socket, "error");
      await socket.timeout(2_000).emitWithAck("join:user", USER + 1);
      assert.notEqual((await told)[0].message, "");
      assert.equal(await join(socket, "user", USER), `user:${USER}`);
    });

    test("a kiosk sees the TV and nothing else", async () => {
      const kiosk = { token: await service.token({ kiosk: true }) };
      const socket = await enter(service.url, "/leaderboard", { transports, auth: kiosk });
      assert.equal(await join(socket, "tv-display"), "tv-display");
      const told = next(socket, "error");
      socket.emit("join:contest", 17);
      await told;
    });

    test("the others in a roleplay session see who is typing", async () => {
      await service.post("/training/sessions", { sessionId: SESSION, userId: USER, participants: [8] });
      const trainee = await enter(service.url, "/training", { transports, auth });
      const token = await service.token({ user: 8 });
      const coach = await enter(service.url, "/training", { transports, auth: { token } });
      for (const socket of [trainee, coach]) await join(socket, "session", SESSION);
      const heard = record(trainee);
      const received = next(trainee, "roleplay:message-received");

      let typing = next(coach, "roleplay:typing");
      trainee.emit("roleplay:message", { sessionId: SESSION, message: "Hello", userId: 999 });
      assert.deepEqual((await typing)[0], { userId: USER, isTyping: true }, "the server's idea of who it was");
      assert.deepEqual((await received)[0], { sessionId: SESSION });

      typing = next(coach, "roleplay:typing");
      trainee.emit("roleplay:stop-typing", { sessionId: SESSION, userId: USER });
      assert.deepEqual((await typing)[0], { userId: USER, isTyping: false });

      const changed = next(coach, "progress:changed");
      const { body } = TABLE.find(({ path }) => path === "/training/progress");
      trainee.emit("progress:update", body);
      assert.deepEqual((await changed)[0], body);
      await settled(service, trainee, "/training");
      const echoes = heard.filter(([name]) => ["roleplay:typing", "progress:changed"].includes(name));
      assert.deepEqual(echoes, [], "the sender hears nothing of his own");
    });

    test("the others in a chat see that a message is being answered", async () => {
      const sockets = [];
      for (let i = 0; i < 2; i++) {
        sockets.push(await enter(service.url, "/field", { transports, auth }));
        await join(sockets[i], "chat", "c-1");
      }
      const typing = next(sockets[1], "chat:typing");
      sockets[0].emit("chat:message", { sessionId: "c-1", message: "Hello" });
      await typing;
    });

    test("a binary argument is a bad argument and no more", async () => {
      const socket = await enter(service.url, "/leaderboard", { transports, auth });
      const told = next(socket, "error");
      socket.emit("join:user", Buffer.from([1, 2, 3]));
      assert.equal((await told)[0].message, "Invalid userId");
      assert.equal(await join(socket, "user", USER), `user:${USER}`);
    });
  });
}
