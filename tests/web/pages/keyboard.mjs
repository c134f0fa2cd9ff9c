// SPDX-License-Identifier: GPL-3.0-or-later
// A whole meeting without a mouse: from the caseload to a saved version and the next step.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openBrowser, tabTo } from "../drive.mjs";

let page, faults, close, api;

before(async () => {
  ({ page, faults, close, api } = await openBrowser());
});
after(() => close());

const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

test("the skip link is the first stop, and leads to the main part", async () => {
  await page.goto("/clients");
  await page.locator("tbody tr").first().waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Skip to main content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
});

test("a meeting by keyboard: words, a wish moved, a decision, the next step, saved", async () => {
  await tabTo(page, /^jade/i);
  await page.keyboard.press("Enter");
  await page.locator(".card").first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");

  await tabTo(page, "What hurts, or what matters?");
  await page.keyboard.type("lifting hurts");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "What would help?" }).waitFor();
  const ticked = await page.locator(".offer input:checked").count();
  if (!ticked) {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
  }
  await tabTo(page, /^Add \d wish/);
  await page.keyboard.press("Enter");
  await page.getByText("Not saved yet").waitFor();
  assert.equal(await focused(), "add-wish");

  const moved = page.locator(".tier--important .wish__name").first();
  const name = await moved.locator("span").first().textContent();
  await tabTo(page, new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForFunction((wish) => [...document.querySelectorAll(".tier--must .wish__name > span:first-child")].some((each) => each.textContent === wish), name);

  await tabTo(page, /^Interested: /);
  await page.keyboard.press("Enter");
  await page.locator(".decisions__now").first().waitFor();

  await page.locator("h1").focus();
  await tabTo(page, /^We met today/);
  await page.keyboard.press("Enter");
  await tabTo(page, /Next step/);
  await page.keyboard.type("Ask about lifting");
  await page.keyboard.press("Enter");
  await page.getByText("next: Ask about lifting").waitFor();

  await page.locator("h1").focus();
  await tabTo(page, /^Save$/);
  await page.keyboard.press("Enter");
  await page.getByText(/^Version \d+, saved/).waitFor();
  const jade = await api("GET", "/api/clients/jade");
  assert.equal(jade.next_step, "Ask about lifting");
  assert.ok(jade.decisions.some(({ decision }) => decision === "interested"));
});

test("nothing was said in the console", () => assert.deepEqual(faults, []));
