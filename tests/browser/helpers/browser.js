// One Chromium for a file of tests, and pages of it that notice what goes wrong.

import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The longest a test waits for anything on a page: far more than anything takes on a busy machine. */
const PATIENCE = 20_000;

let browser;
after(async () => (await browser)?.close());

/**
 * A browser of its own, as it were: cookies, storage and preferences that no other context shares.
 * @param {import("playwright-core").BrowserContextOptions} options such as viewport, colorScheme, reducedMotion, locale
 */
export async function openContext(options = {}) {
  browser ??= chromium.launch({
    executablePath: EXECUTABLE,
    // As root, which CI is, Chromium's sandbox does not start; and it must ask nobody on the internet for anything.
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  const context = await (await browser).newContext({ locale: "en-US", ...options });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/**
 * A new tab, and what has gone wrong in it: errors on the console, errors that nobody caught, requests that failed or were
 * answered 400 or above.
 */
export async function openPage(context) {
  const page = await context.newPage();
  const wrong = [];
  const allowed = [];
  const note = (what) => allowed.some((pattern) => pattern.test(what)) || wrong.push(what);

  page.on("pageerror", (error) => note(`uncaught: ${error.stack ?? error}`));
  page.on("console", (message) => {
    // What a request was answered is noted below, with its address.
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
    note(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // What a page gives up when it is left is no failure.
    if (why !== "net::ERR_ABORTED") note(`failed: ${request.method()} ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) note(`answered ${response.status()}: ${response.request().method()} ${response.url()}`);
  });

  return {
    page,
    /** From now on these are no errors: a test that stops the service, or is refused something, says so. */
    allow: (...patterns) => allowed.push(...patterns),
    /** Nothing has gone wrong. */
    noErrors: () => assert.deepEqual(wrong, []),
  };
}

/**
 * Signs the context in, by the service's own login cookie.
 * @param {{user: number, teams?: number[], roles?: string[]}} who as `service.token` takes it
 */
export async function signIn(context, service, who) {
  const answer = await context.request.post(`${service.url}/session`, { data: { token: await service.token(who) } });
  assert.equal(answer.status(), 200, await answer.text());
}
