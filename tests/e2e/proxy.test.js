// Behind nginx with the documented configuration: what passes, in which order, and whose address is believed.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { request } from "node:https";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import WebSocket from "ws";

import { TRANSPORTS, closeAll, connected, connection, enter, join, next, record } from "./helpers/clients.js";
import { startNginx } from "./helpers/nginx.js";
import { startService } from "./helpers/service.js";

const EVENTS = 200;

/** nginx' certificate is its own. */
const TLS = { rejectUnauthorized: false };

/** A stock client that is refused on its way tries for ever. */
const IN_TIME = { timeout: 20_000 };

let service;
let application;
let nginx;
/** What the service has logged since it was started. */
const log = [];
const sockets = [];

before(async () => {
  service = await startService();
  createInterface({ input: service.child.stderr }).on("line", (line) => log.push(line));
  application = createServer((_, answer) => answer.end("the application")).listen(0, "127.0.0.1");
  await once(application, "listening");
  nginx = await startNginx({ ridgecast: service.port, application: application.address().port });
});
after(async () => {
  await closeAll();
  for (const socket of sockets) socket.terminate();
  await nginx?.stop();
  application?.close();
  application?.closeAllConnections();
  await service?.stop();
});

/** A request to nginx, on a connection of its own. */
async function ask(path, { body, ...options } = {}) {
  const asked = request(`${nginx.url}${path}`, { ...TLS, agent: false, ...options });
  asked.end(body);
  const [answer] = await once(asked, "response");
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += chunk;
  return { status: answer.statusCode, headers: answer.headers, text };
}

function websocket(path, options) {
  const socket = new WebSocket(`${nginx.url.replace("https", "wss")}${path}`, { ...TLS, ...options });
  sockets.push(socket);
  return socket;
}

/** The status by which a WebSocket is refused. */
async function refused(path, options) {
  const socket = websocket(path, options);
  socket.on("error", () => {});
  const [, answer] = await next(socket, "unexpected-response");
  socket.terminate();
  return answer.statusCode;
}

/** The line of the log that says so. */
async function logged(pattern) {
  const deadline = Date.now() + 5_000;
  while (Date.now() < deadline) {
    const line = log.find((line) => pattern.test(line));
    if (line) return line;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`nothing like ${pattern} in the log:\n${log.join("\n")}`);
}

/** A poll's handshake and the name it was given. */
async function handshake() {
  const { status, text } = await ask("/socket.io/?EIO=4&transport=polling");
  assert.equal(status, 200, text);
  return JSON.parse(text.slice(1)).sid;
}

test("the service's paths go to it, and the rest to the application", async () => {
  assert.equal((await ask("/")).text, "the application");
  assert.equal((await ask("/api/auth/me")).text, "the application");
  assert.equal((await ask("/api/v1/nothing")).status, 404);
  assert.equal((await ask("/session", { method: "DELETE" })).status, 204);
});

for (const [mode, transports] of Object.entries(TRANSPORTS)) {
  test(`a stock client on a page of the proxy's: ${mode}`, IN_TIME, async () => {
    const auth = { token: await service.token({ user: 7 }) };
    const options = { transports, auth, extraHeaders: { origin: nginx.url }, ...TLS };
    const { manager, socket } = connection(nginx.url, options);
    const entered = socket("/leaderboard");
    const upgraded = transports.length > 1 && next(manager, "open").then(() => next(manager.engine, "upgrade"));
    await connected(entered);
    await upgraded;
    assert.equal(manager.engine.transport.name, transports.at(-1));
    assert.equal(await join(entered, "contest", 17), "contest:17");
    const heard = record(entered, "hello:all");
    await service.post("/broadcasts", { namespace: "/leaderboard", event: "hello:all", data: mode });
    assert.deepEqual([...(await heard.until(1))], [["hello:all", mode]]);
  });
}

test("a foreign page is refused on every transport", async () => {
  // The last two are right but for the scheme and the port: what the proxy says of them counts.
  for (const origin of ["https://elsewhere.example", nginx.url.replace("https", "http"), "https://127.0.0.1"]) {
    const options = { headers: { origin } };
    const polled = await ask("/socket.io/?EIO=4&transport=polling", options);
    assert.deepEqual([polled.status, JSON.parse(polled.text).code], [403, 4], origin);
    assert.equal(await refused("/socket.io/?EIO=4&transport=websocket", options), 403);
    assert.equal(await refused("/ws/leaderboard", options), 403);
    assert.equal((await ask("/session", { method: "POST", ...options })).status, 403);
  }
});

