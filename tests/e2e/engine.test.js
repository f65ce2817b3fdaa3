// The transport layer by itself: handshake, heartbeat fields, limits, and the answers to what is wrong.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Socket } from "engine.io-client";
import WebSocket from "ws";

import { TRANSPORTS, closeAll, enter, join, next } from "./helpers/clients.js";
import { startService } from "./helpers/service.js";

const OPENED = { pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1_000_000 };

/** Without a close at once a test would wait for the heartbeat to run out. */
const AT_ONCE = { timeout: 10_000 };

let service;
let endpoint;
before(async () => {
  service = await startService();
  endpoint = `${service.url}/socket.io/`;
});
after(async () => {
  await closeAll();
  await service.stop();
});

const poll = (sid, init) => fetch(`${endpoint}?EIO=4&transport=polling${sid ? `&sid=${sid}` : ""}`, init);

async function handshake() {
  const answer = await poll();
  assert.equal(answer.status, 200);
  return JSON.parse((await answer.text()).slice(1));
}

const socketUrl = (query) => `${endpoint.replace("http", "ws")}?${query}`;

/** How a WebSocket ended, after what it was sent. */
function fate(query, ...messages) {
  return new Promise((resolve) => {
    const socket = new WebSocket(socketUrl(query));
    socket.on("open", () => {
      for (const message of messages) socket.send(message);
    });
    socket.on("unexpected-response", (_, answer) => {
      resolve({ status: answer.statusCode });
      socket.terminate();
    });
    socket.on("error", () => {});
    socket.on("close", (code) => resolve({ code }));
  });
}

test("polling opens with exactly the known keys", async () => {
  const answer = await poll();
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type").toLowerCase(), "text/plain; charset=utf-8");
  const body = await answer.text();
  assert.equal(body[0], "0");
  const { sid, ...rest } = JSON.parse(body.slice(1));
  assert.match(sid, /^[\w-]{20}$/);
  assert.deepEqual(rest, { upgrades: ["websocket"], ...OPENED });
});

test("websocket opens with exactly the known keys", async () => {
  const socket = new WebSocket(socketUrl("EIO=4&transport=websocket"));
  const [data] = await next(socket, "message");
  const { sid, ...rest } = JSON.parse(data.toString().slice(1));
  assert.match(sid, /^[\w-]{20}$/);
  assert.deepEqual(rest, { upgrades: [], ...OPENED });
  socket.terminate();
});

for (const [mode, transports] of Object.entries(TRANSPORTS)) {
  test(`the stock transport client opens and closes: ${mode}`, async () => {
    const socket = new Socket(service.url, { path: "/socket.io/", transports });
    await next(socket, "open");
    if (transports.length > 1) await next(socket, "upgrade");
    assert.equal(socket.transport.name, transports.at(-1));
    assert.equal(socket.id.length, 20);
    const closed = next(socket, "close");
    socket.close();
    assert.equal((await closed)[0], "forced close");
  });

  test(`garbage closes the connection at once: ${mode}`, AT_ONCE, async () => {
    for (const garbage of ["garbage", "2", "2{}", '2["connect"]', '51-["a",{"_placeholder":true,"num":1}]', "4{}"]) {
      const socket = new Socket(service.url, { path: "/socket.io/", transports });
      await next(socket, "open");
      const closed = next(socket, "close");
      socket.send(garbage);
      await closed;
    }
  });

  test(`a namespace that was not entered is not spoken in: ${mode}`, AT_ONCE, async () => {
    for (const early of ['2["join:tv-display"]', "1", "30[]"]) {
      const socket = new Socket(service.url, { path: "/socket.io/", transports });
      await next(socket, "open");
      const closed = next(socket, "close");
      socket.send(early);
      await closed;
    }
  });
}

