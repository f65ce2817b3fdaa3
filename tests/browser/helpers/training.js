// A small company that trains, and its training page.

import { openContext, openPage, signIn } from "./browser.js";
import { startService } from "./service.js";

export const ADA = { user: 7, teams: [3] };
export const GRACE = { user: 8, teams: [3] };
/** The coach whom the demo lets listen in. */
export const COACH = { user: 1_000_002, roles: ["coach"] };

/** Ada has completed a module: 100 XP, and 100 for the achievement that comes with it. That is level 2. */
export async function startTraining() {
  const service = await startService({ DEMO__PACE: "20ms" });
  await service.post("/roster", {
    users: [
      { id: ADA.user, name: "Ada Lovelace", teamId: 3 },
      { id: GRACE.user, name: "Grace Hopper", teamId: 3 },
    ],
    teams: [{ id: 3, name: "North" }],
  });
  await service.post("/training/module-completions", { userId: ADA.user, moduleId: "m-1" });
  return service;
}

/**
 * The page of somebody, once it is live.
 * @param {{ coach?: boolean } & import("playwright-core").BrowserContextOptions} options
 */
export async function openTraining(service, who, { coach = false, ...options } = {}) {
  const context = await openContext(options);
  await signIn(context, service, who);
  const opened = await openPage(context);
  await opened.page.goto(`${service.url}/app/training${coach ? "?coach" : ""}`);
  await opened.page.locator("header [data-state=live]").waitFor();
  return opened;
}
