// The screen on the wall, which nobody stands by.

import assert from "node:assert/strict";
import { get } from "node:http";
import { after, afterEach, before, describe, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { signIn } from "./helpers/browser.js";
import { startService } from "./helpers/service.js";
import { company, screenToken, sell, switchOn } from "./helpers/tv.js";

/** HTTP, in gzip, with everything that the page loads before it shows its figures. */
const MOST_BYTES = 150 * 1024;

let service;
before(async () => {
  service = await startService();
  await company(service);
});
after(() => service.stop());

const contexts = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

/** A screen with a token, whose figures are live. */
async function screen(name = "Lobby", options = {}) {
  const token = await screenToken(service, name);
  const on = await switchOn(service, { token, ...options });
  contexts.push(on.context);
  await on.tv.says("live");
  return { token, ...on };
}

const admin = (method, path, body) =>
  fetch(`${service.url}/api/v1/admin/${path}`, {
    method,
    headers: { authorization: `Bearer ${service.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

describe("who a screen is", () => {
  test("a screen that is nobody shows a code, and begins once an administrator has confirmed it", async () => {
    const { context, page, tv, allow, noErrors } = await switchOn(service);
    contexts.push(context);
    // It asks who is signed in at this browser: nobody.
    allow(/answered 401: GET .*\/session$/);
    const code = await tv.code.getAttribute("data-code");
    assert.match(code, /^[A-Z0-9]{6}$/);
    await noViolations(page);

    assert.equal((await admin("POST", `pairings/${code}`, { name: "Canteen" })).status, 200);
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
    const { page, tv, noErrors } = await screen();
    assert.equal(page.url(), `${service.url}/app/tv`);
    await page.goto(`${service.url}/app/tv`);
    await tv.says("live");
    noErrors();
  });

  test("a screen whose token is refused is paired again", async () => {
    const { context, tv, allow, noErrors } = await switchOn(service, { token: "no.token.atall" });
    contexts.push(context);
    allow(/answered 401: GET .*\/session$/);
    await tv.code.waitFor();
    noErrors();
  });

  test("who is signed in may just open it, and sees what was achieved before", async () => {
    await service.post("/leaderboard/achievements", achievement(1, "Before anybody looked"));
    const { context, page, tv, noErrors } = await switchOn(service, {
      prepare: (context) => signIn(context, service, { user: 1 }),
    });
    contexts.push(context);
    await tv.says("live");
    await page.keyboard.press("4");
    await tv.shows("achievements");
    await page.getByText("Before anybody looked").waitFor();
    noErrors();
  });
});

describe("the figures", () => {
  test("a sale moves its seller on the board to where the service has him", async () => {
    const { page, tv, noErrors } = await screen();
    await tv.shows("ranking:monthlyRevenue");
    await page.keyboard.press("Space");
    assert.deepEqual(await tv.board(), [1, 2, 3, 4, 5]);
    const moving = page.waitForFunction(() =>
      document.getAnimations().some(({ id, effect }) => id === "movement" && effect.target.dataset.key === "5"),
    );
    await sell(service, 5, 2_500);
    await moving;
    const { entries } = await service.get("/leaderboard?metric=monthlyRevenue");
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
    const { page, tv, noErrors } = await screen("Clock", { prepare: (context) => context.addInitScript(wrong) });
    await page.keyboard.press("3");
    await tv.shows("contests:17");
    const before = Date.now();
    const left = Number(await page.locator("[data-left]").getAttribute("data-left"));
    const after = Date.now();
    const { endsAt } = await service.get("/contests/17");
    // It shows full seconds, rounded up. The service runs on this machine, so its clock is ours.
    const [most, least] = [before, after].map((now) => (Date.parse(endsAt) - now) / 1_000);
    assert.ok(left > least - 1 && left < most + 1.5, `${left} s left, not ${least} to ${most}`);
    noErrors();
  });

  test("a screen that an administrator freezes keeps its picture until it is let go", async () => {
    const { page, tv, noErrors } = await screen("Frozen hall");
    await tv.shows("ranking:monthlyRevenue");
    const shown = await tv.board();
    assert.equal((await admin("PUT", "screens/Frozen%20hall/frozen", { frozen: true })).status, 200);
    await tv.says("frozen");
    await sell(service, 4, 50_000);
    // Other screens show it, and this one has been told by then.
    const other = await screen("Other hall");
    await other.tv.shows("ranking:monthlyRevenue");
    await other.page.waitForFunction(() => document.querySelector("[data-slide] [data-key]")?.dataset.key === "4");
    assert.deepEqual(await tv.board(), shown);
    assert.equal(await tv.celebration.count(), 0);

    assert.equal((await admin("PUT", "screens/Frozen%20hall/frozen", { frozen: false })).status, 200);
    await tv.says("live");
    await page.waitForFunction(() => document.querySelector("[data-slide] [data-key]")?.dataset.key === "4");
    noErrors();
  });
});

describe("the rotation", () => {
  test("goes by the keys, and by itself", async () => {
    const { page, tv, noErrors } = await screen();
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
});

describe("celebrations", () => {
  const IMPORTANCE = { contest: 3, milestone: 2, streak: 1, rank: 1 };

  test("forty at once are shown one at a time, the most important first, and none is lost", async () => {
    const { page, tv, noErrors } = await screen();
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
    await service.post("/batch", told.map((body) => ({ path: "/api/v1/leaderboard/achievements", body })));

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
    const { page, tv, noErrors } = await screen("Calm", { context: { reducedMotion: "reduce" } });
    await tv.shows("ranking:monthlyRevenue");
    await service.post("/leaderboard/achievements", achievement(2, "Bronze tier"));
    await tv.celebration.waitFor();
    await page.getByRole("status").filter({ hasText: "Grace Hopper" }).filter({ hasText: "Bronze tier" }).waitFor();
    const blank = await page.locator("[data-celebration] canvas").evaluate((canvas) => canvas.height === 150);
    assert.ok(blank, "nothing has been drawn");
    await noViolations(page);
    await tv.celebration.waitFor({ state: "detached" });
    noErrors();
  });
});

describe("when something fails", () => {
  test("a service that hangs makes the figures stale within five seconds, and they are live again when it does not", async () => {
    const { page, tv, noErrors } = await screen();
    await tv.shows("ranking:monthlyRevenue");
    service.child.kill("SIGSTOP");
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
      service.child.kill("SIGCONT");
    }
    await tv.says("live");
    assert.ok(!(await tv.isDimmed()));
    noErrors();
  });

  test("a screen that is switched on while the service is away shows what it knew, and when that was", async () => {
    const { page, tv, allow } = await screen("Night");
    await tv.shows("ranking:monthlyRevenue");
    const shown = await tv.board();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await service.end();
    allow(/.*/);
    try {
      await page.reload();
      await page.locator('[role=status]:is([data-mode="connecting"], [data-mode="offline"])').waitFor();
      await tv.shows("ranking:monthlyRevenue");
      assert.deepEqual(await tv.board(), shown);
      assert.ok(await tv.isDimmed());
      await page.getByText(/^As of \d+:\d\d/).waitFor();
    } finally {
      await service.start();
    }
    await tv.says("live", { timeout: 60_000 });
    assert.ok(!(await tv.isDimmed()));
  });

  test("a screen that is still nobody goes on asking for a code until the service is there", async () => {
    const { context, page, tv, allow } = await switchOn(service);
    contexts.push(context);
    await tv.code.waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await service.end();
    allow(/.*/);
    try {
      await page.reload();
      await page.getByText("No connection").waitFor();
    } finally {
      await service.start();
    }
    await tv.code.waitFor();
  });
});

describe("for everybody", () => {
  for (const colorScheme of ["dark", "light"]) {
    test(`no slide keeps anybody out, in ${colorScheme}`, async () => {
      const { page, tv, noErrors } = await screen("Axe", { query: `?theme=${colorScheme}` });
      for (const [key, slide] of [["1", /ranking/], ["2", /teams/], ["3", /contests/]]) {
        await page.keyboard.press(key);
        await page.waitForFunction((slide) => new RegExp(slide).test(document.querySelector("[data-slide]").dataset.slide), slide.source);
        // What comes in is see-through until it is there.
        await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== "running" || effect.getTiming().iterations === Infinity || effect.getTiming().duration > 10_000));
        await noViolations(page);
      }
      await tv.says("live");
      noErrors();
    });
  }

  test("it speaks German", async () => {
    const { page, noErrors } = await screen("Halle", { query: "?lang=de" });
    await page.getByRole("heading", { name: "Umsatz im Monat" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    noErrors();
  });

  test("nothing is too small for the other end of the room, and nothing needs scrolling", async () => {
    for (const [width, height] of [[1280, 720], [1920, 1080], [3840, 2160]]) {
      const { page } = await screen("Size", { context: { viewport: { width, height } } });
      for (const key of ["1", "2", "3"]) {
        await page.keyboard.press(key);
        const sizes = await page.evaluate(() => {
          const texts = document.createTreeWalker(document.querySelector("#root"), NodeFilter.SHOW_TEXT);
          const found = [];
          while (texts.nextNode()) {
            const { parentElement: element, data } = texts.currentNode;
            if (data.trim() && element.checkVisibility() && !element.closest(".unseen")) found.push(parseFloat(getComputedStyle(element).fontSize));
          }
          return found;
        });
        assert.ok(sizes.length > 5);
        assert.ok(Math.min(...sizes) >= height * 0.022, `${Math.min(...sizes)} px of ${height}`);
      }
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollHeight <= innerHeight));
    }
  });

  test("it is small enough for a television", async () => {
    const { page } = await screen("Weight");
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const files = [`${service.url}/app/tv`, ...loaded.filter((name) => /\/app\/(assets|mark)/.test(name))];
    assert.ok(files.length > 5, files.join());
    const sizes = await Promise.all([...new Set(files)].map(gzipped));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  });
});

/** How many bytes of body the service sends to who takes gzip. */
function gzipped(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece) => (bytes += piece.length)).on("end", () => resolve(bytes)).on("error", reject);
    }).on("error", reject);
  });
}

const NAMES = ["Ada Lovelace", "Grace Hopper"];

function achievement(userId, title, achievementType = "milestone") {
  return { userId, userName: NAMES[userId - 1] ?? `Rep ${userId}`, achievementType, title, description: `How it came to ${title}` };
}
