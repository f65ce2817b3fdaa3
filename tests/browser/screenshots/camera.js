// Takes a picture of a page when what it shows stands still.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Of 100: the texts are sharp still. */
const QUALITY = 80;

/** Waits until everything is there: the fonts, the pictures, what is being loaded, and what moves in. */
async function settled(page) {
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await page.waitForFunction(() => {
    const moves = document.getAnimations().some((animation) => {
      const { iterations } = animation.effect.getComputedTiming();
      return animation.playState === "running" && iterations !== Infinity;
    });
    return document.fonts.status === "loaded" && !moves;
  });
}

/** Writes the picture that is on the screen as a PNG. */
export async function take(page, path) {
  await settled(page);
  await page.screenshot({ path, animations: "disabled" });
}

/** The same as a small WebP for a document, so many pixels wide. Playwright does not write those; Chromium does. */
export async function takeSmall(page, path, width) {
  const { viewport, deviceScaleFactor } = await page.evaluate(() => ({
    viewport: { width: innerWidth, height: innerHeight },
    deviceScaleFactor: devicePixelRatio,
  }));
  const devtools = await page.context().newCDPSession(page);
  const scale = width / viewport.width / deviceScaleFactor;
  const clip = { x: 0, y: 0, ...viewport, scale };
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: QUALITY, clip });
  await devtools.detach();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.from(data, "base64"));
}