test("a page cannot say itself which origin is the service's", async () => {
  const headers = { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" };
  assert.equal((await ask("/socket.io/?EIO=4&transport=polling", { headers })).status, 403);
});

test(`${EVENTS} events arrive once and in order across an upgrade`, IN_TIME, async () => {
  const auth = { token: await service.token({ user: 7 }) };
  const { manager, socket } = connection(nginx.url, { transports: ["polling", "websocket"], auth, ...TLS });
  const entered = socket("/leaderboard");
  let upgraded = false;
  manager.once("open", () => manager.engine.once("upgrade", () => (upgraded = true)));
  await connected(entered);
  const heard = record(entered, "n");
  for (let sent = 0; sent < EVENTS; sent += 5) {
    const batch = Array.from({ length: 5 }, (_, i) => ({
      path: "/api/v1/broadcasts",
      body: { namespace: "/leaderboard", event: "n", data: sent + i },
    }));
    await service.post("/batch", batch);
  }
  await heard.until(EVENTS);
  assert.deepEqual(heard.map(([, n]) => n), Array.from({ length: EVENTS }, (_, n) => n));
  if (!upgraded) await next(manager.engine, "upgrade");
});

test("JSON over WebSocket passes", async () => {
  const token = await service.token({ user: 7 });
  const socket = websocket(`/ws/leaderboard?token=${token}`, { headers: { origin: nginx.url } });
  const [hello] = await next(socket, "message");
  assert.equal(JSON.parse(hello).type, "hello");
  const answer = next(socket, "message");
  socket.send('{"type":"join","room":"contest:17","id":1}');
  assert.equal(JSON.parse((await answer)[0]).type, "joined");
});

test("a login through the proxy is good for connections through it", IN_TIME, async () => {
  const headers = { origin: nginx.url, "content-type": "application/json" };
  const body = JSON.stringify({ token: await service.token({ user: 7 }) });
  const login = await ask("/session", { method: "POST", headers, body });
  assert.equal(login.status, 200, login.text);
  const [set] = login.headers["set-cookie"];
  assert.match(set, /; *Secure/i);
  const cookie = set.split(";")[0];
  for (const transports of Object.values(TRANSPORTS)) {
    const socket = await enter(nginx.url, "/leaderboard", {
      transports, extraHeaders: { cookie, origin: nginx.url }, ...TLS,
    });
    assert.equal(await join(socket, "user", 7), "user:7");
  }
});

test("a poll that the client gives up is given up behind the proxy", async () => {
  const sid = await handshake();
  const path = `/socket.io/?EIO=4&transport=polling&sid=${sid}`;
  const polling = request(`${nginx.url}${path}`, { ...TLS, agent: false }).on("error", () => {});
  polling.end();
  await once(polling, "finish");
  // Nothing tells that it has arrived: asking by a second GET would end the session.
  await new Promise((resolve) => setTimeout(resolve, 100));
  polling.destroy();
  let status = 200;
  for (let tries = 0; tries < 50 && status !== 400; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    ({ status } = await ask(path, { method: "POST", body: "3" }));
  }
  assert.equal(status, 400);
});

test("the log names the address that the proxy saw, whatever the client claims", async () => {
  // One claim that stands in for the client's own address, and one that names a trusted proxy behind another.
  const claims = ["203.0.113.7", "203.0.113.8, 127.0.0.1"];
  for (const [i, claim] of claims.entries()) {
    const localAddress = `127.0.0.${i + 2}`;
    const headers = { "x-forwarded-for": claim };
    assert.equal(await refused("/ws/leaderboard?token=nonsense", { localAddress, headers }), 401);
    await logged(new RegExp(`/ws/leaderboard to ${localAddress.replaceAll(".", "\\.")} refused: 401`));
    assert.equal((await ask("/socket.io/?EIO=3&transport=polling", { localAddress, headers })).status, 400);
    await logged(new RegExp(`/socket\\.io/ to ${localAddress.replaceAll(".", "\\.")} refused: 400`));
  }
  assert.deepEqual(log.filter((line) => line.includes("203.0.113.")), []);
});
