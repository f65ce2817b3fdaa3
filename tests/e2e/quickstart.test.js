// The README's quick start, as somebody types it: two terminals with websocat, one with curl, one with the command line.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { after, before, test } from "node:test";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

import { startService } from "./helpers/service.js";

const run = promisify(execFile);

const RANKING = { userId: 7, userName: "Ada", previousRank: 3, newRank: 1, metric: "monthlyRevenue", value: 12500 };
const ENTRY = { contestId: 17, userId: 8, userName: "Grace", metric: "revenue", value: 900, rank: 2 };

let service;
let terminals;
before(async () => {
  service = await startService();
  terminals = [];
});
after(async () => {
  for (const terminal of terminals) terminal.child.kill();
  await service.stop();
});

/** A terminal in which websocat runs: lines go in, lines come out. */
class Terminal {
  constructor(url) {
    this.child = spawn("websocat", [url], { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
    terminals.push(this);
  }

  type(line) {
    this.child.stdin.write(`${JSON.stringify(line)}\n`);
  }

  async prints() {
    const { value } = await this.lines.next();
    return JSON.parse(value ?? "null");
  }
}

async function listen(user, since = "") {
  const token = await service.token({ user });
  const url = `${service.url.replace("http", "ws")}/ws/leaderboard?token=${token}${since}`;
  const terminal = new Terminal(url);
  const hello = await terminal.prints();
  assert.equal(hello.type, "hello");
  assert.equal(hello.userId, user);
  return terminal;
}

async function curl(path, body) {
  const { stdout } = await run("curl", [
    "--silent", "--fail-with-body", `${service.url}/api/v1/${path}`,
    "-H", `Authorization: Bearer ${service.apiKey}`, "-H", "Content-Type: application/json",
    ...(body ? ["-d", JSON.stringify(body)] : []),
  ]);
  return JSON.parse(stdout);
}

test("an event posted by curl arrives at exactly the right terminals", { timeout: 30_000 }, async () => {
  const ada = await listen(7);
  ada.type({ type: "join", room: "user:7", id: 1 });
  assert.equal((await ada.prints()).type, "joined");
  const grace = await listen(8);
  grace.type({ type: "join", room: "contest:17", id: 1 });
  assert.equal((await grace.prints()).type, "joined");
  grace.type({ type: "join", room: "user:7", id: 2 });
  assert.deepEqual(await grace.prints(), {
    type: "error", code: "forbidden", message: "Only user 7 or an administrator may join user:7", id: 2,
  });

  const posted = await curl("leaderboard/ranking-updates", RANKING);
  assert.deepEqual(posted.events, [{ event: "rankings:update", namespace: "/leaderboard", offset: 1 }]);
  for (const terminal of [ada, grace]) {
    const { event, data, offset } = await terminal.prints();
    const { timestamp, ...told } = data;
    assert.deepEqual([event, told, offset], ["rankings:update", RANKING, 1]);
    assert.match(timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  }

  await curl("leaderboard/rank-changes", RANKING);
  await curl("leaderboard/contest-entries", ENTRY);
  const heard = async (terminal, count) => {
    const events = [];
    while (events.length < count) events.push(await terminal.prints());
    return events.map(({ event, room, offset }) => [event, room, offset]);
  };
  assert.deepEqual(await heard(ada, 2), [["rank:changed", "user:7", 2], ["contest:new-entry", undefined, 3]]);
  assert.deepEqual(await heard(grace, 2), [
    ["contest:new-entry", undefined, 3],
    ["contest:entry-update", "contest:17", 4],
  ]);

  ada.child.kill();
  await curl("leaderboard/ranking-updates", RANKING);
  const again = await listen(7, `&since=${posted.epoch}:2`);
  assert.deepEqual(await heard(again, 2), [
    ["contest:new-entry", undefined, 3],
    ["rankings:update", undefined, 5],
  ]);
});

test("what follows from a sale is worked out, told, and stands on the board", { timeout: 30_000 }, async () => {
  const ada = await listen(7);
  const roster = {
    users: [{ id: 7, name: "Ada", teamId: 3 }, { id: 8, name: "Grace", teamId: 3 }], teams: [{ id: 3, name: "East" }],
  };
  assert.deepEqual((await curl("roster", roster)).standing, { users: 2, teams: 1 });
  const sold = await curl("sales", { saleId: "S-1", userId: 8, revenue: 10000.5, signups: 1 });
  const followed = new Set(sold.events.map(({ event }) => event));
  assert.deepEqual([...followed].sort(), [
    "achievement:celebration", "achievement:earned", "achievement:unlocked", "rankings:update", "xp:gained",
  ]);
  assert.ok(sold.standing.metrics.every(({ rank }) => rank === 1), JSON.stringify(sold.standing));
  const { event, data } = await ada.prints();
  assert.deepEqual([event, data.userName, data.metric, data.value, data.newRank], [
    "rankings:update", "Grace", "monthlyRevenue", 10000.5, 1,
  ]);
  const board = await curl("leaderboard?metric=monthlyRevenue");
  assert.deepEqual([board.total, board.sum, board.entries[0].userName], [1, 10000.5, "Grace"]);
  assert.equal(board.position.offset, sold.events.at(-1).offset);
});
