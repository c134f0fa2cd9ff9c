// SPDX-License-Identifier: GPL-3.0-or-later
// Call sheets, feeds, people.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ADMIN, assertUsable, openBrowser } from "../drive.mjs";

let page, faults, close, api;

before(async () => {
  ({ page, faults, close, api } = await openBrowser());
  await api("POST", "/api/clients/mick/events", { kind: "taken_on" });
});
after(() => close());

test("call sheets name employers and no client", async () => {
  const clients = await api("GET", "/api/clients");
  await page.goto("/callsheets");
  await page.getByRole("columnheader", { name: "Questions" }).waitFor();
  const text = (await page.locator("main").textContent()).toLowerCase();
  for (const client of clients) {
    assert.ok(!text.includes(client.id.toLowerCase()), client.id);
  }
  await assertUsable(page, "call sheets");
});

test("an answer on a call sheet is a fact at once, and can be given anew", async () => {
  const [sheet] = await api("GET", "/api/callsheets");
  const { vacancies } = await api("GET", `/api/callsheets/${encodeURIComponent(sheet.employer)}`);
  const line = vacancies.find((one) => one.questions.some((each) => /\?$/.test(each.ask) && !["work", "skills", "travel", "days", "shift", "pay", "hours_per_week", "days_per_week", "max_lift_kg"].includes(each.condition)));
  const question = line.questions.find((each) => !["work", "skills", "travel", "days", "shift", "pay", "hours_per_week", "days_per_week", "max_lift_kg"].includes(each.condition));
  await page.goto(`/callsheets/${encodeURIComponent(sheet.employer)}`);
  await page.getByRole("heading", { level: 1, name: `Call sheet: ${sheet.employer}` }).waitFor();
  await assertUsable(page, "call sheet");
  const asked = page.locator(`section[aria-labelledby="call-${line.vacancy}"] .question`, { hasText: question.ask });
  await asked.getByLabel("In their words").fill("We have talked about it");
  await asked.getByRole("button", { name: "Could be agreed" }).click();
  await page.getByText("“We have talked about it”").first().waitFor();
  const { facts, tags } = await api("GET", `/api/vacancies/${line.vacancy}`);
  const fact = facts.find((one) => one.condition === question.condition);
  assert.deepEqual([fact.value, fact.source], ["agree", "employer"]);
  assert.ok(tags.some((tag) => tag.words === "We have talked about it"));
  await page.getByRole("button", { name: /^Answer again/ }).first().click();
  await asked.getByRole("button", { name: "Not sure" }).click();
  await page.getByText("the question stays open").waitFor();
  await assertUsable(page, "call sheet, answered");
});

test("feeds say how they were last read, and why something was held back", async () => {
  await page.goto("/feeds");
  await page.getByRole("heading", { name: /^every-job/ }).waitFor();
  await page.getByText("1 held back: why?").first().click();
  await page.getByText(/fails on this|has neither|cannot/).first().waitFor();
  await assertUsable(page, "feeds");
});

test("a colleague is added, gets a code, and is stopped from signing in", async () => {
  const admin = await openBrowser({ as: ADMIN });
  const { page } = admin;
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Clients" }).count(), 0);
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("Write the person’s name.").first().waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Kim <Lee>");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("The one-time code of Kim <Lee>").waitFor();
  await assertUsable(page, "people with a code");
  await page.getByText("Change (Kim <Lee>)").click();
  await page.getByRole("button", { name: "Stop them signing in (Kim <Lee>)" }).click();
  await page.getByText("Cannot sign in").waitFor();
  await page.getByText("Change (Alex Doyle)").click();
  assert.equal(await page.getByRole("button", { name: "Stop them signing in (Alex Doyle)" }).count(), 0);
  assert.deepEqual(admin.faults, []);
  await admin.close();
});

test("who is no administrator is told whom to ask", async () => {
  await page.goto("/people");
  await page.getByText("Only an administrator looks after people.").waitFor();
  await assertUsable(page, "people, refused");
});

test("no page said anything wrong", () => assert.deepEqual(faults, []));
