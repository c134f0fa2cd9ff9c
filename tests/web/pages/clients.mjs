// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertUsable, openBrowser } from "../drive.mjs";

let page, api, faults, close;

before(async () => {
  ({ page, api, faults, close } = await openBrowser());
});
after(() => close());

const FIRST_PAGE_MOST = 150000;

const shown = () => page.locator("tbody tr").count();

test("the caseload is a table, found through as one types", async () => {
  await page.goto("/clients");
  await page.locator("tbody tr").first().waitFor();
  const all = await shown();
  assert.ok(all >= 6);
  await page.getByLabel("Find a client").fill("kar");
  await page.waitForFunction((before) => document.querySelectorAll("tbody tr").length < before, all);
  assert.equal(await page.getByRole("link", { name: /karen/i }).count(), 1);
  await assertUsable(page, "clients");
});

test("the first page, all that it needs included, comes in less than 150 kB", async () => {
  const cdp = await page.context().newCDPSession(page);
  let bytes = 0;
  cdp.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto("/clients");
  await page.locator("tbody tr").first().waitFor();
  await cdp.detach();
  assert.ok(bytes > 20000 && bytes < FIRST_PAGE_MOST, `${bytes} bytes`);
});

test("a client nobody has is taken on with one press", async () => {
  await page.goto("/clients");
  const row = page.locator("tbody tr", { hasText: /tom/i });
  await row.getByRole("button", { name: /Take on/ }).click();
  await page.waitForFunction(() => ![...document.querySelectorAll("tbody tr")].some((each) => /tom/i.test(each.textContent) && /Take on/.test(each.textContent)));
});

test("a client whose id is a word of our own is a client like any other", async () => {
  await api("POST", "/api/clients", { profile: { id: "new" } });
  await page.goto("/clients/new");
  await page.getByRole("heading", { level: 1, name: "new" }).waitFor();
});

test("what is wrong with a new client stands beside the field, and what was typed stays", async () => {
  await page.goto("/new-client");
  await page.getByLabel("How many hours a week").fill("sixteen");
  await page.getByRole("button", { name: "Add the client" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  assert.match(await page.locator("#hours-error").textContent(), /a number from 1 to 80/);
  assert.equal(await page.locator("#hours").inputValue(), "sixteen");
  await assertUsable(page, "new client with errors");
});

test("a new client's own words become offers of wishes", async () => {
  await page.getByLabel("Name or number").fill("maya-07");
  await page.getByLabel("Where they live").fill("southamp");
  await page.getByRole("option", { name: /^Southampton/ }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByLabel("Where they live").inputValue(), "Southampton");
  await page.getByLabel("What is hard, or hurts").fill("mornings are bad");
  await page.getByLabel("What can they do").fill("typing, customer service");
  await page.getByLabel("How many hours a week").fill("15,5");
  await page.getByRole("button", { name: "Add the client" }).click();
  await page.getByRole("heading", { name: "What would help?" }).waitFor();
  assert.match(page.url(), /\/clients\/maya-07$/);
  assert.equal(await page.getByLabel("The client's words").inputValue(), "mornings are bad");
  assert.equal(await page.locator(".tier--must .wish__name").first().textContent(), "Hours a week: up to 15.5");
});

test("a name that is taken is refused, and the form stays as it is", async () => {
  await page.goto("/new-client");
  await page.getByLabel("Name or number").fill("maya-07");
  await page.getByLabel("What can they do").fill("singing");
  await page.getByRole("button", { name: "Add the client" }).click();
  assert.match(await page.locator(".govuk-error-summary").textContent(), /maya-07/);
  assert.equal(await page.getByLabel("What can they do").inputValue(), "singing");
});

test("nothing was said in the console", () => assert.deepEqual(faults, []));
