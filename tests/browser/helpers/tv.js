// A screen on a wall, and a small company for it to show.

import { openContext, openPage } from "./browser.js";

const HOUR = 3_600_000;
const REPS = ["Ada Lovelace", "Grace Hopper", "Katherine Johnson", "Alan Turing", "Hedy Lamarr"];

/** The size of most televisions. */
const VIEWPORT = { width: 1920, height: 1080 };

/** Two teams, five who have sold, the first the most, and a contest that is on for an hour. */
export async function company(service) {
  const users = REPS.map((name, n) => ({ id: n + 1, name, teamId: 1 + (n % 2) }));
  await service.post("/roster", { teams: [{ id: 1, name: "North" }, { id: 2, name: "South" }], users });
  await service.post("/contests", {
    id: 17,
    title: "Sprint",
    description: "Most revenue in an hour",
    startsAt: new Date(Date.now() - HOUR).toISOString(),
    endsAt: new Date(Date.now() + HOUR).toISOString(),
    metric: "revenue",
    prizes: ["Dinner for two", { amount: 100 }],
  });
  for (const { id } of users) await sell(service, id, 1_000 * (10 - id));
}

let sales = 0;
export const sell = (service, userId, revenue) =>
  service.post("/sales", { saleId: `tv-${(sales += 1)}`, userId, revenue, signups: 1 });

/** The token of a screen of this name. */
export async function screenToken(service, name) {
  return (await service.run("token", "--kiosk", "--name", name, "--ttl", "365d")).trim();
}

/**
 * A screen that is switched on, with its token in the address if it has one.
 * @param {{token?: string, query?: string, context?: import("playwright-core").BrowserContextOptions, prepare?: Function}} options
 *   `prepare` is given the context before the page is opened
 */
export async function switchOn(service, { token, query = "", context: options = {}, prepare } = {}) {
  const context = await openContext({ viewport: VIEWPORT, ...options });
  await prepare?.(context);
  const tab = await openPage(context);
  await tab.page.goto(`${service.url}/app/tv${query}${token ? `#token=${token}` : ""}`);
  return { context, ...tab, tv: new Tv(tab.page) };
}

/** What can be seen on a screen. */
export class Tv {
  constructor(page) {
    this.page = page;
    this.names = page.locator("[data-slide^=ranking] [data-key] p:first-of-type");
    this.celebration = page.locator("[data-celebration]");
    this.code = page.locator("[data-code]");
  }

  /** Waits until it says that its figures are `live`, `stale`, … */
  async says(mode, options) {
    await this.page.locator(`[data-mode="${mode}"][role=status]`).waitFor(options);
  }

  /** Waits until a slide is on: `teams`, `ranking:monthlyRevenue`. */
  async shows(slide) {
    await this.page.locator(`[data-slide="${slide}"]`).waitFor();
  }

  /** The ids of those on the board that is on, in their order. */
  async board() {
    return this.page.locator("[data-slide] [data-key]").evaluateAll((rows) => rows.map((row) => Number(row.dataset.key)));
  }

  async isDimmed() {
    return (await this.page.locator("main").getAttribute("data-dimmed")) === "true";
  }
}
