// The pages, and what is to be seen of each. To have another one, add a row.

import { ADMIN, COACH, REP, TRAINEE } from "./people.js";
import { choose, converse, listen } from "./talk.js";
import { celebrate, show } from "./wall.js";

/**
 * @typedef {object} Row
 * @property {string} name what its pictures are called
 * @property {string} path behind `/app/`
 * @property {number} [as] the id of who is signed in; nobody if left out
 * @property {string} [screen] the name of the screen on the wall that it is
 * @property {string} shows a selector of what is there when it can be looked at
 * @property {(page: import("playwright-core").Page, stage: object) => Promise<void>} [before] what is done then
 * @property {readonly string[]} [sizes] where it is another picture; all sizes if left out
 * @property {readonly string[]} [themes] all if left out
 */

const LIVE = "header [data-state=live]";
const BOARD = `body:has(${LIVE}) [role=row][data-user]`;

/** @type {readonly Row[]} */
export const PAGES = [
  { name: "sign-in", path: "sign-in", shows: "ul button" },

  { name: "leaderboard", path: "", as: REP, shows: BOARD, before: sales },
  { name: "leaderboard-rep", path: `?rep=${REP}`, as: REP, shows: "[role=dialog] [data-metric]" },
  { name: "leaderboard-inbox", path: "", as: REP, shows: BOARD, before: openInbox },
  ...["contests", "teams", "feed"].map((section) => ({
    name: `leaderboard-${section}`, path: `?section=${section}`, as: REP, shows: LIVE, sizes: ["phone"],
  })),

  { name: "training", path: "training", as: TRAINEE, shows: "text=days in a row", before: learn },
  { name: "training-practice", path: "training", as: TRAINEE, shows: LIVE, before: choose, sizes: ["phone"] },
  { name: "training-coach", path: "training?coach", as: COACH, shows: LIVE, before: listen },
  { name: "training-roleplay", path: "training", as: TRAINEE, shows: LIVE, before: converse },

  { name: "tv-pairing", path: "tv", shows: "[data-code]", themes: ["dark"] },
  ...[
    { name: "tv-rankings", before: show("ranking") },
    { name: "tv-teams", before: show("teams") },
    { name: "tv-contest", before: show("contests") },
    { name: "tv-celebration", before: celebrate },
  ].map((row) => ({ ...row, path: "tv", screen: "Lobby", shows: "[data-mode=live]", themes: ["dark"] })),
  // A kiosk knows no achievements from before it was there; somebody does.
  { name: "tv-achievements", path: "tv", as: REP, shows: "[data-mode=live]", before: show("achievements"), themes: ["dark"] },
  { name: "tv-rankings", path: "tv?theme=light", screen: "Lobby", shows: "[data-mode=live]", before: show("ranking"), themes: ["light"] },

  { name: "admin", path: "admin", as: ADMIN, shows: `body:has(${LIVE}) [role=tabpanel] td`, before: sparkline },
  ...["connections", "screens", "rooms", "people", "keys"].map((part) => ({
    name: `admin-${part}`, path: `admin#${part}`, as: ADMIN, shows: `body:has(${LIVE}) [role=tabpanel] :is(td, li)`, before: tabs,
  })),

  { name: "playground", path: "playground#namespace=%2Fleaderboard", as: ADMIN, shows: "[role=log] >> text=Connected", before: hear },
];

/** Things happen while somebody looks: places change, and figures move. */
async function sales(_, { company }) {
  await company.goOn(12);
}

/** A trainee earns something. */
async function learn(page, { service }) {
  for (const [amount, source] of [[10, "Best question"], [5, "Helped a colleague"]]) {
    await service.post("/training/xp-awards", { userId: TRAINEE, amount, source });
    await page.getByText(source).first().waitFor();
  }
}

/** Things happen between the times at which the figures are asked for, so that there is a line. */
async function sparkline(page, { company }) {
  const figures = (answer) => answer.url().endsWith("/admin/overview");
  for (const count of [10, 25, 15, 20]) {
    await Promise.all([page.waitForResponse(figures), company.goOn(count)]);
  }
  await page.locator("main polyline").first().waitFor();
}

/** On a phone they are below the figures. */
async function tabs(page, { company }) {
  await company.goOn(5);
  await page.getByRole("tablist").evaluate((list) => scrollTo({ top: list.getBoundingClientRect().top + scrollY - 80 }));
}

/** Something is told, and one of it is opened. */
async function hear(page, { company }) {
  await company.goOn(12);
  await page.getByRole("log").getByRole("button").filter({ hasText: "rankings:update" }).last().click();
}

async function openInbox(page) {
  await page.getByRole("button", { name: /^Inbox/ }).click();
  await page.locator("[data-inbox]").first().waitFor();
}
