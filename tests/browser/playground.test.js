// The playground: what is told is heard there, and what is posted there is told.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, afterEach, before, test } from "node:test";
import { promisify } from "node:util";
import { noViolations } from "./helpers/axe.js";
import { openContext, openPage, signIn } from "./helpers/browser.js";
import { startService } from "./helpers/service.js";

const run = promisify(execFile);

const ADMIN = { user: 1, roles: ["admin"] };
const RANKING = "POST /api/v1/leaderboard/ranking-updates";
const update = { userId: 7, userName: "Ada", previousRank: 3, newRank: 1, metric: "monthlyRevenue", value: 12_500 };
const entry = (rank) => ({ contestId: 17, userId: 8, userName: "Grace", metric: "revenue", value: 900, rank });

let service;
before(async () => (service = await startService()));
after(() => service.stop());

/** Those of a test: a tab that is forgotten would go on drawing what the next tests post. */
const contexts = [];
afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));

/** A context that is closed with its test. */
async function enter(who, options) {
  const context = await openContext(options);
  contexts.push(context);
  await signIn(context, service, who);
  return openPage(context);
}

/** An administrator's playground, connected and in these rooms. */
async function open({ namespace = "/leaderboard", rooms = [], ...options } = {}) {
  const tab = await enter(ADMIN, options);
  const { page } = tab;
  const query = new URLSearchParams([["namespace", namespace], ...rooms.map((room) => ["room", room])]);
  await page.goto(`${service.url}/app/playground#${query}`);
  const log = page.getByRole("log");
  const hears = async (event) => log.getByRole("button").filter({ hasText: event }).last().waitFor();
  await log.getByText(/^(Connected|Verbunden)/).first().waitFor();
  for (const room of rooms) await log.getByText(new RegExp(`${room} (beigetreten|$)|Joined ${room}`)).waitFor();
  const posting = page.getByRole("region", { name: "Post" });
  return { ...tab, log, hears, posting };
}

/** Chooses what is posted. */
const choose = (posting, operation) => posting.getByLabel("What is posted").selectOption(operation);

const post = (posting) => posting.getByRole("button", { name: "Post", exact: true }).click();

/** What has been copied. */
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

test("a room is joined, heard with its places in the order of events, and left", async () => {
  const { page, log, hears, noErrors } = await open();
  const room = page.getByRole("list", { name: "You hear" });
  await page.getByRole("textbox", { name: "Id", exact: true }).fill("17");
  await page.getByRole("button", { name: "Join" }).click();
  await log.getByText("Joined contest:17").waitFor();
  assert.match(page.url(), /room=contest%3A17/);

  const { events } = await service.post("/leaderboard/contest-entries", entry(2));
  await hears("contest:entry-update");
  const lines = await log.getByRole("button").allInnerTexts();
  const heard = lines.map((line) => line.split(/\s+/).slice(1, 4));
  assert.deepEqual(heard, [
    [`#${events[0].offset}`, "contest:new-entry", "everybody"],
    [`#${events[1].offset}`, "contest:entry-update", "contest:17"],
  ]);

  await log.getByRole("button", { name: /contest:entry-update/ }).click();
  const data = await log.getByLabel("Data of contest:entry-update").innerText();
  assert.equal(JSON.parse(data).userName, "Grace");

  await room.getByRole("button", { name: "Leave contest:17" }).click();
  await log.getByText("Left contest:17").waitFor();
  await service.post("/leaderboard/contest-entries", entry(1));
  await service.post("/leaderboard/ranking-updates", update);
  await hears("rankings:update");
  assert.equal(await log.getByRole("button", { name: /contest:entry-update/ }).count(), 1);
  noErrors();
});

test("a room of others is not entered, and it is said why", async () => {
  const { page, log, noErrors } = await open();
  await page.getByLabel("Kind of room").selectOption("team");
  await page.getByRole("textbox", { name: "Id", exact: true }).fill("5");
  await page.getByRole("button", { name: "Join" }).click();
  await log.getByText(/^Not done: .*team:5/).waitFor();
  await page.getByRole("listitem").filter({ hasText: "team:5" }).getByText("(not let in)").waitFor();
  noErrors();
});

test("what the service does not take is said at the field, and what it takes is heard", async () => {
  const { posting, hears, allow, noErrors } = await open();
  allow(/^answered 4(00|22): POST .*ranking-updates/);
  await choose(posting, RANKING);
  const field = posting.getByLabel("userId");
  assert.equal(await field.inputValue(), "7", "it begins with the example");
  await posting.getByLabel("newRank").fill("first");
  await post(posting);
  await posting.getByText(/"first", expected an integer from 1/).waitFor();
  assert.equal(await posting.getByLabel("newRank").getAttribute("aria-invalid"), "true");
  await posting.getByLabel("newRank").fill("2");
  await field.fill("0");
  await post(posting);
  await posting.getByText("expected an integer from 1 to 9007199254740991, got 0").waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await posting.getByText("What the service says stands at the fields.").waitFor();
  assert.equal(await posting.getByLabel("userName").getAttribute("aria-invalid"), null);

  await field.fill("9");
  await post(posting);
  await posting.getByText("Done. One event:").waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), null);
  await hears("rankings:update");
  noErrors();
});

