// The screen on the wall.

import { Tv } from "../helpers/tv.js";

const KEYS = ["ranking", "teams", "contests", "achievements"];

/** Has a slide of a subject on, on a screen that has just begun with the first of them. */
export const show = (subject) => async (page) => {
  const { celebration } = new Tv(page);
  await page.locator("[data-slide]").waitFor();
  while (await celebration.isVisible()) await page.keyboard.press("Escape");
  // The key of what is on would bring its next slide.
  if (subject !== KEYS[0]) await page.keyboard.press(String(KEYS.indexOf(subject) + 1));
  await page.locator(`[data-slide^="${subject}"]`).waitFor();
};

/** Something great happened. */
export async function celebrate(page, { service }) {
  await show("ranking")(page);
  await service.post("/leaderboard/achievements", {
    userId: 31,
    userName: "Hannah Murphy",
    achievementType: "milestone",
    title: "$100,000 this month",
    description: "Nobody was faster",
  });
  await new Tv(page).celebration.waitFor();
}
