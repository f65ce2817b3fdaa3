// A conversation on the training page with the demo's partner, and the coach who listens in.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { ADA, COACH, GRACE, openTraining, startTraining } from "./helpers/training.js";

let service;
before(async () => (service = await startTraining()));
after(() => service.stop());

const OPENING = "I have read your offer.";

/** Begins the conversation about the price. */
async function begin(page) {
  await page.getByRole("button", { name: /They have a cheaper offer/ }).click();
  await page.locator("[data-who=partner] p", { hasText: OPENING }).waitFor();
}

/** The coach listens in on the conversation of somebody. */
async function listenIn(page, name) {
  await page.getByRole("button", { name }).first().click();
  await page.getByText("What is said from now on shows up here.").waitFor();
}

/** Notes every form that an answer takes while it is spoken. */
function watchGrowth(page) {
  return page.evaluate(() => {
    globalThis.grown = [];
    new MutationObserver(() => {
      const text = document.querySelector("[data-streaming=true] p")?.textContent;
      if (text && globalThis.grown.at(-1) !== text) globalThis.grown.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

test("a conversation is answered word by word, and a coach sees it live", async () => {
  const trainee = await openTraining(service, ADA);
  await begin(trainee.page);
  const coach = await openTraining(service, COACH, { coach: true });
  await listenIn(coach.page, /Ada Lovelace/);
  for (const { page } of [trainee, coach]) await watchGrowth(page);

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

  await trainee.page.reload();
  await trainee.page.locator("[data-who=partner] p", { hasText: OPENING }).waitFor();
  trainee.noErrors();
  coach.noErrors();
});

test("what did not get through is still there to be sent again", async () => {
  const { page, allow, noErrors } = await openTraining(service, ADA);
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
  const { page, noErrors } = await openTraining(service, GRACE, { coach: true });
  await page.getByText("This view is for coaches").waitFor();
  noErrors();
});

for (const colorScheme of ["light", "dark"]) {
  test(`a conversation keeps nobody out, ${colorScheme}`, async () => {
    const trainee = await openTraining(service, GRACE, { colorScheme });
    await begin(trainee.page);
    await noViolations(trainee.page);
    const coach = await openTraining(service, COACH, { coach: true, colorScheme });
    await listenIn(coach.page, /Grace Hopper/);
    await noViolations(coach.page);
    trainee.noErrors();
    coach.noErrors();
  });
}
