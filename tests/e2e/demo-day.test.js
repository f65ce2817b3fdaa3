// A day of the demo's company: what clients are told, applied to what they fetched, is what they would fetch.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import WebSocket from "ws";

import { Board, ContestBoard, standings, told } from "./helpers/boards.js";
import { closeAll, enter, join, next, record, settled } from "./helpers/clients.js";
import { startService } from "./helpers/service.js";

const METRICS = [
  "monthlyRevenue", "yearlyRevenue", "allTimeRevenue", "weeklySignups", "monthlySignups", "yearlySignups", "points", "xp",
];
const SEED = 7;
const REPORTS = 1_500;
/** More than the company ever has: forty at first, and those who come. */
const USERS = 80;
/** The ids of its contests. */
const CONTESTS = Array.from({ length: 40 }, (_, n) => (SEED + 1) * 100_000 + n + 1);
/** So long between two looks at the boards, for a look makes the service tell what it holds back. */
const REST = 400;

let service;
let witness;
before(async () => {
  service = await startService();
});
after(async () => {
  await closeAll();
  witness?.terminate();
  await service.stop();
});

/** Someone who hears everything on `/leaderboard`, with its offsets, and follows it from the first snapshot on. */
class Follower {
  heard = [];
  boards = new Map();
  contests = new Map(CONTESTS.map((id) => [id, new ContestBoard(id)]));

  constructor(name) {
    this.name = name;
  }

  /** What he knows is what the API says, at its position. */
  compare({ pages, contests }) {
    for (const page of pages) {
      const { metric, position: { offset } } = page;
      const board = this.boards.get(metric);
      if (!board) {
        this.boards.set(metric, new Board(page));
        continue;
      }
      board.follow(this.heard, offset);
      assert.deepEqual(board.page(), told(page), `${metric} of ${this.name} at ${offset}`);
    }
    for (const contest of contests) {
      const { contestId, position: { offset } } = contest;
      const board = this.contests.get(contestId);
      board.follow(this.heard, offset);
      if (board.isPartial) board.fetched(contest);
      assert.deepEqual(board.board(), standings(contest), `contest ${contestId} of ${this.name} at ${offset}`);
    }
  }
}

/** A stock client that asks for recovery, so that its events end with their positions. */
async function stockFollower() {
  const follower = new Follower("the stock client");
  const auth = { token: await service.token({ user: 1 }), recover: true };
  const socket = await enter(service.url, "/leaderboard", { transports: ["websocket"], auth });
  socket.onAny((event, data, position) => {
    const offset = Number(/^[a-z0-9]+:(\d+)$/i.exec(position)?.[1]);
    if (offset) follower.heard.push({ offset, event, data });
  });
  for (const id of CONTESTS) await join(socket, "contest", id);
  return { follower, socket };
}

async function jsonFollower() {
  const follower = new Follower("the JSON client");
  const token = await service.token({ user: 2 });
  witness = new WebSocket(`${service.url.replace("http", "ws")}/ws/leaderboard?token=${token}`);
  await next(witness, "message");
  let joined = 0;
  const inside = new Promise((resolve) => {
    witness.on("message", (text) => {
      const { type, event, data, offset } = JSON.parse(text.toString());
      if (type === "joined" && ++joined === CONTESTS.length) resolve();
      if (type === "event" && offset) follower.heard.push({ offset, event, data });
      if (type === "event") witness.emit(event);
    });
  });
  for (const id of CONTESTS) witness.send(JSON.stringify({ type: "join", room: `contest:${id}` }));
  await inside;
  return follower;
}

/** Everything the API says of the boards and contests; each answer at a position of its own. */
async function snapshots() {
  const pages = [];
  for (const metric of METRICS) pages.push(await service.get(`/leaderboard?metric=${metric}&limit=1000`));
  const cards = (await service.get("/contests?limit=1000")).contests;
  const contests = [];
  for (const { contestId } of cards) contests.push(await service.get(`/contests/${contestId}?limit=1000`));
  return { pages, contests };
}

