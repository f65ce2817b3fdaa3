// A conversation with the demo's partner.

import { openContext, openPage } from "../helpers/browser.js";
import { TRAINEES, enter } from "./people.js";

const SCENARIO = /They have a cheaper offer/;

/** What the trainee says, and how far that brings him. */
const LINES = [
  ["What did you compare, and what is included in the first year?", "1 of 4 steps"],
  ["So support and the move of your data come on top there. What would a week of standstill cost you?", "2 of 4 steps"],
];

/** Comes to where a conversation is chosen. On a phone that is a section of its own. */
export async function choose(page) {
  const section = page.getByRole("button", { name: "Practice", exact: true });
  if (await section.isVisible()) await section.click();
  await page.getByRole("button", { name: SCENARIO }).waitFor();
}

/** Says something, twice, and is answered. */
export async function converse(page) {
  await begin(page);
  await speak(page);
}

let conversations = 0;

/** The coach listens in from the beginning. */
export async function listen(page, { service }) {
  const context = await openContext();
  const name = await enter(context, service, TRAINEES[conversations++ % TRAINEES.length]);
  const { page: talk } = await openPage(context);
  await talk.goto(`${service.url}/app/training`);
  await begin(talk);
  const sessionId = new URL(talk.url()).searchParams.get("session");
  await page.goto(`${service.url}/app/training?coach&session=${sessionId}`);
  await page.getByRole("button", { name }).first().waitFor();
  await page.getByText("What is said from now on shows up here.").waitFor();
  await speak(talk);
  await page.getByText(LINES.at(-1)[1]).waitFor();
  await context.close();
}

async function begin(page) {
  await choose(page);
  await page.getByRole("button", { name: SCENARIO }).click();
  await page.locator("[data-who=partner] p").first().waitFor();
}

async function speak(page) {
  for (const [line, step] of LINES) {
    await page.getByLabel("Your message").fill(line);
    await page.keyboard.press("Enter");
    await page.getByText(step).waitFor();
  }
}
