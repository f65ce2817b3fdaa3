// How many HTTP requests a wall and ten dashboards make while a company works: what is shown comes by the stream, so next to
// none.
//
//   npm run bench:requests                    15 minutes
//   npm run bench:requests -- --minutes 1

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { BINARY, startService } from "../helpers/service.js";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "15" },
    dashboards: { type: "string", default: "10" },
    speed: { type: "string", default: "10" },
  },
});
const [minutes, dashboards] = [Number(values.minutes), Number(values.dashboards)];

/** Until a page has loaded all that it loads. */
const SETTLE = 20_000;

const service = await startService();
const demo = spawn(BINARY, ["demo", "--seed", "1", "--speed", values.speed], { env: service.env, stdio: "ignore" });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
try {
  const requests = new Map();
  let loading = 0;
  let counts = false;
  const open = async (path, user) => {
    const context = await browser.newContext();
    if (user) await context.request.post(`${service.url}/session`, { data: { token: await service.token({ user }) } });
    const page = await context.newPage();
    page.on("request", (request) => {
      if (!counts) return void (loading += 1);
      const address = `${request.method()} ${new URL(request.url()).pathname}`;
      requests.set(address, (requests.get(address) ?? 0) + 1);
    });
    await page.goto(`${service.url}/app/${path}`);
    await page.locator("[data-state=live], [data-mode=live]").first().waitFor({ timeout: 60_000 });
    return page;
  };
  const pages = [await open(`tv#token=${await service.token({ kiosk: true })}`)];
  for (let user = 1; user <= dashboards; user += 1) pages.push(await open("", user));
  await pages[0].waitForTimeout(SETTLE);
  counts = true;
  const before = await service.get("/admin/overview");
  await pages[0].waitForTimeout(minutes * 60_000);
  const after = await service.get("/admin/overview");
  const all = [...requests.values()].reduce((sum, count) => sum + count, 0);
  console.log(`while loading: ${loading} requests by 1 screen and ${dashboards} dashboards`);
  console.log(`in ${minutes} minutes after that: ${all} requests`);
  for (const [address, count] of requests) console.log(`  ${count} ${address}`);
  console.log(`meanwhile ${after.totals.published - before.totals.published} events, ${after.totals.delivered - before.totals.delivered} deliveries`);
} finally {
  demo.kill("SIGINT");
  await browser.close();
  await service.stop();
}
