// The leaderboard while things happen: what people see of it, and how.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { idsOnScreen, leaderboardOf } from "./helpers/leaderboard.js";
import { startService } from "./helpers/service.js";

let service;
let office, look, openTab, idsOnBoard, untilAsBoard;
before(async () => {
  service = await startService();
  ({ office, look, openTab, idsOnBoard, untilAsBoard } = await leaderboardOf(service));
});
after(() => service.stop());

test("a change of rank moves the rows over the screen, and they land where the API has them", async () => {
  const { page, noErrors } = await look(1);
  const before = await untilAsBoard(page, "metric=monthlyRevenue");
  const riser = before[5];

  // Which rows move, and where the riser is from frame to frame. A busy machine may show no frame of a movement that takes half
  // a second, so its middle is looked up.
  await page.evaluate((riser) => {
    const seen = (globalThis.seen = { tops: [], ran: [], ended: [] });
    const rowOf = ({ target, propertyName }) => propertyName === "transform" && Number(target.dataset.user);
    const note = () => {
      const row = document.querySelector(`[role=row][data-user="${riser}"]`);
      seen.tops.push(Math.round(row.getBoundingClientRect().top));
    };
    document.addEventListener("transitionrun", (event) => {
      const id = rowOf(event);
      if (!id) return;
      seen.ran.push(id);
      if (id !== riser) return;
      const movement = event.target.getAnimations().find(({ transitionProperty }) => transitionProperty === "transform");
      movement.currentTime = movement.effect.getComputedTiming().duration / 2;
      note();
    });
    document.addEventListener("transitionend", (event) => rowOf(event) && seen.ended.push(rowOf(event)));
    const eachFrame = () => {
      note();
      requestAnimationFrame(eachFrame);
    };
    eachFrame();
  }, riser);
  await office.pass(riser, before[0]);
  await page.waitForFunction((riser) => globalThis.seen.ended.includes(riser), riser);
  const after = await untilAsBoard(page, "metric=monthlyRevenue");

  assert.equal(after[0], riser);
  assert.deepEqual(after.slice(1, 6), before.slice(0, 5));
  const { tops, ran } = await page.evaluate(() => globalThis.seen);
  assert.deepEqual([...new Set(ran)].sort(), before.slice(0, 6).sort(), "he and those he passed moved, and nobody else");
  const [start, end] = [tops[0], tops.at(-1)];
  assert.ok(start - end > 5 * 30, `rose by ${start - end} px`);
  assert.ok(
    tops.some((top) => top < start && top > end),
    `was on his way: ${[...new Set(tops)]}`,
  );
  assert.deepEqual(
    tops,
    [...tops].sort((a, b) => b - a),
    "he never turned back",
  );

  const movement = page.locator(`[role=row][data-user="${riser}"]`).getByText("up 5 ranks");
  assert.equal(await movement.count(), 1);
  noErrors();
});

test("who stands still for people who want no motion is there at once", async () => {
  const { page } = await look(1, { reducedMotion: "reduce" });
  const before = await untilAsBoard(page, "metric=monthlyRevenue");
  const last = before[5];
  await page.evaluate((id) => {
    const tops = (globalThis.tops = new Set());
    const note = () => {
      tops.add(Math.round(document.querySelector(`[role=row][data-user="${id}"]`).getBoundingClientRect().top));
      requestAnimationFrame(note);
    };
    note();
  }, last);
  await office.pass(last, before[0]);
  await untilAsBoard(page, "metric=monthlyRevenue");
  assert.equal(await page.evaluate(() => globalThis.tops.size), 2);
});

test("the podium has the first three, and their figures", async () => {
  const { page } = await look(1);
  const { entries } = await service.get("/leaderboard?metric=monthlyRevenue&limit=3");
  for (const [step, { userId, userName, value }] of entries.entries()) {
    const place = page.locator(`section[aria-label="The first three"] li[data-user="${userId}"]`);
    assert.equal(await place.getAttribute("data-step"), String(step + 1));
    await place.getByText(userName).waitFor();
    await place.getByText(Math.round(value).toLocaleString("en")).waitFor();
  }
});

test("the badge says what is true while the service restarts", async () => {
  const { page, allow, noErrors } = await look(2);
  await page.evaluate(() => {
    const badge = document.querySelector("[data-state]");
    const states = (globalThis.states = [badge.dataset.state]);
    new MutationObserver(() => states.push(badge.dataset.state)).observe(badge, { attributeFilter: ["data-state"] });
  });
  // While there is no service, asking it fails.
  allow(/ERR_CONNECTION|WebSocket|answered 503|socket\.io/);
  await service.end();
  await page.getByRole("status").getByText("Stale").waitFor();
  const shown = await idsOnScreen(page);
  assert.ok(shown.length > 0, "the figures stay on the screen");
  await service.start();
  await page.getByRole("status").getByText("Live").waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.states), ["live", "stale", "live"]);

  const [first] = await untilAsBoard(page, "metric=monthlyRevenue");
  const [, second] = await idsOnBoard("metric=monthlyRevenue");
  await office.pass(second, first);
  await untilAsBoard(page, "metric=monthlyRevenue");
  noErrors();
});