test("what was told, applied to what was fetched, is what is fetched at every position", { timeout: 120_000 }, async () => {
  const { follower: stock, socket } = await stockFollower();
  const followers = [stock, await jsonFollower()];
  const tv = await enter(service.url, "/leaderboard", { auth: { token: await service.token({ kiosk: true }) } });
  await join(tv, "tv-display");
  const screens = record(tv, "tv:update");
  const celebrations = record(tv, "achievement:celebration");
  const training = await enter(service.url, "/training", { auth: { token: await service.token({ user: 1, roles: ["admin"] }) } });
  for (let user = 1; user <= USERS; user++) await join(training, "user", user);
  const gains = record(training, "xp:gained");

  /** Looks at everything, and waits until the followers have heard what came before. */
  let looks = 0;
  const look = async () => {
    const answers = await snapshots();
    const heard = next(witness, `look:${looks}`);
    await service.post("/broadcasts", { namespace: "/leaderboard", event: `look:${looks++}`, data: null });
    await heard;
    await settled(service, socket, "/leaderboard");
    for (const follower of followers) follower.compare(answers);
    return answers;
  };

  await look();
  const start = Date.now();
  let isOver = false;
  const demo = service
    .run("demo", "--seed", String(SEED), "--speed", "max", "--reports", String(REPORTS))
    .finally(() => (isOver = true));
  while (!isOver) {
    await look();
    await Promise.race([demo, pause(REST)]);
  }
  const said = (await demo).trim().split("\n").at(-1);
  assert.match(said, new RegExp(`^${REPORTS} reports: .*; refused: 0$`));
  let last = await look();
  while (last.contests.some(({ settledAt }) => !settledAt)) {
    await pause(REST);
    last = await look();
  }
  assert.ok(looks > 5, `${looks} looks`);
  for (const [name, least] of [["rankings:update", 1_000], ["leaderboard:refresh", 10], ["contest:entry-update", 100]]) {
    const count = stock.heard.filter(({ event }) => event === name).length;
    assert.ok(count >= least, `${count} of ${name}`);
  }
  for (const { metric, total } of last.pages) assert.ok(total >= 30, `${total} on ${metric}`);
  assert.ok(last.contests.length > 10);
  for (const { contestId } of last.contests) assert.ok(stock.contests.get(contestId).settled, `contest ${contestId}`);

  // What is kept is what was reported comes to.
  const agreed = /^(\d+) entries come to what is kept: (\d+) parts agree$/.exec((await service.run("rebuild", "--check")).trim());
  assert.ok(Number(agreed?.[1]) > 1_000 && Number(agreed?.[2]) > 100, agreed?.[0]);

  // The XP that users were told they gained are the XP they have.
  await settled(service, training, "/training");
  const xp = new Map();
  for (const [, { userId, amount, newTotal }] of gains) {
    xp.set(userId, (xp.get(userId) ?? 0) + amount);
    assert.equal(newTotal, xp.get(userId), `user ${userId}`);
  }
  for (const [user, total] of xp) assert.equal((await service.get(`/users/${user}/training`)).totalXP, total, `user ${user}`);
  for (const { userId } of last.pages.at(-1).entries) assert.ok(xp.has(userId), `user ${userId}`);

  // The screen shows the same, and was not told of it more than once a second.
  const isLast = (shown) => METRICS.every((metric, n) => {
    const entries = shown?.boards.find((board) => board.metric === metric)?.entries ?? [];
    return JSON.stringify(entries) === JSON.stringify(last.pages[n].entries.slice(0, 100));
  });
  while (!isLast(screens.at(-1)?.[1])) await next(tv, "tv:update");
  assert.ok(screens.length <= (Date.now() - start) / 1_000 + 2, `${screens.length} updates`);
  assert.ok(celebrations.length > 0);
});
