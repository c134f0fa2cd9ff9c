// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertUsable, openBrowser } from "../drive.mjs";

let page, faults, close;

before(async () => {
  ({ page, faults, close } = await openBrowser());
});
after(() => close());

test("what is new stands by day and client, with the reason", async () => {
  await page.goto("/clients");
  await page.getByRole("link", { name: "New", exact: true }).click();
  await page.getByRole("heading", { name: "22 Nov 2026" }).waitFor();
  const karen = page.locator("section div", { has: page.getByRole("heading", { name: "karen" }) });
  assert.ok(await karen.getByRole("listitem").count() >= 1);
  assert.match(await karen.first().textContent(), /Met: /);
  await assertUsable(page, "news");
});

test("a match leads to its vacancy", async () => {
  await page.locator("section ol a").first().click();
  await page.waitForURL(/\/vacancies\/\d+$/);
  assert.deepEqual(faults, []);
});
