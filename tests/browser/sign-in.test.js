// Getting in: who is not signed in, how he signs in, and how he leaves.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noViolations } from "./helpers/axe.js";
import { openContext, openPage } from "./helpers/browser.js";
import { company } from "./helpers/company.js";
import { startService } from "./helpers/service.js";

/** A page asks who is there, and of somebody who is not signed in the answer is this. */
const NOBODY = /answered 401: GET .*\/session$/;

let service;
before(async () => {
  service = await startService();
  await company(service, { people: 12, teams: 2 });
});
after(() => service.stop());

async function arrive(path, options) {
  const context = await openContext(options);
  const tab = await openPage(context);
  tab.allow(NOBODY);
  await tab.page.goto(`${service.url}${path}`);
  return tab;
}

test("who is not signed in chooses a person, and comes to where he wanted to go", async () => {
  const { page, noErrors } = await arrive("/app/?metric=points&team=2");
  await page.getByRole("heading", { name: "Who would you like to be?" }).waitFor();
  await page.getByRole("searchbox", { name: "Search by name" }).fill("person d4");
  await page.getByRole("button", { name: "Person D4" }).click();
  await page.waitForURL(`${service.url}/app/?metric=points&team=2`);
  await page.locator("[data-state=live]").waitFor();
  await page.getByRole("button", { name: "Account and settings: Person D4" }).waitFor();
  noErrors();
});

test("those with a role come first", async () => {
  const { page } = await arrive("/app/sign-in");
  const people = page.getByRole("list").getByRole("button");
  await people.first().waitFor();
  const names = await people.allInnerTexts();
  assert.match(names[0], /Administrator|Coach/);
  assert.match(names[1], /Administrator|Coach/);
});

test("a token is exchanged for a login, and a bad one is refused in words", async () => {
  const { page, allow } = await arrive("/app/sign-in");
  allow(/answered 401: POST .*\/session$/);
  await page.getByText("I have a token or a ticket").click();
  const field = page.getByRole("textbox", { name: "Token or ticket" });
  await field.fill("not.a.token");
  await page.getByRole("button", { name: "Sign in with it" }).click();
  await page.getByRole("alert").getByText("not valid").waitFor();
  await field.fill(await service.token({ user: 3 }));
  await page.getByRole("button", { name: "Sign in with it" }).click();
  await page.waitForURL(`${service.url}/app/`);
  await page.locator("[data-state=live]").waitFor();
});

test("who signs out is out, also in his other tabs", async () => {
  const { page, allow } = await arrive("/app/");
  await page.getByRole("button", { name: "Person A1" }).click();
  await page.locator("[data-state=live]").waitFor();
  const other = await openPage(page.context());
  await other.page.goto(`${service.url}/app/`);
  await other.page.locator("[data-state=live]").waitFor();

  allow(/WebSocket|socket\.io/);
  await page.getByRole("button", { name: /Account and settings/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in$/);
  assert.equal((await page.context().request.get(`${service.url}/session`)).status(), 401);
  await other.page.locator("[data-state=offline]").waitFor();
});

test("without the demo the company's application signs people in", async () => {
  const strict = await startService({ DEMO__LOGIN: "false", PAGES__SIGN_IN_URL: "https://app.example.com/login" });
  try {
    const context = await openContext();
    const { page } = await openPage(context);
    let asked;
    await page.route("https://app.example.com/**", (route) => {
      asked = new URL(route.request().url());
      return route.fulfill({ body: "the application", contentType: "text/plain" });
    });
    await page.goto(`${strict.url}/app/training`);
    await page.getByRole("button", { name: "Go on to sign in" }).click();
    await page.getByText("the application").waitFor();
    assert.equal(asked.pathname, "/login");
    assert.equal(asked.searchParams.get("next"), `${strict.url}/app/training`);
  } finally {
    await strict.stop();
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`nobody is kept out at the door: ${colorScheme}`, async () => {
    const { page, noErrors } = await arrive("/app/sign-in", { colorScheme });
    await page.getByRole("button", { name: "Person A1" }).waitFor();
    await page.getByText("I have a token or a ticket").click();
    await noViolations(page);
    noErrors();
  });
}
