// Takes pictures of every page, at every size and in both themes, of the demo's company: `make screenshots`.
//
//   npm run screenshots            all of them
//   ONLY="tv admin" npm run …      of the pages whose names begin so
//
// A picture is a test, so it fails when a page does not come to show what it should, or when anything goes wrong in it.

import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openContext, openPage } from "../helpers/browser.js";
import { startService } from "../helpers/service.js";
import { gather } from "./audience.js";
import { take, takeSmall } from "./camera.js";
import { moveIn } from "./company.js";
import { GALLERY } from "./gallery.js";
import { PAGES } from "./pages.js";
import { REP, enter } from "./people.js";
import { SIZES, THEMES } from "./sizes.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FOLDER = process.env.SCREENSHOTS ?? `${ROOT}target/screenshots`;
const PICTURES = `${ROOT}docs/pictures`;

/** A page asks who is there, and of somebody who is not signed in the answer is this. */
const NOBODY = /answered 401: GET .*\/session$/;

const only = process.env.ONLY?.split(" ").filter(Boolean) ?? [];
const rows = PAGES.filter(({ name }) => only.length === 0 || only.some((wished) => name.startsWith(wished)));

let service, company, disperse;
before(async () => {
  // The partner of a conversation speaks without pauses.
  service = await startService({ DEMO__PACE: "0s" });
  company = await moveIn(service);
  disperse = await gather(service, company.people);
  await hasRead(REP);
});
after(async () => {
  disperse?.();
  await service?.stop();
});

for (const row of rows) {
  for (const [size, look] of Object.entries(SIZES)) {
    if (!(row.sizes?.includes(size) ?? true)) continue;
    for (const theme of row.themes ?? THEMES) {
      const picture = `${row.name}-${size}-${theme}`;
      test(picture, async (t) => {
        const context = await openContext({ ...look, colorScheme: theme, reducedMotion: "reduce" });
        t.after(() => context.close());
        if (row.as) await enter(context, service, row.as);
        const { page, allow, noErrors } = await openPage(context);
        if (!row.as) allow(NOBODY);
        await page.goto(`${service.url}/app/${row.path}${row.screen ? `#token=${await kiosk(row.screen)}` : ""}`);
        await page.locator(row.shows).first().waitFor();
        await row.before?.(page, { service, company });
        await take(page, `${FOLDER}/${picture}.png`);
        if (GALLERY[picture]) await takeSmall(page, `${PICTURES}/${picture}.webp`, GALLERY[picture]);
        noErrors();
      });
    }
  }
}

/** Somebody has read what is in his inbox by now. */
async function hasRead(user) {
  const { position } = await service.get("/leaderboard/stats");
  await service.post(`/users/${user}/notifications/read`, { upTo: position.offset });
}

const kiosk = async (name) => (await service.run("token", "--kiosk", "--name", name)).trim();
