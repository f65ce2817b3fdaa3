// The training page: a trainee's progress, a conversation with the demo's partner, and the coach who listens in.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { openContext, openPage, signIn } from "./helpers/browser.js";
import { startService } from "./helpers/service.js";

const ADA = 7;
const COACH = 1_000_002;

let service;
before(async () => {
  service = await startService({ DEMO__PACE: "20ms" });
  await service.post("/roster", {
    users: [
      { id: ADA, name: "Ada Lovelace", teamId: 3 },
      { id: 8, name: "Grace Hopper", teamId: 3 },
    ],
    teams: [{ id: 3, name: "North" }],
  });
  await service.post("/training/module-completions", { userId: ADA, moduleId: "m-1" });
});
after(() => service.stop());

/** The page of somebody, once it shows something. */
async function open(who, path = "/app/training", options = {}) {
  const context = await openContext(options);
  await signIn(context, service, who);
  const opened = await openPage(context);
  await opened.page.goto(`${service.url}${path}`);
  await opened.page.getByRole("heading", { level: 1 }).waitFor();
  return opened;
}

const ada = (options) => open({ user: ADA, teams: [3] }, "/app/training", options);
const bar = (page) => page.getByRole("progressbar", { name: /^XP towards level/ });

test("XP that are gained rise from the bar, which moves, and a level is celebrated", async () => {
  const { page, noErrors } = await ada();
  await bar(page).waitFor();
  await page.locator("[data-state=live]").waitFor();
  // 100 for the module and 100 for the achievement that came with it: level 2 begins at 200.
  const before = Number(await bar(page).getAttribute("aria-valuenow"));
  await service.post("/training/xp-awards", { userId: ADA, amount: 100, source: "workshop" });
  await page.getByText("+100", { exact: true }).waitFor();
  await page.getByText("workshop").waitFor();
  await page.waitForFunction(
    ([selector, before]) => Number(document.querySelector(selector).getAttribute("aria-valuenow")) > before,
    ["[role=progressbar][aria-label^='XP towards']", before],
  );

  await service.post("/training/xp-awards", { userId: ADA, amount: 250, source: "workshop" });
  const celebration = page.getByRole("region", { name: "Level reached" });
  await celebration.getByRole("heading", { name: "Level 3" }).waitFor();
  await page.keyboard.press("Escape");
  await celebration.waitFor({ state: "detached" });
  await bar(page).and(page.getByLabel("XP towards level 4")).waitFor();
  noErrors();
});

test("who wants less motion sees the same without it", async () => {
  const { page, noErrors } = await open({ user: 8 }, "/app/training", { reducedMotion: "reduce" });
  await page.locator("[data-state=live]").waitFor();
  await bar(page).waitFor();
  await service.post("/training/xp-awards", { userId: 8, amount: 200, source: "workshop" });
  const stage = page.locator("[data-celebration='2']");
  await stage.getByRole("heading", { name: "Level 2" }).waitFor();
  assert.equal(await stage.locator("i").first().isVisible(), false);
  await page.getByText("+200", { exact: true }).waitFor();
  await stage.getByRole("button", { name: "Go on" }).click();
  await stage.waitFor({ state: "detached" });
  noErrors();
});

test("an achievement is shown when it is unlocked, and counted by its rarity", async () => {
  const { page, noErrors } = await ada();
  const achievements = page.getByRole("region", { name: /^Achievements/ });
  await achievements.getByRole("progressbar", { name: /^Rare: 0 of/ }).waitFor();
  await page.locator("[data-state=live]").waitFor();
  await service.post("/training/quiz-results", { userId: ADA, quizId: "q-1", score: 100, durationSeconds: 400 });
  await page.getByText("Achievement unlocked: Perfectionist").waitFor();
  await achievements.getByRole("progressbar", { name: /^Rare: 1 of/ }).waitFor();
  await achievements.getByText("Unlocked", { exact: true }).click();
  assert.deepEqual(await achievements.getByRole("heading", { level: 3 }).allTextContents(), ["Perfectionist", "First Steps"]);
  noErrors();
});

