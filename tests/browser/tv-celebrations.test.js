// What the screen on the wall celebrates, and how.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { achievement, startWall } from "./helpers/tv.js";

let wall;
before(async () => (wall = await startWall()));
afterEach(() => wall.switchOff());
after(() => wall.stop());

const IMPORTANCE = { contest: 3, milestone: 2, streak: 1, rank: 1 };

test("forty at once are shown one at a time, the most important first, and none is lost", async () => {
  const { page, tv, noErrors } = await wall.screen("Lobby");
  await tv.shows("ranking:monthlyRevenue");
  await page.evaluate(() => {
    // Notes what is on the screen whenever that changes.
    globalThis.seen = [];
    const note = () => {
      const shown = [...document.querySelectorAll("[data-celebration]")];
      const [kind, title] = [shown[0]?.dataset.kind, shown[0]?.querySelector("h2 + p").textContent];
      const last = globalThis.seen.at(-1);
      if (shown.length > 0 && title !== last?.title) globalThis.seen.push({ kind, title, at: performance.now() });
      globalThis.most = Math.max(globalThis.most ?? 0, shown.length);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
  });
  const types = Object.keys(IMPORTANCE);
  const told = Array.from({ length: 40 }, (_, n) => achievement(n + 1, `News ${n}`, types[n % types.length]));
  await wall.service.post("/batch", told.map((body) => ({ path: "/api/v1/leaderboard/achievements", body })));

  // The first two have their time; then somebody who has seen enough goes through the rest with the Escape key.
  await page.waitForFunction(() => globalThis.seen.length >= 3);
  for (let n = 3; n < 40; n += 1) {
    await page.keyboard.press("Escape");
    await page.waitForFunction((n) => globalThis.seen.length > n, n);
  }
  await page.keyboard.press("Escape");
  await tv.celebration.waitFor({ state: "detached" });

  const { seen, most } = await page.evaluate(() => ({ seen: globalThis.seen, most: globalThis.most }));
  assert.equal(most, 1, "one at a time");
  assert.deepEqual(new Set(seen.map(({ title }) => title)), new Set(told.map(({ title }) => title)));
  assert.equal(seen.length, 40);
  const importance = seen.map(({ kind }) => IMPORTANCE[kind]);
  assert.deepEqual(importance, importance.toSorted((a, b) => b - a));
  const first = seen[1].at - seen[0].at;
  assert.ok(first > 2_000 && first < 6_000, `shorter while many wait, but to be read: ${first} ms`);
  noErrors();
});

test("one is told to screen readers, has no paper flying about for who wants none, and ends by itself", async () => {
  const { page, tv, noErrors } = await wall.screen("Calm", { context: { reducedMotion: "reduce" } });
  await tv.shows("ranking:monthlyRevenue");
  await wall.service.post("/leaderboard/achievements", achievement(2, "Bronze tier"));
  await tv.celebration.waitFor();
  const told = page.getByRole("status").filter({ hasText: "Grace Hopper" }).filter({ hasText: "Bronze tier" });
  await told.waitFor({ state: "attached" });
  const blank = await page.locator("[data-celebration] canvas").evaluate((canvas) => canvas.height === 150);
  assert.ok(blank, "nothing has been drawn");
  await noViolations(page);
  await tv.celebration.waitFor({ state: "detached" });
  noErrors();
});
