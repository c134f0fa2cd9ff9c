// SPDX-License-Identifier: GPL-3.0-or-later
// What others write is text on every page: scripts, markup, letters without end.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertUsable, openBrowser } from "../drive.mjs";

const SCRIPT = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>`;
const ENDLESS = "x".repeat(19000);
let page, faults, close, api, number;

before(async () => {
  ({ page, faults, close, api } = await openBrowser());
  const added = await api("POST", "/api/vacancies", {
    id: "hostile-1",
    title: `Clerk ${SCRIPT}`.replace(/[<>]/g, (sign) => (sign === "<" ? "&lt;" : "&gt;")),
    employer: "Hostile &lt;b&gt;Works&lt;/b&gt;",
    url: "javascript:window.ran=1",
    description: `No heavy lifting. ${ENDLESS} &lt;script&gt;window.ran=1&lt;/script&gt;`,
    places: ["Southampton"],
  });
  number = added.vacancy;
});
after(() => close());

async function assertNothingRan(where) {
  assert.equal(await page.evaluate(() => window.ran), undefined, where);
  assert.equal(await page.locator("main script, main img, main iframe").count(), 0, where);
  assert.equal(await page.locator(`a[href^="javascript"]`).count(), 0, where);
}

test("a vacancy whose advert is an attack is shown as text", async () => {
  await page.goto(`/vacancies/${number}`);
  await page.locator(".advert__text", { hasText: "No heavy lifting" }).waitFor();
  await assertNothingRan("vacancy");
  await assertUsable(page, "vacancy under attack");
  await page.goto(`/find?employer=${encodeURIComponent("Hostile <b>Works</b>")}`);
  await page.locator("h1").waitFor();
  await assertNothingRan("find");
});

test("what a person writes is shown as text", async () => {
  await api("POST", "/api/clients/dean/events", { kind: "note", text: SCRIPT });
  await api("POST", "/api/clients/dean/events", { kind: "note", text: ENDLESS.slice(0, 7000) });
  await api("POST", "/api/clients/dean/events", { kind: "alias", text: SCRIPT });
  for (const end of ["history", "handover", "print/esw", "print/client"]) {
    await page.goto(`/clients/dean/${end}`);
    await page.locator("h1", { hasText: "<img" }).waitFor();
    await assertNothingRan(end);
    await assertUsable(page, `${end} under attack`);
  }
});

test("addresses that were made up get a page with a sentence", async () => {
  for (const path of ["/clients/..%2F..%2Fetc/history", "/clients/%E2%80%AE/compare?a=1&b=2", `/callsheets/${encodeURIComponent(SCRIPT).replace(/\./g, "%2E")}`, "/callsheets/St%2E%20Mary%27s", "/feeds/none", "/find?from=1e99&km=%F0%9F%98%80"]) {
    await page.goto(path);
    await page.locator("h1").waitFor();
    await page.locator("[role=alert], .govuk-error-message, main p").filter({ visible: true }).first().waitFor();
    await assertNothingRan(path);
  }
});

test("a field takes a very long text, and what is refused stays in it", async () => {
  await page.goto("/vacancies/new");
  await page.getByLabel("Title").fill("y".repeat(100000));
  await page.getByLabel("Employer").fill("E");
  await page.getByRole("button", { name: "Add this vacancy" }).click();
  await page.locator("h1").waitFor();
  await assertNothingRan("long title");
});

test("no page said anything wrong", () => assert.deepEqual(faults, []));
