// The screen on the wall while the service hangs, or is not there. Nobody stands by.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { startWall } from "./helpers/tv.js";

let wall;
before(async () => (wall = await startWall()));
afterEach(() => wall.switchOff());
after(() => wall.stop());

test("a service that hangs makes the figures stale within five seconds, and they are live again when it does not", async () => {
  const { page, tv, noErrors } = await wall.screen("Lobby");
  await tv.shows("ranking:monthlyRevenue");
  wall.service.child.kill("SIGSTOP");
  const stopped = Date.now();
  try {
    await tv.says("stale");
    const took = Date.now() - stopped;
    // A busy machine may be late by a little.
    assert.ok(took < 5_500, `${took} ms`);
    assert.ok(await tv.isDimmed());
    await page.getByText(/^As of \d+:\d\d/).waitFor();
    await noViolations(page);
  } finally {
    wall.service.child.kill("SIGCONT");
  }
  await tv.says("live");
  assert.ok(!(await tv.isDimmed()));
  noErrors();
});

test("a screen that is switched on while the service is away shows what it knew, and when that was", async () => {
  const { page, tv, allow } = await wall.screen("Night");
  await tv.shows("ranking:monthlyRevenue");
  const shown = await tv.board();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await wall.service.end();
  allow(/.*/);
  try {
    await page.reload();
    await page.locator('[role=status]:is([data-mode="connecting"], [data-mode="offline"])').waitFor();
    await tv.shows("ranking:monthlyRevenue");
    assert.deepEqual(await tv.board(), shown);
    assert.ok(await tv.isDimmed());
    await page.getByText(/^As of \d+:\d\d/).waitFor();
  } finally {
    await wall.service.start();
  }
  await tv.says("live", { timeout: 60_000 });
  assert.ok(!(await tv.isDimmed()));
});

test("a screen that is still nobody goes on asking for a code until the service is there", async () => {
  const { page, tv, allow } = await wall.switchOn();
  await tv.code.waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await wall.service.end();
  allow(/.*/);
  try {
    await page.reload();
    await page.getByText("No connection").waitFor();
  } finally {
    await wall.service.start();
  }
  await tv.code.waitFor();
});