describe("refused requests", () => {
  const cases = [
    ["an unknown transport", "GET", "EIO=4&transport=abc", 400, 0, "Transport unknown"],
    ["no transport", "GET", "EIO=4", 400, 0, "Transport unknown"],
    ["an unknown session", "GET", "EIO=4&transport=polling&sid=AAAAAAAAAAAAAAAAAAAA", 400, 1, "Session ID unknown"],
    ["a session that is none", "GET", "EIO=4&transport=polling&sid=abc", 400, 1, "Session ID unknown"],
    ["a handshake by POST", "POST", "EIO=4&transport=polling", 400, 2, "Bad handshake method"],
    ["a handshake by PUT", "PUT", "EIO=4&transport=polling", 400, 2, "Bad handshake method"],
    ["websocket without an upgrade", "GET", "EIO=4&transport=websocket", 400, 3, "Bad request"],
    ["no version", "GET", "transport=polling", 400, 5, "Unsupported protocol version"],
    ["an old version", "GET", "EIO=3&transport=polling", 400, 5, "Unsupported protocol version"],
  ];
  for (const [what, method, query, status, code, message] of cases) {
    test(what, async () => {
      const answer = await fetch(`${endpoint}?${query}`, { method });
      assert.equal(answer.status, status);
      assert.deepEqual(await answer.json(), { code, message });
    });
  }

  test("a foreign origin", async () => {
    const answer = await poll(undefined, { headers: { origin: "https://elsewhere.example" } });
    assert.equal(answer.status, 403);
    assert.equal((await answer.json()).code, 4);
  });

  test("a websocket for a session that is none", async () => {
    const end = await fate("EIO=4&transport=websocket&sid=AAAAAAAAAAAAAAAAAAAA");
    assert.ok(end.status === 400 || end.code !== undefined, JSON.stringify(end));
  });
});

test("two polls at once end the session", async () => {
  const { sid } = await handshake();
  const first = poll(sid);
  // The second must come second: it is sent when the first has surely arrived.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const second = await poll(sid);
  assert.equal(second.status, 400);
  assert.equal(await (await first).text(), "1");
  const after = await poll(sid);
  assert.deepEqual([after.status, (await after.json()).code], [400, 1]);
});

test("an aborted poll ends the session", async () => {
  const { sid } = await handshake();
  const abort = new AbortController();
  const waiting = poll(sid, { signal: abort.signal });
  await new Promise((resolve) => setTimeout(resolve, 100));
  abort.abort();
  await assert.rejects(waiting);
  let status = 200;
  for (let tries = 0; tries < 50 && status !== 400; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    status = (await poll(sid, { method: "POST", body: "3" })).status;
  }
  assert.equal(status, 400);
});

test("a POST of garbage ends the session", async () => {
  const { sid } = await handshake();
  await poll(sid, { method: "POST", body: "abc" });
  const after = await poll(sid);
  assert.deepEqual([after.status, (await after.json()).code], [400, 1]);
});

test("a good POST is answered ok, a large one 413", async () => {
  const { sid } = await handshake();
  const good = await poll(sid, { method: "POST", body: "3" });
  assert.deepEqual([good.status, await good.text()], [200, "ok"]);
  const large = await poll(sid, { method: "POST", body: `4${"x".repeat(OPENED.maxPayload)}` });
  assert.equal(large.status, 413);
});

test("a large websocket message is closed with 1009", AT_ONCE, async () => {
  const end = await fate("EIO=4&transport=websocket", `4${"x".repeat(OPENED.maxPayload)}`);
  assert.deepEqual(end, { code: 1009 });
});

test("a client may end its polling session while a poll waits", async () => {
  const { sid } = await handshake();
  const waiting = poll(sid);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const close = await poll(sid, { method: "POST", body: "1" });
  assert.equal(close.status, 200);
  assert.equal(await (await waiting).text(), "6");
  assert.equal((await poll(sid)).status, 400);
});

test("a probe is answered and the waiting poll released", async () => {
  const { sid } = await handshake();
  const waiting = poll(sid);
  const socket = new WebSocket(socketUrl(`EIO=4&transport=websocket&sid=${sid}`));
  await next(socket, "open");
  const answer = next(socket, "message");
  socket.send("2probe");
  assert.equal((await answer)[0].toString(), "3probe");
  assert.equal(await (await waiting).text(), "6");
  socket.send("5");
  // From here the session is on the websocket and polling is refused, without harm to it.
  let status = 200;
  for (let tries = 0; tries < 50 && status === 200; tries++) status = (await poll(sid)).status;
  assert.equal(status, 400);
  const invalid = next(socket, "message");
  socket.send("40/random,");
  assert.equal((await invalid)[0].toString(), '44/random,{"message":"Invalid namespace"}');
  socket.terminate();
});

test("one client's garbage is nobody else's trouble", async () => {
  const auth = { token: await service.token({ user: 7 }) };
  const bystander = await enter(service.url, "/leaderboard", { transports: ["websocket"], auth });
  await Promise.all(["4garbage", "\u0000", "b!", "2", "451-[]", Buffer.from([1, 2])].map((message) =>
    fate("EIO=4&transport=websocket", message),
  ));
  assert.equal(await join(bystander, "contest", 1), "contest:1");
});
