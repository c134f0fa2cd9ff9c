// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertUsable, openBrowser } from "../drive.mjs";

let page, faults, close;

before(async () => {
  ({ page, faults, close } = await openBrowser());
});
after(() => close());

const query = () => new URL(page.url()).searchParams;
const counted = async () => Number.parseInt(await page.locator("h2", { hasText: /vacanc/i }).first().textContent(), 10);

test("a search stands in the address, and comes back from it", async () => {
  await page.goto("/find");
  await page.getByRole("heading", { name: /^\d+ vacancies$/ }).waitFor();
  const all = await counted();
  await page.getByLabel("Words").fill("receptionist");
  await page.keyboard.press("Enter");
  await page.waitForURL(/words=receptionist/);
  await page.waitForFunction((before) => !document.body.textContent.includes(`${before} vacancies`), all);
  const found = await counted();
  assert.ok(found > 0 && found < all);
  await page.reload();
  await page.getByRole("heading", { name: /vacanc/ }).first().waitFor();
  assert.equal(await page.getByLabel("Words").inputValue(), "receptionist");
  assert.equal(await counted(), found);
  await assertUsable(page, "find");
});

test("a facet narrows the list, and is taken away again", async () => {
  await page.goto("/find");
  const facet = page.getByRole("link", { name: /^Part-time: yes/ });
  await facet.click();
  await page.waitForURL(/yes=part_time/);
  await page.getByRole("link", { name: "Remove Part-time: yes" }).click();
  await page.waitForFunction(() => !location.search.includes("part_time"));
});

test("pages follow one another", async () => {
  await page.goto("/find");
  const first = await page.locator(".found a").first().getAttribute("href");
  await page.getByRole("link", { name: "Next page" }).click();
  await page.getByText(/^21 to 40 of/).waitFor();
  assert.notEqual(await page.locator(".found a").first().getAttribute("href"), first);
  await page.getByRole("link", { name: "Previous page" }).click();
  await page.getByText(/^1 to 20 of/).waitFor();
  assert.equal(query().get("from"), null);
});

test("nothing found says what to try, and a wrong number is refused beside its field", async () => {
  await page.goto("/find?words=zzyzzyva");
  await page.getByRole("heading", { name: "No vacancies" }).waitFor();
  await assertUsable(page, "find, empty");
  await page.getByLabel("Within").fill("far");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByText("Write kilometres as a number").waitFor();
  assert.equal(await page.getByLabel("Within").inputValue(), "far");
});

test("a place nobody knows gets the service's sentence, and the words stay", async () => {
  await page.goto("/find?place=Nowhereville&km=5");
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("Place").inputValue(), "Nowhereville");
  await assertUsable(page, "find, refused");
});

test("no page said anything wrong", () => assert.deepEqual(faults, []));
