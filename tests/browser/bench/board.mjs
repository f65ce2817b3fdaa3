// How smooth a board of 1,000 rows is while 60 changes a second come, measured by Chromium's own tracing.
//
//   npm run bench            prints the figures
//   npm run bench -- --json  prints them as JSON
//
// Frames are counted on the page, and in the same run on a page that does nothing but move one box: what this machine can do.
// A browser without a GPU on a busy machine presents fewer frames than a laptop's, so the ratio of the two is what tells.

import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { company } from "../helpers/company.js";
import { startService } from "../helpers/service.js";
import { summary } from "./trace.js";

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "1000" },
    rate: { type: "string", default: "60" },
    seconds: { type: "string", default: "10" },
    json: { type: "boolean", default: false },
  },
});
const [people, rate, seconds] = [values.people, values.rate, values.seconds].map(Number);

/** One box that moves: a frame is due each time the screen has one. */
const IDLE = `<style>@keyframes move { to { translate: 200px } } i { position: absolute; width: 20px; height: 20px; background: teal;
  animation: move 1s infinite alternate linear }</style><i></i>`;

const service = await startService();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
try {
  await company(service, { people, teams: 10 });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.request.post(`${service.url}/session`, { data: { token: await service.token({ user: 500 }) } });

  const idle = await measured(context, async (page) => page.setContent(IDLE));
  const board = await measured(
    context,
    async (page) => {
      await page.goto(`${service.url}/app/`);
      await page.locator("[role=row][data-user]").first().waitFor();
      await page.locator("[data-state=live]").waitFor();
    },
    changes,
  );
  report({
    people,
    rate: board.sent / seconds,
    seconds,
    idle: idle.trace,
    board: board.trace,
    ratio: board.trace.presented / idle.trace.presented,
  });
} finally {
  await browser.close();
  await service.stop();
}

/** Traces a page for the time of the measurement while something happens. */
async function measured(context, open, happening = async () => 0) {
  const page = await context.newPage();
  await open(page);
  await page.waitForTimeout(1_000);
  await browser.startTracing(page, {
    categories: ["benchmark", "cc", "toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  const until = performance.now() + seconds * 1_000;
  const [sent] = await Promise.all([happening(until), page.waitForTimeout(seconds * 1_000)]);
  const trace = summary(JSON.parse((await browser.stopTracing()).toString()).traceEvents);
  await page.close();
  return { trace, sent };
}

/**
 * Reports changes of value at the rate, each of somebody else, spread over the whole board: some rise through the rows in sight. They
 * are told as they are (`ranking-updates`), so the board shown gets each one.
 */
async function changes(until) {
  let sent = 0;
  const begun = performance.now();
  const answers = [];
  while (performance.now() < until) {
    const userId = ((sent * 389) % people) + 1;
    const value = (people - ((sent * 7919) % people)) * 100 + (sent % 97);
    answers.push(
      service.post("/leaderboard/ranking-updates", {
        userId,
        userName: `Person ${userId}`,
        previousRank: 1,
        newRank: 1,
        metric: "monthlyRevenue",
        value,
      }),
    );
    sent += 1;
    const due = begun + (sent * 1_000) / rate;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  await Promise.all(answers);
  return sent;
}

function report(figures) {
  if (values.json) {
    console.log(JSON.stringify(figures, null, 2));
    return;
  }
  const { idle, board } = figures;
  const line = (name, trace) =>
    `${name.padEnd(10)}${String(trace.presented).padStart(6)} frames presented${String(trace.dropped).padStart(5)} dropped` +
    `   main thread: longest task ${trace.longestTask.toFixed(1)} ms (${trace.longestWork.toFixed(1)} ms of work), ` +
    `${trace.longTasks} over 50 ms, at work ${(trace.busy * 100).toFixed(0)} %`;
  console.log(`${figures.people} rows, ${figures.rate.toFixed(1)} changes/s for ${figures.seconds} s`);
  console.log(line("one box", idle));
  console.log(line("the board", board));
  console.log(`frames, board to box: ${figures.ratio.toFixed(3)}`);
}