test("a form has what the schema has: choices, any JSON, objects in lists, and ids of the address", async () => {
  const { page, posting, log, hears, noErrors } = await open({ namespace: "/training" });
  await choose(posting, "POST /api/v1/broadcasts");
  await posting.getByLabel("namespace").selectOption("/training");
  await posting.getByLabel("event").fill("coach:tip");
  await posting.getByLabel("data").fill(`{"text": "Slow`);
  await posting.getByText("This is no JSON").waitFor();
  assert.ok(await posting.getByRole("button", { name: "Post", exact: true }).isDisabled());
  await posting.getByLabel("data").fill(`{"text": "Slow down."}`);
  await post(posting);
  await hears("coach:tip");
  await log.getByText(`{"text":"Slow down."}`).waitFor();

  await choose(posting, "POST /api/v1/roster");
  await posting.getByRole("button", { name: "Add to teams" }).click();
  const team = posting.getByRole("group", { name: "teams 2" });
  await team.getByLabel("id", { exact: true }).fill("4");
  await team.getByLabel("name", { exact: true }).fill("South");
  await post(posting);
  await posting.getByText("Done.").waitFor();
  const { teams } = await service.get("/teams");
  assert.deepEqual(teams.map(({ name }) => name).slice(-1), ["South"]);

  await choose(posting, "POST /api/v1/training/modules/{moduleId}/updates");
  await posting.getByLabel("moduleId").fill("m/1");
  await page.getByLabel("Kind of room").selectOption("module");
  await page.getByRole("textbox", { name: "Id", exact: true }).fill("m/1");
  await page.getByRole("button", { name: "Join" }).click();
  await log.getByText("Joined module:m/1").waitFor();
  await post(posting);
  await hears("module:update");
  noErrors();
});

test("a dry run says what would follow, and nothing does; a sale is reported and taken back", async () => {
  const { posting, hears, noErrors } = await open();
  await choose(posting, "POST /api/v1/sales");
  await posting.getByLabel("saleId").fill("trial-1");
  await posting.getByLabel("soldAt").fill("");
  await posting.getByLabel(/^Dry run/).check();
  await posting.getByRole("button", { name: "Ask" }).click();
  await posting.getByText(/Done\. (One|\d+) event/).waitFor();
  assert.equal((await service.get("/leaderboard/stats")).sales, 0);
  await posting.getByLabel(/^Dry run/).uncheck();
  await post(posting);
  await hears("rankings:update");
  assert.equal((await service.get("/leaderboard/stats")).sales, 1);

  await choose(posting, "DELETE /api/v1/sales/{saleId}");
  await posting.getByLabel("saleId").fill("trial-1");
  await post(posting);
  await posting.getByText(/^Done\./).waitFor();
  assert.equal((await service.get("/leaderboard/stats")).sales, 0);
  noErrors();
});

test("the list holds still while it is paused, and shows what is sought", async () => {
  const { page, log, hears, noErrors } = await open();
  await service.post("/leaderboard/ranking-updates", update);
  await hears("rankings:update");
  await page.getByRole("button", { name: "Pause" }).click();
  for (const rank of [1, 2]) await service.post("/leaderboard/contest-entries", entry(rank));
  await page.getByRole("button", { name: "Go on (2 new)" }).waitFor();
  assert.equal(await log.getByRole("button", { name: /contest:new-entry/ }).count(), 0);
  await page.getByRole("button", { name: "Go on (2 new)" }).click();
  await hears("contest:new-entry");

  await page.getByRole("searchbox").fill("GRACE");
  await log.getByRole("button", { name: /rankings:update/ }).waitFor({ state: "detached" });
  assert.equal(await log.getByRole("button", { name: /contest:new-entry/ }).count(), 2);
  await page.getByRole("searchbox").fill("nobody");
  await log.getByText("Nothing is like that").waitFor();
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "Clear the log" }).click();
  await log.getByText("Nothing has been heard yet").waitFor();
  noErrors();
});