test("what happens to oneself is said in a toast, what happens to others is not", async () => {
  const before = await idsOnBoard("metric=monthlyRevenue");
  const me = before[8];
  const { page, noErrors } = await look(me);
  const toasts = page.locator("[data-sonner-toast]");

  const other = before[12];
  await office.pass(other, before[11]);
  await untilAsBoard(page, "metric=monthlyRevenue");
  await office.pass(me, before[4]);
  await toasts.getByText("You are up to rank 5").waitFor();
  await service.post("/notifications", { id: 77, userId: me, type: "info", title: "Well done", message: "Keep going." });
  await toasts.getByText("Well done").waitFor();
  await service.post("/training/level-ups", { userId: me, userName: "Me", previousLevel: 3, newLevel: 4, totalXP: 900 });
  await toasts.getByText("Level 4 reached").waitFor();
  assert.equal(await page.getByText(/down to rank/).count(), 0);
  noErrors();
});

test("what is read in one tab is read in the other", async () => {
  const me = 21;
  await service.post("/notifications", { id: "a", userId: me, type: "info", title: "First", message: "One" });
  await service.post("/notifications", { id: "b", userId: me, type: "info", title: "Second", message: "Two" });
  const { context, page: one, noErrors } = await look(me);
  const { page: two } = await openTab(context);
  const bell = (page) => page.getByRole("button", { name: /^Inbox/ });
  const { unread } = await service.get(`/users/${me}/notifications`);
  const named = (count) => (count === 0 ? /nothing unread/ : count === 1 ? /one unread/ : new RegExp(`, ${count} unread`));
  for (const page of [one, two]) await page.getByRole("button", { name: named(unread) }).waitFor();

  await bell(one).click();
  await one.getByRole("dialog").getByRole("button", { name: "Second" }).click();
  await one
    .getByRole("dialog")
    .getByText(`${unread - 1 === 1 ? "One" : unread - 1} unread`)
    .waitFor();
  await two.getByRole("button", { name: named(unread - 1) }).waitFor();

  await bell(two).click();
  const second = two.locator("[data-unread=false]").getByText("Second");
  await second.waitFor();
  await two.getByRole("button", { name: "Mark all as read" }).click();
  await one.getByText("Everything is read").waitFor();

  await service.post("/notifications", { id: "c", userId: me, type: "info", title: "Third", message: "Three" });
  await one.getByRole("dialog").getByText("Third").waitFor();
  await two.getByRole("dialog").getByText("Third").waitFor();
  await one.reload();
  await one.getByRole("button", { name: named(1) }).waitFor();
  noErrors();
});

test("a person's standing follows what happens", async () => {
  const ids = await idsOnBoard("metric=yearlyRevenue");
  const { page, noErrors } = await look(1, { search: `?rep=${ids[3]}` });
  const line = page.getByRole("dialog").locator("tr[data-metric=yearlyRevenue]");
  await line.getByText(`4 of ${ids.length}`).waitFor();
  await office.pass(ids[3], ids[0]);
  await line.getByText(`1 of ${ids.length}`).waitFor();
  const { metrics } = await service.get(`/users/${ids[3]}/standing`);
  const { value } = metrics.find(({ metric }) => metric === "yearlyRevenue");
  await line.getByText(Math.round(value).toLocaleString("en")).waitFor();
  noErrors();
});

test("a contest counts down by the service's clock, and its places are live", async () => {
  const ends = new Date(Date.now() + 90 * 60_000).toISOString();
  await service.post("/contests", {
    id: 5,
    title: "Long lunch",
    startsAt: new Date().toISOString(),
    endsAt: ends,
    metric: "revenue",
    participants: "individual",
    prizes: ["A cake"],
  });
  await service.post("/contests/5/entries", { userId: 3 });
  const { page, noErrors } = await look(3);
  const card = page.locator("[data-contest='5']");
  await card.getByText("Nobody has scored yet").waitFor();
  const clock = () => card.getByRole("timer").innerText();
  const first = await clock();
  assert.match(first, /^01:2\d:\d\d$/);
  await page.waitForFunction((first) => document.querySelector("[data-contest='5'] [role=timer]").innerText !== first, first);

  await office.sell(3, 321);
  await card.getByText("321").waitFor();
  await card.getByRole("button", { name: /Long lunch/ }).click();
  const dialog = page.getByRole("dialog", { name: "Long lunch" });
  await dialog.getByText("A cake").waitFor();
  await page.goBack();
  await dialog.waitFor({ state: "detached" });
  noErrors();
});
