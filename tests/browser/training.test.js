// The training page: how far somebody is, and what happens when he gets further.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { ADA, GRACE, openTraining, startTraining } from "./helpers/training.js";

let service;
before(async () => (service = await startTraining()));
after(() => service.stop());

const bar = (page) => page.getByRole("progressbar", { name: /^XP towards level/ });
const award = ({ user }, amount) => service.post("/training/xp-awards", { userId: user, amount, source: "workshop" });

test("XP that are gained rise from the bar, which moves, and a level is celebrated", async () => {
  const { page, noErrors } = await openTraining(service, ADA);
  await bar(page).waitFor();
  const before = Number(await bar(page).getAttribute("aria-valuenow"));
  await award(ADA, 100);
  await page.getByText("+100", { exact: true }).waitFor();
  await page.getByText("workshop").waitFor();
  await page.waitForFunction(
    ([selector, before]) => Number(document.querySelector(selector).getAttribute("aria-valuenow")) > before,
    ["[role=progressbar][aria-label^='XP towards']", before],
  );

  await award(ADA, 250);
  const celebration = page.getByRole("region", { name: "Level reached" });
  await celebration.getByRole("heading", { name: "Level 3" }).waitFor();
  await page.keyboard.press("Escape");
  await celebration.waitFor({ state: "detached" });
  await bar(page).and(page.getByLabel("XP towards level 4")).waitFor();
  noErrors();
});

test("who wants less motion sees the same without it", async () => {
  const { page, noErrors } = await openTraining(service, GRACE, { reducedMotion: "reduce" });
  await bar(page).waitFor();
  await award(GRACE, 200);
  const stage = page.locator("[data-celebration='2']");
  await stage.getByRole("heading", { name: "Level 2" }).waitFor();
  assert.equal(await stage.locator("i").first().isVisible(), false);
  await stage.getByRole("button", { name: "Go on" }).click();
  await stage.waitFor({ state: "detached" });
  noErrors();
});

test("an achievement is shown when it is unlocked, and counted by its rarity", async () => {
  const { page, noErrors } = await openTraining(service, ADA);
  const achievements = page.getByRole("region", { name: /^Achievements/ });
  await achievements.getByRole("progressbar", { name: /^Rare: 0 of/ }).waitFor();
  await service.post("/training/quiz-results", { userId: ADA.user, quizId: "q-1", score: 100, durationSeconds: 400 });
  await page.getByText("Achievement unlocked: Perfectionist").waitFor();
  await achievements.getByRole("progressbar", { name: /^Rare: 1 of/ }).waitFor();
  await achievements.getByText("Unlocked", { exact: true }).click();
  assert.deepEqual(await achievements.getByRole("heading", { level: 3 }).allTextContents(), ["Perfectionist", "First Steps"]);
  noErrors();
});

test("a phone shows one section at a time, in the language of its owner", async () => {
  const phone = { viewport: { width: 360, height: 740 }, locale: "de-DE", hasTouch: true };
  const { page, noErrors } = await openTraining(service, ADA, phone);
  await page.getByRole("heading", { name: "Serie" }).waitFor();
  assert.equal(await page.getByText("Ein Gespräch üben").isVisible(), false);
  await page.getByRole("button", { name: "Üben" }).tap();
  await page.getByText("Ein Gespräch üben").waitFor();
  await page.getByRole("button", { name: "Erfolge" }).tap();
  await page.getByRole("heading", { name: "First Steps" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  noErrors();
});

for (const colorScheme of ["light", "dark"]) {
  test(`one's progress keeps nobody out, ${colorScheme}`, async () => {
    const { page, noErrors } = await openTraining(service, ADA, { colorScheme });
    await page.getByRole("heading", { name: "First Steps" }).waitFor();
    await noViolations(page);
    noErrors();
  });
}