test("a conversation is answered word by word, and a coach sees it live", async () => {
  const trainee = await ada();
  await trainee.page.getByRole("button", { name: /They have a cheaper offer/ }).click();
  const opening = "I have read your offer.";
  await trainee.page.getByText(opening).first().waitFor();

  const coach = await open({ user: COACH, roles: ["coach"] }, "/app/training?coach");
  await coach.page.getByRole("button", { name: /Ada Lovelace/ }).click();
  await coach.page.getByText("What is said from now on shows up here.").waitFor();

  // Every form that the answer takes while it is spoken.
  for (const { page } of [trainee, coach]) {
    await page.evaluate(() => {
      globalThis.grown = [];
      new MutationObserver(() => {
        const text = document.querySelector("[data-streaming=true] p")?.textContent;
        if (text && globalThis.grown.at(-1) !== text) globalThis.grown.push(text);
      }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  }
  const message = "What did you compare, and what is included in the first year?";
  await trainee.page.getByLabel("Your message").fill(message);
  await trainee.page.keyboard.press("Enter");
  await trainee.page.locator("[data-who=me] p", { hasText: message }).waitFor();
  assert.equal(await trainee.page.getByLabel("Your message").inputValue(), "");

  for (const { page } of [trainee, coach]) {
    await page.getByText("1 of 4 steps").waitFor();
    const answer = await page.locator("[data-who=partner][data-streaming=false] p").last().textContent();
    const grown = await page.evaluate(() => globalThis.grown);
    assert.ok(grown.length > 3, `it grew in ${grown.length} steps`);
    for (const piece of grown) assert.ok(answer.startsWith(piece), `${answer}\ndoes not begin with\n${piece}`);
  }
  // The coach was not told the words; the answer says what it answers to.
  await coach.page.locator("[data-who=me] p", { hasText: message }).waitFor();
  trainee.noErrors();
  coach.noErrors();

  await trainee.page.reload();
  await trainee.page.getByText(opening).first().waitFor();
  trainee.noErrors();
});

test("what did not get through is still there to be sent again", async () => {
  const { page, allow, noErrors } = await ada();
  await page.getByRole("button", { name: /Ninety seconds/ }).click();
  const box = page.getByLabel("Your message");
  await box.waitFor();
  allow(/roleplays\/[^/]+\/messages/);
  await page.route("**/messages", (route) => route.abort());
  await box.fill("Good morning");
  await page.keyboard.press("Enter");
  await page.getByText("Not sent").waitFor();
  assert.equal(await box.inputValue(), "Good morning");
  await page.unroute("**/messages");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("1 of 4 steps").waitFor();
  noErrors();
});

test("the coach's view is not for everybody", async () => {
  const { page, noErrors } = await open({ user: ADA }, "/app/training?coach");
  await page.getByText("This view is for coaches").waitFor();
  noErrors();
});

test("a phone shows one section at a time, in the language of its owner", async () => {
  const { page, noErrors } = await ada({ viewport: { width: 360, height: 740 }, locale: "de-DE", hasTouch: true });
  await page.getByText("Serie", { exact: true }).waitFor();
  assert.equal(await page.getByText("Ein Gespräch üben").isVisible(), false);
  await page.getByRole("button", { name: "Üben" }).tap();
  await page.getByText("Ein Gespräch üben").waitFor();
  await page.getByRole("button", { name: "Erfolge" }).tap();
  await page.getByRole("heading", { name: "First Steps" }).waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(overflow, 0);
  noErrors();
});

for (const colorScheme of ["light", "dark"]) {
  test(`nothing keeps anybody out, ${colorScheme}`, async () => {
    const trainee = await ada({ colorScheme });
    await trainee.page.getByRole("heading", { name: "First Steps" }).waitFor();
    await noViolations(trainee.page);
    await trainee.page.getByRole("button", { name: /They have a cheaper offer/ }).click();
    await trainee.page.getByText("I have read your offer.").first().waitFor();
    await noViolations(trainee.page);
    const coach = await open({ user: COACH, roles: ["coach"] }, "/app/training?coach", { colorScheme });
    await coach.page.getByRole("button", { name: /Ada Lovelace/ }).first().click();
    await coach.page.getByText("What is said from now on shows up here.").waitFor();
    await noViolations(coach.page);
    trainee.noErrors();
    coach.noErrors();
  });
}
