// The leaderboard in a browser: opening it as somebody, and comparing what is on the screen with what the API says.

import { company } from "./company.js";
import { openContext, openPage, signIn } from "./browser.js";

/** The leaderboard of a company of 30 in 3 teams, which the service is told of. */
export async function leaderboardOf(service) {
  const office = await company(service, { people: 30, teams: 3 });

  /** A tab of one of the company, on the leaderboard, which is live. */
  async function look(user, { search, ...options } = {}) {
    const context = await openContext(options);
    await signIn(context, service, { user, teams: [office.teamOf(user)] });
    return { context, ...(await openTab(context, search)) };
  }

  /** Another tab of who is signed in there. */
  async function openTab(context, search = "") {
    const tab = await openPage(context);
    await tab.page.goto(`${service.url}/app/${search}`);
    await tab.page.locator("[data-state=live]").waitFor();
    // Not by its role: an open dialog hides the rest from readers.
    await tab.page.locator("[role=table]").waitFor();
    return tab;
  }

  /** Those whom the API has on a board, in order. */
  async function idsOnBoard(query) {
    const { entries } = await service.get(`/leaderboard?limit=1000&${query}`);
    return entries.map(({ userId }) => userId);
  }

  /** Waits until the rows on the screen are the first ones of the API's board, in its order; answers all of that board. */
  async function untilAsBoard(page, query) {
    const ids = await idsOnBoard(query);
    await page.waitForFunction((ids) => {
      const rows = [...document.querySelectorAll("[role=row][data-user]")];
      const placed = rows.map((row) => ({ id: Number(row.dataset.user), top: row.getBoundingClientRect().top }));
      const seen = placed.sort((a, b) => a.top - b.top).map(({ id }) => id);
      return seen.length > 0 && seen.every((id, place) => id === ids[place]);
    }, ids);
    return ids;
  }

  return { office, look, openTab, idsOnBoard, untilAsBoard };
}

/** The ids of the people in the table as they stand on the screen, from above to below. */
export const idsOnScreen = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("[role=row][data-user]")]
      .map((row) => ({ id: Number(row.dataset.user), top: row.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top)
      .map(({ id }) => id),
  );
