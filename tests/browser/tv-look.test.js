// The screen on the wall for everybody: by its contrast, its size, its language and its weight.

import assert from "node:assert/strict";
import { get } from "node:http";
import { after, afterEach, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { startWall } from "./helpers/tv.js";

/** In gzip, with everything that the page loads before it shows its figures. */
const MOST_BYTES = 150 * 1024;

let wall;
before(async () => (wall = await startWall()));
afterEach(() => wall.switchOff());
after(() => wall.stop());

for (const colorScheme of ["dark", "light"]) {
  test(`no slide keeps anybody out, in ${colorScheme}`, async () => {
    const { page, tv, noErrors } = await wall.screen("Axe", { query: `?theme=${colorScheme}` });
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
  const { page, noErrors } = await wall.screen("Halle", { query: "?lang=de" });
  await page.getByRole("heading", { name: "Umsatz im Monat" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  noErrors();
});

test("nothing is too small for the other end of the room, and nothing needs scrolling", async () => {
  for (const [width, height] of [[1280, 720], [1920, 1080], [3840, 2160]]) {
    const { page } = await wall.screen("Size", { context: { viewport: { width, height } } });
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
  const { page } = await wall.screen("Weight");
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const files = [`${wall.service.url}/app/tv`, ...loaded.filter((name) => /\/app\/(assets|mark)/.test(name))];
  assert.ok(files.length > 5, files.join());
  const sizes = await Promise.all([...new Set(files)].map(gzipped));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
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
