// The screen on the wall: who it is, what it shows, and what somebody may do who stands before it.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { signIn } from "./helpers/browser.js";
import { achievement, sell, startWall } from "./helpers/tv.js";

let wall;
before(async () => (wall = await startWall()));
afterEach(() => wall.switchOff());
after(() => wall.stop());

test("a screen that is nobody shows a code, and begins once an administrator has confirmed it", async () => {
  const { page, tv, allow, noErrors } = await wall.switchOn();
  // It asks who is signed in at this browser: nobody.
  allow(/answered 401: GET .*\/session$/);
  const code = await tv.code.getAttribute("data-code");
  assert.match(code, /^[A-Z0-9]{6}$/);
  await noViolations(page);

  assert.equal((await wall.admin("POST", `pairings/${code}`, { name: "Canteen" })).status, 200);
  await tv.says("live");
  await tv.shows("ranking:monthlyRevenue");
  await page.getByText("Canteen").waitFor();
  // After a power cut it is still this screen.
  await page.reload();
  await tv.says("live");
  await page.getByText("Canteen").waitFor();
  noErrors();
});

test("a token in the address is kept, and is not left in the address", async () => {
  const { page, tv, noErrors } = await wall.screen("Lobby");
  assert.equal(page.url(), `${wall.service.url}/app/tv`);
  await page.goto(`${wall.service.url}/app/tv`);
  await tv.says("live");
  noErrors();
});

test("a screen whose token is refused is paired again", async () => {
  const { tv, allow, noErrors } = await wall.switchOn({ token: "no.token.atall" });
  allow(/answered 401: GET .*\/session$/);
  await tv.code.waitFor();
  noErrors();
});

test("who is signed in may just open it, and sees what was achieved before", async () => {
  await wall.service.post("/leaderboard/achievements", achievement(1, "Before anybody looked"));
  const { page, tv, noErrors } = await wall.switchOn({
    prepare: (context) => signIn(context, wall.service, { user: 1 }),
  });
  await tv.says("live");
  await page.keyboard.press("4");
  await tv.shows("achievements");
  await page.getByText("Before anybody looked").waitFor();
  noErrors();
});

test("a sale moves its seller on the board to where the service has him", async () => {
  const { page, tv, noErrors } = await wall.screen("Lobby");
  await tv.shows("ranking:monthlyRevenue");
  await page.keyboard.press("Space");
  assert.deepEqual(await tv.board(), [1, 2, 3, 4, 5]);
  const moving = page.waitForFunction(() =>
    document.getAnimations().some(({ id, effect }) => id === "movement" && effect.target.dataset.key === "5"),
  );
  await sell(wall.service, 5, 2_500);
  await moving;
  const { entries } = await wall.service.get("/leaderboard?metric=monthlyRevenue");
  assert.deepEqual(await tv.board(), entries.map(({ userId }) => userId));
  assert.equal(entries[2].userId, 5);
  noErrors();
});

test("the countdown is that of the service's clock, however wrong the screen's is", async () => {
  // An hour and two minutes ahead.
  const wrong = () => {
    const ahead = 3_720_000;
    const Right = Date;
    globalThis.Date = class extends Right {
      constructor(...given) {
        super(...(given.length > 0 ? given : [Right.now() + ahead]));
      }
      static now() {
        return Right.now() + ahead;
      }
    };
  };
  const { page, tv, noErrors } = await wall.screen("Clock", { prepare: (context) => context.addInitScript(wrong) });
  // Until it is known how wrong the clock is, the contest seems to be over, and there is nothing to go to.
  await tv.reaches("3", "contests:17");
  const before = Date.now();
  const left = Number(await page.locator("[data-left]").getAttribute("data-left"));
  const after = Date.now();
  const { endsAt } = await wall.service.get("/contests/17");
  // The service runs on this machine, so its clock is ours. Full seconds are shown, rounded up.
  const [most, least] = [before, after].map((now) => (Date.parse(endsAt) - now) / 1_000);
  assert.ok(left > least - 1 && left < most + 2, `${left} s left, not ${least} to ${most}`);
  noErrors();
});

test("a screen that an administrator freezes keeps its picture until it is let go", async () => {
  const { page, tv, noErrors } = await wall.screen("Frozen hall");
  await tv.shows("ranking:monthlyRevenue");
  const shown = await tv.board();
  assert.equal((await wall.admin("PUT", "screens/Frozen%20hall/frozen", { frozen: true })).status, 200);
  await tv.says("frozen");
  await sell(wall.service, 4, 50_000);
  // Other screens show it, and this one has been told by then.
  const other = await wall.screen("Other hall");
  await other.tv.shows("ranking:monthlyRevenue");
  await other.page.waitForFunction(() => document.querySelector("[data-slide] [data-key]")?.dataset.key === "4");
  assert.deepEqual(await tv.board(), shown);
  assert.equal(await tv.celebration.count(), 0);

  assert.equal((await wall.admin("PUT", "screens/Frozen%20hall/frozen", { frozen: false })).status, 200);
  await tv.says("live");
  await page.waitForFunction(() => document.querySelector("[data-slide] [data-key]")?.dataset.key === "4");
  noErrors();
});

test("goes by the keys, and by itself", async () => {
  const { page, tv, noErrors } = await wall.screen("Lobby");
  await tv.shows("ranking:monthlyRevenue");
  for (const [key, slide] of [
    ["2", "teams"],
    ["3", "contests:17"],
    ["1", "ranking:monthlyRevenue"],
    ["1", "ranking:weeklySignups"],
    ["ArrowLeft", "ranking:monthlyRevenue"],
    ["ArrowRight", "ranking:weeklySignups"],
  ]) {
    await page.keyboard.press(key);
    await tv.shows(slide);
  }
  await page.keyboard.press("Space");
  await page.getByText("Held", { exact: true }).waitFor();
  await page.keyboard.press("Space");
  await page.getByText("Held", { exact: true }).waitFor({ state: "detached" });
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.fullscreenElement !== null);
  // The next one comes when its fifteen seconds are over.
  await tv.shows("ranking:points");
  noErrors();
});