test("of thousands of events it draws those that are seen, and follows the latest until somebody scrolls up", async () => {
  const { page, log, hears, noErrors } = await open();
  const batch = Array.from({ length: 1_000 }, (_, n) => ({
    path: "/api/v1/broadcasts", body: { namespace: "/leaderboard", event: `n:${n}`, data: n },
  }));
  for (let times = 0; times < 3; times++) await service.post("/batch", batch);
  await hears("n:999");
  assert.ok((await log.getByRole("listitem").count()) < 100);
  await log.hover();
  await page.mouse.wheel(0, -2_000);
  await page.getByRole("button", { name: "To the latest" }).waitFor();
  const { scrollTop, scrollHeight } = await log.evaluate(({ scrollTop, scrollHeight }) => ({ scrollTop, scrollHeight }));
  await service.post("/broadcasts", { namespace: "/leaderboard", event: "the:last", data: null });
  await page.waitForFunction((before) => document.querySelector("[role=log]").scrollHeight > before, scrollHeight);
  assert.equal(await log.evaluate((list) => list.scrollTop), scrollTop, "who reads is left where he is");
  await page.getByRole("button", { name: "To the latest" }).click();
  await hears("the:last");
  await page.getByRole("button", { name: "To the latest" }).waitFor({ state: "detached" });
  noErrors();
});

test("what is posted can be copied as curl, and what is heard as websocat, and both work", async (t) => {
  const { page, posting, hears, noErrors } = await open({ rooms: ["contest:17"], ...CLIPBOARD });
  await choose(posting, "POST /api/v1/broadcasts");
  await posting.getByLabel("namespace").selectOption("/leaderboard");
  await posting.getByLabel("event").fill("it's:copied");
  await posting.getByRole("button", { name: "curl" }).click();
  const curl = await copied(page);
  assert.ok(!curl.includes(service.apiKey));
  await run("sh", ["-c", curl], { env: { ...process.env, KEY: service.apiKey } });
  await hears("it's:copied");

  await page.getByRole("button", { name: "websocat" }).click();
  const websocat = await copied(page);
  // A process group of its own, so that the shell and what it has started end together.
  const child = spawn("sh", ["-c", websocat], {
    env: { ...process.env, TOKEN: await service.token(ADMIN) }, stdio: ["pipe", "pipe", "inherit"], detached: true,
  });
  t.after(() => process.kill(-child.pid));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => JSON.parse((await lines.next()).value);
  assert.equal((await line()).type, "hello");
  assert.equal((await line()).room, "contest:17");
  await service.post("/leaderboard/contest-entries", entry(2));
  assert.deepEqual([(await line()).event, (await line()).event], ["contest:new-entry", "contest:entry-update"]);
  noErrors();
});

test("a restart of the service leaves no hole in the log", async () => {
  const { page, log, hears, allow, noErrors } = await open({ rooms: ["contest:17"] });
  allow(/WebSocket connection to/, /ERR_CONNECTION_REFUSED/);
  await service.post("/leaderboard/contest-entries", entry(3));
  await hears("contest:entry-update");
  await service.end("SIGKILL");
  await log.getByText("The connection is lost; it is tried again").waitFor();
  await service.start();
  await service.post("/leaderboard/contest-entries", entry(4));
  await log.getByText("Connected again; what was missed follows").waitFor();
  await page.waitForFunction(() => document.querySelectorAll("[role=log] button").length >= 4);
  await service.post("/leaderboard/contest-entries", entry(5));
  await page.waitForFunction(() => document.querySelectorAll("[role=log] button").length >= 6);
  const heard = (await log.getByRole("button").allInnerTexts()).map((line) => /contest:\S+/.exec(line)[0]);
  assert.equal(heard.length, 6);
  for (const event of ["contest:new-entry", "contest:entry-update"]) assert.equal(heard.filter((one) => one === event).length, 3);
  noErrors();
});

test("a phone has one part at a time; the languages, both themes and screen readers are served", async () => {
  const phone = { viewport: { width: 360, height: 740 }, locale: "de-DE", colorScheme: "dark" };
  const { page, noErrors } = await open({ ...phone, rooms: ["contest:17"] });
  await service.post("/leaderboard/contest-entries", entry(2));
  await page.getByRole("log").getByRole("button").first().click();
  await noViolations(page);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(await overflow(), 0);
  await page.getByRole("button", { name: "Melden" }).first().click();
  await page.getByRole("heading", { name: "Melden" }).waitFor();
  assert.ok(!(await page.getByRole("log").isVisible()));
  await page.getByLabel("userName").waitFor();
  await noViolations(page);
  assert.equal(await overflow(), 0);
  noErrors();
});

test("on a large screen in daylight axe finds nothing grave", async () => {
  const { page, posting, log, hears, allow, noErrors } = await open({ colorScheme: "light", rooms: ["contest:17", "user:1"] });
  allow(/^answered 422/);
  await service.post("/leaderboard/contest-entries", entry(2));
  await hears("contest:entry-update");
  await log.getByRole("button").last().click();
  await choose(posting, RANKING);
  await posting.getByLabel("userId").fill("0");
  await post(posting);
  await posting.getByText("What the service says stands at the fields.").waitFor();
  await noViolations(page);
  noErrors();
});

test("who is no administrator does not get in", async () => {
  const { page } = await enter({ user: 7 });
  await page.goto(`${service.url}/app/playground`);
  await page.getByText("This page is not for you").waitFor();
});
