// The leaderboard in use: filters, keyboard, languages, themes and sizes of screens; and what it weighs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { idsOnScreen, leaderboardOf } from "./helpers/leaderboard.js";
import { startService } from "./helpers/service.js";
import { initialWeight } from "./helpers/weight.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const KIB = 1024;

let service;
let office, look, idsOnBoard, untilAsBoard;
before(async () => {
  service = await startService();
  ({ office, look, idsOnBoard, untilAsBoard } = await leaderboardOf(service));
});
after(() => service.stop());

test("filters show the board that they name, and stand in the address", async () => {
  const { page, noErrors } = await look(1);
  await page.getByText("Signups", { exact: true }).click();
  await page.getByText("Week", { exact: true }).click();
  await page.waitForURL(/\?metric=weeklySignups$/);
  await untilAsBoard(page, "metric=weeklySignups");
  await page.getByRole("combobox", { name: "Team" }).selectOption({ label: "Team 2" });
  await page.waitForURL(/\?metric=weeklySignups&team=2$/);
  const ids = await untilAsBoard(page, "metric=weeklySignups&teamId=2");
  assert.ok(ids.length > 0 && ids.length < 30);

  await page.reload();
  await untilAsBoard(page, "metric=weeklySignups&teamId=2");
  assert.ok(await page.getByRole("radio", { name: "Week" }).isChecked());
  await page.getByRole("combobox", { name: "Team" }).selectOption({ label: office.emptyTeam });
  await page.getByText("Nobody is on this board yet").waitFor();
  await page.getByRole("button", { name: "Show everybody" }).click();
  await untilAsBoard(page, "metric=weeklySignups");
  noErrors();
});

test("around me shows as many above as below, and it is kept in the address", async () => {
  const ids = await idsOnBoard("metric=monthlyRevenue");
  const me = ids[15];
  // High enough for all that is shown to be in sight, and so in the document.
  const { page } = await look(me, { viewport: { width: 1280, height: 1800 } });
  await page.getByText("Around me").click();
  await page.waitForURL(/view=around/);
  await page.waitForFunction(() => document.querySelectorAll("[role=row][data-user]").length === 15);
  assert.deepEqual(await idsOnScreen(page), ids.slice(8, 23));
});

test("everything is reached by the keyboard alone", async () => {
  const ids = await idsOnBoard("metric=monthlyRevenue");
  const { page, noErrors } = await look(1);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");

  const inTable = () => page.evaluate(() => document.activeElement.closest("[role=row]")?.dataset.user);
  for (let presses = 0; presses < 40 && !(await inTable()); presses += 1) await page.keyboard.press("Tab");
  assert.equal(Number(await inTable()), ids[0], "Tab leads to the first row");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((id) => document.activeElement.closest("[role=row]")?.dataset.user === String(id), ids[1]);
  await page.keyboard.press("End");
  await page.waitForFunction((id) => document.activeElement.closest("[role=row]")?.dataset.user === String(id), ids.at(-1));

  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: office.nameOf(ids.at(-1)) });
  await sheet.getByText("Standing").waitFor();
  await page.waitForURL(new RegExp(`rep=${ids.at(-1)}`));
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  // The focus is back where it was.
  await page.waitForFunction((id) => document.activeElement.closest("[role=row]")?.dataset.user === String(id), ids.at(-1));
  noErrors();
});

for (const colorScheme of ["light", "dark"]) {
  test(`nobody is kept out, by day or by night: ${colorScheme}`, async () => {
    const { page, noErrors } = await look(4, { colorScheme, reducedMotion: "reduce" });
    await noViolations(page);
    await page.getByRole("button", { name: /^Inbox/ }).click();
    await page.getByRole("dialog", { name: "Inbox" }).waitFor();
    await noViolations(page);
    await page.keyboard.press("Escape");
    await page.goto(`${service.url}/app/?rep=4`);
    await page.getByRole("dialog").getByText("Standing").waitFor();
    await noViolations(page);
    await page.goto(`${service.url}/app/`);
    await page.getByRole("button", { name: /Account and settings/ }).click();
    await page.getByText("Sign out").waitFor();
    await noViolations(page);
    noErrors();
  });
}

test("on a phone each part has its place in the bar at the foot", async () => {
  const { page, noErrors } = await look(4, PHONE);
  await noViolations(page);
  const bar = page.getByRole("navigation", { name: "Sections" });
  await bar.getByRole("button", { name: "Teams" }).click();
  await page.getByRole("heading", { name: "Teams" }).waitFor();
  assert.equal(await page.getByRole("table", { name: "Ranking" }).count(), 0);
  await noViolations(page);
  await bar.getByRole("button", { name: "Feed" }).click();
  await page.getByRole("heading", { name: "Achievements" }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
  noErrors();
});

test("language and theme are chosen on the page and kept", async () => {
  const { page } = await look(4);
  await page.getByRole("button", { name: /Account and settings/ }).click();
  await page.getByText("Deutsch").click();
  await page.getByRole("heading", { name: "Umsatz" }).waitFor();
  await page.getByTitle("Dunkel").click();
  await page.reload();
  await page.getByRole("heading", { name: "Umsatz" }).waitFor();
  const { theme, lang, scheme } = await page.evaluate(() => {
    const root = document.documentElement;
    return { theme: root.dataset.theme, lang: root.lang, scheme: getComputedStyle(root).colorScheme };
  });
  assert.deepEqual({ theme, lang, scheme }, { theme: "dark", lang: "de", scheme: "dark" });
});

test("all that the first view loads weighs at most 200 KiB", async () => {
  const { page } = await look(4);
  const { total, parts } = await initialWeight(page, service);
  assert.ok(total <= 200 * KIB, `${(total / KIB).toFixed(1)} KiB:\n${parts.join("\n")}`);
});
