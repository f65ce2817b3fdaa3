// The way in: what the service serves to a browser, and what the browser lets a page do.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { openContext, openPage, signIn } from "./helpers/browser.js";
import { startService } from "./helpers/service.js";

let service;
before(async () => (service = await startService()));
after(() => service.stop());

/** A tab of somebody who is signed in, at the first page. */
async function enter() {
  const context = await openContext();
  await signIn(context, service, { user: 7, roles: ["coach"] });
  const { page } = await openPage(context);
  await page.goto(service.url);
  return { context, page };
}

/** What a GET from inside the page is answered. */
const ask = (page, path) => page.evaluate(async (path) => (await fetch(path)).json(), path);

test("the bare address leads to the leaderboard", async () => {
  const { page } = await enter();
  assert.equal(page.url(), `${service.url}/app/`);
  assert.match(await page.title(), /Ridgecast/);
});

test("a page learns of the service and of who looks at it", async () => {
  const { page } = await enter();
  assert.deepEqual((await ask(page, "/app/config.json")).demo, { login: true, roleplay: true });
  const { userId, roles } = await ask(page, "/session");
  assert.deepEqual({ userId, roles }, { userId: 7, roles: ["coach"] });
  const nobody = await openContext();
  assert.equal((await nobody.request.get(`${service.url}/session`)).status(), 401);
});

test("a page may open sockets to its service", async () => {
  const { page } = await enter();
  const first = await page.evaluate(() => {
    const firstMessage = (path) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(path);
        socket.onmessage = ({ data }) => resolve(data);
        socket.onclose = ({ code }) => reject(new Error(`${path} closed: ${code}`));
      });
    return Promise.all(["/socket.io/?EIO=4&transport=websocket", "/ws/leaderboard"].map(firstMessage));
  });
  assert.match(first[0], /^0\{"sid":/);
  assert.equal(JSON.parse(first[1]).type, "hello");
});

test("a page may ask nobody else, and runs no script that was smuggled in", async () => {
  let asked = 0;
  const elsewhere = createServer((_, answer) => {
    asked += 1;
    answer.setHeader("access-control-allow-origin", "*").end("{}");
  });
  await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const { page } = await enter();
  const stopped = await page.evaluate(async (url) => {
    const violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => violations.push(effectiveDirective));
    await fetch(url).catch(() => {});
    const script = document.createElement("script");
    script.textContent = "globalThis.smuggled = true";
    document.head.append(script);
    // Violations are told in tasks of their own, in order; the one of the picture is the last.
    const seen = new Promise((resolve) =>
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => effectiveDirective === "img-src" && resolve()),
    );
    new Image().src = `${url}/picture`;
    await seen;
    return { violations, smuggled: globalThis.smuggled ?? false };
  }, `http://127.0.0.1:${elsewhere.address().port}`);
  elsewhere.close();
  assert.deepEqual(stopped, { violations: ["connect-src", "script-src-elem", "img-src"], smuggled: false });
  assert.equal(asked, 0);
});

test("what never changes is asked for once", async () => {
  const { context } = await enter();
  const again = await context.newPage();
  await again.goto(`${service.url}/app/`, { waitUntil: "networkidle" });
  const assets = await again.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => new URL(name).pathname.startsWith("/app/assets/"))
      .map(({ name, transferSize }) => ({ name, transferSize })),
  );
  assert.ok(assets.length > 0, "the page loads something");
  assert.deepEqual(assets.filter(({ transferSize }) => transferSize > 0), []);
});
