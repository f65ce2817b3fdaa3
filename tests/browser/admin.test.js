// The administrator's page: its figures are those of the API, and what it does is done.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { openContext, openPage, signIn } from "./helpers/browser.js";
import { startService } from "./helpers/service.js";

const { io } = createRequire(new URL("../e2e/", import.meta.url))("socket.io-client");

const ADMIN = { user: 1, roles: ["admin"] };

let service;
const clients = [];
before(async () => (service = await startService()));
after(async () => {
  for (const client of clients) client.disconnect();
  await service.stop();
});

/** The page of an administrator, with one of its parts. */
async function open(part = "events", options = {}) {
  const context = await openContext(options);
  await signIn(context, service, ADMIN);
  const tab = await openPage(context);
  await tab.page.goto(`${service.url}/app/admin#${part}`);
  await tab.page.getByRole("region", { name: "Connections" }).first().waitFor();
  return { context, ...tab };
}

/** A stock client that is on the leaderboard, in a room. */
async function client(token, join, ...room) {
  const socket = io(`${service.url}/leaderboard`, { auth: { token }, forceNew: true, transports: ["websocket"] });
  clients.push(socket);
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
  await socket.emitWithAck(join, ...room);
  return socket;
}

const happens = (socket, event) => new Promise((resolve) => socket.once(event, resolve));

/** What the API says, which takes the administrator's cookie as the page does. */
async function ask(context, path) {
  const answer = await context.request.get(`${service.url}/api/v1/admin/${path}`);
  assert.equal(answer.status(), 200, await answer.text());
  return answer.json();
}

test("the figures are those of the API, and an event is seen to have reached its audience", async () => {
  const { context, page, noErrors } = await open();
  for (const user of [7, 8, 9]) await client(await service.token({ user }), "join:user", user);
  await service.post("/leaderboard/ranking-updates", {
    userId: 7, userName: "Ada", previousRank: 2, newRank: 1, metric: "monthlyRevenue", value: 12_500,
  });

  // Three clients, and the page itself on /.
  const { connections } = await ask(context, "overview");
  assert.equal(connections.open, 4);
  assert.equal(connections.users, 4);
  const tile = page.getByRole("region", { name: "Connections" }).first();
  await tile.getByText("4", { exact: true }).first().waitFor();
  await tile.getByText("of 4 users").waitFor();

  const row = page.getByRole("row", { name: /rankings:update/ });
  await row.getByText("3 of 3").waitFor();
  const { events } = await ask(context, "events?limit=10");
  const told = events.find(({ event }) => event === "rankings:update");
  assert.deepEqual({ audience: told.audience, reached: told.reached }, { audience: 3, reached: 3 });
  noErrors();
});

test("a connection that is ended stays away", async () => {
  const { page, noErrors } = await open("connections");
  const socket = await client(await service.token({ user: 23 }), "join:user", 23);
  const gone = happens(socket, "disconnect");
  await page.getByRole("textbox", { name: "User id" }).fill("23");
  await page.getByRole("row", { name: /User 23/ }).getByRole("button", { name: "End the connection" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End the connection" }).click();
  assert.equal(await gone, "io server disconnect");
  await page.getByText("No connection is like that.").waitFor();
  noErrors();
});

test("a screen is paired by the code that it shows, seen, frozen and let go on", async () => {
  const { context, page, noErrors } = await open("screens");
  const pairing = await (await context.request.post(`${service.url}/api/v1/pairings`)).json();
  await page.getByRole("button", { name: "Pair a screen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Code").fill(pairing.code.toLowerCase());
  await dialog.getByLabel("Name of the screen").fill("Lobby");
  await dialog.getByRole("button", { name: "Pair", exact: true }).click();
  await page.getByText("Lobby is paired").waitFor();

  const confirmed = await (await context.request.get(`${service.url}/api/v1/pairings/${pairing.pairingId}`)).json();
  assert.equal(confirmed.status, "confirmed");
  const screen = await client(confirmed.token, "join:tv-display");
  const card = page.getByRole("listitem").filter({ hasText: "Lobby" });
  await card.getByText("Well").waitFor();

  const frozen = happens(screen, "tv:control");
  await card.getByRole("button", { name: "Freeze" }).click();
  assert.deepEqual((await frozen).screens, [{ name: "Lobby", frozen: true }]);
  const thawed = happens(screen, "tv:control");
  await card.getByRole("button", { name: "Let go on" }).click();
  await thawed;
  await card.getByRole("button", { name: "Freeze" }).waitFor();

  screen.disconnect();
  await card.getByText("Gone").waitFor();
  noErrors();
});

test("a code that no screen shows is refused, in words", async () => {
  const { page, allow, noErrors } = await open("screens");
  allow(/404.*pairings/);
  await page.getByRole("button", { name: "Pair a screen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Code").fill("NOSUCH");
  await dialog.getByLabel("Name of the screen").fill("Nowhere");
  await dialog.getByRole("button", { name: "Pair", exact: true }).click();
  await dialog.getByRole("alert").waitFor();
  noErrors();
});

test("a test event arrives where it was sent, also at who sent it", async () => {
  const { page, noErrors } = await open();
  const screen = await client(await service.token({ user: 40 }), "join:tv-display");
  await page.getByRole("button", { name: "Send a test event" }).click();
  const dialog = page.getByRole("dialog");
  const celebrated = happens(screen, "achievement:celebration");
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  assert.equal((await celebrated).title, "Test");
  await dialog.getByText("achievement:celebration → tv-display").waitFor();

  await dialog.getByLabel("What").selectOption("notification");
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("An administrator tries whether this arrives.").first().waitFor();
  noErrors();
});

test("an API key is known by name and last use", async () => {
  const { page, noErrors } = await open("keys");
  await service.get("/leaderboard/stats");
  await page.getByRole("row").nth(1).getByText("admin", { exact: true }).waitFor();
  await page.getByRole("row").nth(1).getByText("now").waitFor();
  noErrors();
});

test("who is no administrator sees no figures", async () => {
  const context = await openContext();
  await signIn(context, service, { user: 7 });
  const { page } = await openPage(context);
  await page.goto(`${service.url}/app/admin`);
  await page.getByText("This page is not for you").waitFor();
  assert.equal((await context.request.get(`${service.url}/api/v1/admin/overview`)).status(), 403);
});

for (const colorScheme of ["light", "dark"]) {
  test(`nothing keeps anybody out (${colorScheme})`, async () => {
    const { page } = await open("events", { colorScheme });
    for (const part of ["Events", "Connections", "Screens", "Rooms", "People", "API keys"]) {
      await page.getByRole("tab", { name: part }).click();
      await page.getByRole("tabpanel", { name: part }).waitFor();
      await noViolations(page);
    }
  });
}
