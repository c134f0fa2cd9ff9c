// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertUsable, openBrowser, tabTo } from "../drive.mjs";

let page, api, faults, close, number;

before(async () => {
  ({ page, api, faults, close } = await openBrowser());
  const found = await api("GET", "/api/vacancies?employer=Cowslip%20Osteopaths");
  number = found.vacancies.find((line) => line.employer === "Cowslip Osteopaths").vacancy;
});
after(() => close());

test("a vacancy shows its advert with the words behind each fact, linked both ways", async () => {
  await page.goto(`/vacancies/${number}`);
  await page.getByRole("heading", { level: 1, name: "Receptionist/Administrator" }).waitFor();
  const mark = page.locator(".advert a", { hasText: "no lift" });
  await mark.click();
  assert.equal(new URL(page.url()).hash, "#fact-accessible_site");
  await page.getByRole("link", { name: "“no lift”" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent.startsWith("no lift")), true);
  const text = await page.locator(".advert__text").evaluate((box) => {
    box.querySelectorAll(".govuk-visually-hidden, .mark--more").forEach((hidden) => hidden.remove());
    return box.textContent;
  });
  assert.match(text, /one flight of stairs, no lift, sorry/);
  await assertUsable(page, "vacancy");
});

test("a fact that follows from another says from which", async () => {
  await page.goto(`/vacancies/${number}`);
  await page.locator("#fact-prolonged_standing", { hasText: "follows from “Mostly seated work”" }).waitFor();
});

test("what an employer says is filled in by keyboard alone, and stands among what people said", async () => {
  await page.goto(`/vacancies/${number}`);
  await page.locator("summary", { hasText: "Not said:" }).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, "Fill in: Heavy lifting");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.type === "radio");
  await page.keyboard.press("Enter");
  await page.getByText("Choose an answer.").first().waitFor();
  await assertUsable(page, "vacancy, form with an error");
  await tabTo(page, /^ ?Yes$/);
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "In their words");
  await page.keyboard.type("Couch rolls, under 5 kilos <b>each</b>");
  await tabTo(page, "Save");
  await page.keyboard.press("Enter");
  const fact = page.locator("#fact-heavy_lifting", { hasText: "Heavy lifting (10 kg and more): No" });
  await fact.waitFor();
  await page.getByRole("cell", { name: "Couch rolls, under 5 kilos <b>each</b>" }).waitFor();
});

test("an amount is corrected, and a wrong one is refused beside its field", async () => {
  await page.goto(`/vacancies/${number}`);
  await page.getByRole("button", { name: /^Correct ?: Hours$/ }).click();
  await page.getByLabel("From").fill("a few");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Write hours as a number").first().waitFor();
  assert.equal(await page.getByLabel("From").inputValue(), "a few");
  await page.getByLabel("From").fill("12");
  await page.getByLabel("to (if it is a range)").fill("15");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator("#fact-hours_per_week", { hasText: "Hours: 12 to 15 hours a week" }).waitFor();
  await page.locator("#fact-hours_per_week", { hasText: "Against it: 15 hours a week" }).waitFor();
});

test("an unknown vacancy, and a number that is none, get a sentence", async () => {
  for (const wrong of ["999999", "abc", "%3Cscript%3E"]) {
    await page.goto(`/vacancies/${wrong}`);
    await page.getByRole("alert").waitFor();
  }
  await assertUsable(page, "unknown vacancy");
});

test("a vacancy that an employer told of is added, read and shown", async () => {
  await page.goto("/vacancies/new");
  await page.getByRole("button", { name: "Add this vacancy" }).click();
  await page.getByText("Write what the work is called.").first().waitFor();
  await assertUsable(page, "new vacancy with errors");
  await page.getByLabel("Title").fill("Archive Helper");
  await page.getByLabel("Employer").fill("Itchen Local History");
  await page.getByRole("combobox", { name: "Place" }).fill("Southampton");
  await page.getByLabel("Hours a week").fill("12");
  await page.getByLabel("What they told you").fill("You can sit for most of it. No heavy lifting.");
  await page.getByRole("button", { name: "Add this vacancy" }).click();
  await page.getByRole("heading", { level: 1, name: "Archive Helper" }).waitFor();
  await page.locator("#fact-heavy_lifting", { hasText: "No" }).waitFor();
});

test("no page said anything wrong", () => assert.deepEqual(faults, []));
