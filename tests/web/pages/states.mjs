// SPDX-License-Identifier: GPL-3.0-or-later
// What a page shows while the service is slow, and when it refuses.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertUsable, openBrowser } from "../drive.mjs";

const PAGES = [
  "/vacancies/1", "/find", "/callsheets", "/callsheets/Cowslip%20Osteopaths", "/feeds", "/clients/karen/history", "/clients/karen/handover",
  "/clients/karen/compare?a=1&b=2", "/clients/karen/print/client", "/clients/karen/print/esw", "/clients/karen/print/employer?vacancy=1",
];
const SENTENCE = "the store is being mended (try again in a minute)";
const isSession = (url) => url.pathname === "/api/session";
let page, faults, close;

before(async () => {
  ({ page, faults, close } = await openBrowser());
});
after(() => close());

test("a page that waits says so", async () => {
  await page.route((url) => url.pathname.startsWith("/api/") && !isSession(url), () => {});
  for (const path of PAGES) {
    await page.goto(path);
    await page.getByText(/^Loading .*…$/).first().waitFor();
    await assertUsable(page, `${path}, waiting`);
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("a page that is refused says why, in the service's own sentence", async () => {
  await page.route((url) => url.pathname.startsWith("/api/") && !isSession(url), (route) => route.fulfill({
    status: 503, contentType: "application/problem+json", body: JSON.stringify({ title: "Service Unavailable", status: 503, detail: SENTENCE }),
  }));
  for (const path of PAGES) {
    await page.goto(path);
    await page.getByRole("alert").filter({ hasText: SENTENCE }).first().waitFor();
    await assertUsable(page, `${path}, refused`);
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("words that could not be saved stay in their form", async () => {
  await page.goto("/clients/karen/history");
  await page.getByLabel("What you talked about").fill("Her shoulder is better in the afternoon.");
  await page.route("**/api/clients/karen/events", (route) => route.fulfill({
    status: 503, contentType: "application/problem+json", body: JSON.stringify({ title: "Service Unavailable", status: 503, detail: SENTENCE }),
  }));
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(SENTENCE).first().waitFor();
  assert.equal(await page.getByLabel("What you talked about").inputValue(), "Her shoulder is better in the afternoon.");
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("a lost connection keeps the words, says so, and goes on by itself", async () => {
  await page.goto("/clients/karen/history");
  await page.getByLabel("What you talked about").fill("Written in the basement.");
  await page.route("**/api/**", (route) => route.abort("connectionfailed"));
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("No connection").waitFor();
  await assertUsable(page, "history without a connection");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.locator(".event__text", { hasText: "Written in the basement." }).waitFor();
});

test("no page said anything wrong", () => {
  assert.deepEqual(faults.filter((fault) => !/Failed to load resource/.test(fault)), []);
});
