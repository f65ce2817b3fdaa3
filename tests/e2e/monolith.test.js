// examples/express-monolith with its own Socket.IO server and with Ridgecast: the same pages hear the same.

import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { next } from "./helpers/clients.js";
import { Browser, startMonolith } from "./helpers/monolith.js";
import { freePort, startNginx } from "./helpers/nginx.js";
import { startService } from "./helpers/service.js";

const IN_TIME = { timeout: 60_000 };

const VARIANTS = {
  /** The application has sockets of its own: all paths lead to it. */
  "its own Socket.IO": async () => {
    const monolith = await startMonolith("before.js", { PORT: "0" });
    const nginx = await startNginx({ ridgecast: monolith.port, application: monolith.port });
    return { url: nginx.url, monolith, parts: [nginx, monolith] };
  },
  Ridgecast: async () => {
    const port = await freePort();
    const service = await startService({ IDENTITY__UPSTREAM__URL: `http://127.0.0.1:${port}/api/auth/me` });
    const env = { PORT: String(port), REALTIME_URL: service.url, REALTIME_KEY: service.apiKey };
    const monolith = await startMonolith("after.js", env);
    const nginx = await startNginx({ ridgecast: service.port, application: port });
    return { url: nginx.url, monolith, service, parts: [nginx, monolith, service] };
  },
};

const closing = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(variant) {
  const started = await VARIANTS[variant]();
  for (const part of started.parts.reverse()) closing.push(() => part.stop());
  return started;
}

function browser(url) {
  const opened = new Browser(url);
  closing.push(() => opened.close());
  return opened;
}

/** What differs from one run to the next. */
function told(heard, sessionId) {
  return heard.map(([event, { timestamp, ...data }]) => {
    if (timestamp !== undefined) assert.ok(Math.abs(Date.parse(timestamp) - Date.now()) < 60_000, timestamp);
    if (data.sessionId !== undefined) assert.equal(data.sessionId, sessionId);
    const { sessionId: _, ...rest } = data;
    return [event, rest];
  });
}

/** A day at the office; answers what each of two people heard of it. */
async function scenario(url) {
  const [ada, grace] = [browser(url), browser(url)];
  await ada.signIn("Ada");
  await grace.signIn("Grace");
  await ada.open();
  await grace.open();

  // Nobody has sold anything, and Grace stands behind Ada. She passes her, and is passed again.
  assert.equal((await grace.ask("POST", "/api/sales", { revenue: 100 })).status, 201);
  await grace.until(2);
  await ada.until(2);
  assert.equal((await ada.ask("POST", "/api/sales", { revenue: 250 })).status, 201);
  await grace.until(4);
  await ada.until(4);
  // A sale that changes no rank.
  await ada.ask("POST", "/api/sales", { revenue: 50 });
  await grace.until(5);
  await ada.until(5);

  await ada.ask("POST", "/api/training/quizzes/objections", { score: 90 });
  await ada.until(7);

  const { body } = await ada.ask("POST", "/api/training/roleplays");
  await ada.training.joinSession(body.sessionId);
  ada.training.say("It costs 500 a month.");
  await ada.until(8);
  await ada.ask("POST", `/api/training/roleplays/${body.sessionId}/messages`, { message: "It costs 500 a month." });
  await ada.until(9);

  assert.deepEqual((await grace.ask("GET", "/api/sales/colleagues/7")).body, { online: true });
  assert.deepEqual((await grace.ask("GET", "/api/sales/colleagues/9")).body, { online: false });
  return { ada: told(ada.heard, body.sessionId), grace: told(grace.heard, body.sessionId) };
}

const rank = (userId, userName, value, previousRank, newRank) => {
  return { userId, userName, value, previousRank, newRank, metric: "monthlyRevenue" };
};
const GRACE_PASSES = [rank(8, "Grace", 100, 2, 1), rank(7, "Ada", 0, 1, 2)];
const ADA_PASSES = [rank(7, "Ada", 250, 2, 1), rank(8, "Grace", 100, 1, 2)];
const ADA_GOES_ON = rank(7, "Ada", 300, 1, 1);
const EXPECTED = {
  ada: [
    ["rankings:update", GRACE_PASSES[0]],
    ["rank:changed", GRACE_PASSES[1]],
    ["rankings:update", ADA_PASSES[0]],
    ["rank:changed", ADA_PASSES[0]],
    ["rankings:update", ADA_GOES_ON],
    ["quiz:completed", { userId: 7, quizId: "objections", score: 90, passed: true, xpEarned: 50 }],
    ["xp:gained", { userId: 7, userName: "Ada", amount: 50, source: "quiz", newTotal: 50 }],
    ["roleplay:message-received", {}],
    ["roleplay:response", { message: "That is too dear for us.", metadata: { inReplyTo: "It costs 500 a month." } }],
  ],
  grace: [
    ["rankings:update", GRACE_PASSES[0]],
    ["rank:changed", GRACE_PASSES[0]],
    ["rankings:update", ADA_PASSES[0]],
    ["rank:changed", ADA_PASSES[1]],
    ["rankings:update", ADA_GOES_ON],
  ],
};

for (const variant of Object.keys(VARIANTS)) {
  test(`with ${variant} the pages hear what happens`, IN_TIME, async () => {
    const { url, monolith } = await start(variant);
    assert.deepEqual(await scenario(url), EXPECTED);
    assert.deepEqual(monolith.log, []);
  });

  test(`with ${variant} nobody hears anything who is not signed in`, IN_TIME, async () => {
    const { url } = await start(variant);
    const stranger = browser(url);
    assert.equal((await stranger.ask("GET", "/api/auth/me")).status, 401);
    const socket = stranger.io("/leaderboard", { reconnection: false });
    await next(socket, "connect_error");
    socket.disconnect();
  });
}

test("what happens while Ridgecast restarts is heard by the page when it is back, once", IN_TIME, async () => {
  const { url, monolith, service } = await start("Ridgecast");
  const [ada, grace] = [browser(url), browser(url)];
  await ada.signIn("Ada");
  await grace.signIn("Grace");
  await ada.open();
  await grace.ask("POST", "/api/sales", { revenue: 100 });
  await ada.until(2);

  await service.end();
  // The application goes on without it. What is for Ada alone is kept for her, whoever is back first.
  assert.equal((await ada.ask("POST", "/api/sales", { revenue: 250 })).status, 201);
  await monolith.complains(/Ridgecast does not answer/);
  await service.start();
  const changes = () => ada.heard.filter(([event]) => event === "rank:changed");
  while (changes().length < 2) await ada.until(ada.heard.length + 1);
  // She passes Grace, who passes her again: what is told now comes behind everything.
  await grace.ask("POST", "/api/sales", { revenue: 200 });
  while (changes().length < 3) await ada.until(ada.heard.length + 1);
  assert.deepEqual(told(changes()), [
    ["rank:changed", GRACE_PASSES[1]],
    ["rank:changed", ADA_PASSES[0]],
    ["rank:changed", rank(7, "Ada", 250, 1, 2)],
  ]);
});
