// A screen on a wall, and a small company for it to show.

import { openContext, openPage } from "./browser.js";
import { startService } from "./service.js";

const HOUR = 3_600_000;
const REPS = ["Ada Lovelace", "Grace Hopper", "Katherine Johnson", "Alan Turing", "Hedy Lamarr"];

/** The size of most televisions. */
const VIEWPORT = { width: 1920, height: 1080 };

/** Two teams, five who have sold, the first the most, and a contest that is on for an hour. */
async function company(service) {
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
  for (const { id } of users) await service.post("/contests/17/entries", { userId: id });
  for (const { id } of users) await sell(service, id, 1_000 * (10 - id));
}

let sales = 0;
export const sell = (service, userId, revenue) =>
  service.post("/sales", { saleId: `tv-${(sales += 1)}`, userId, revenue, signups: 1 });

/** Something to celebrate. */
export const achievement = (userId, title, achievementType = "milestone") => ({
  userId,
  userName: REPS[userId - 1] ?? `Rep ${userId}`,
  achievementType,
  title,
  description: `How it came to ${title}`,
});

/** A service with a company, and the screens of a test. */
export async function startWall() {
  const service = await startService();
  await company(service);
  return new Wall(service);
}

class Wall {
  #contexts = [];

  constructor(service) {
    this.service = service;
  }

  /** A screen of this name, whose figures are live. The options are those of `switchOn`. */
  async screen(name, options = {}) {
    const token = (await this.service.run("token", "--kiosk", "--name", name, "--ttl", "365d")).trim();
    const on = await this.switchOn({ token, ...options });
    await on.tv.says("live");
    return on;
  }

  /**
   * A screen that is switched on, with a token in its address if it has one.
   * @param {{token?: string, query?: string, context?: import("playwright-core").BrowserContextOptions, prepare?: Function}} options
   *   `prepare` is given the context before the page is opened
   */
  async switchOn({ token, query = "", context: options = {}, prepare } = {}) {
    const context = await openContext({ viewport: VIEWPORT, ...options });
    this.#contexts.push(context);
    await prepare?.(context);
    const tab = await openPage(context);
    await tab.page.goto(`${this.service.url}/app/tv${query}${token ? `#token=${token}` : ""}`);
    return { ...tab, tv: new Tv(tab.page) };
  }

  /** As an administrator. */
  admin(method, path, body) {
    return fetch(`${this.service.url}/api/v1/admin/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.service.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  /** Ends the screens of a test. */
  async switchOff() {
    for (const context of this.#contexts.splice(0)) await context.close();
  }

  stop() {
    return this.service.stop();
  }
}

/** What can be seen on a screen. */
export class Tv {
  constructor(page) {
    this.page = page;
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

  /** Presses a key until it leads to a slide, which may have to appear first. */
  async reaches(key, slide) {
    for (let left = 20; ; left -= 1) {
      await this.page.keyboard.press(key);
      const found = this.page.locator(`[data-slide="${slide}"]`).waitFor({ timeout: 1_000 });
      if (await found.then(() => true, (error) => left > 1 ? false : Promise.reject(error))) return;
    }
  }

  /** The ids of those on the board that is on, in their order. */
  async board() {
    return this.page.locator("[data-slide] [data-key]").evaluateAll((rows) => rows.map((row) => Number(row.dataset.key)));
  }

  async isDimmed() {
    return (await this.page.locator("main").getAttribute("data-dimmed")) === "true";
  }
}
