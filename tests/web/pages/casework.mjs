// SPDX-License-Identifier: GPL-3.0-or-later
// A client's history, handover, two vacancies side by side, and what is printed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertUsable, openBrowser } from "../drive.mjs";

const CLIENT = "karen";
let page, faults, close, api, list;

const event = (body) => api("POST", `/api/clients/${CLIENT}/events`, body);

before(async () => {
  ({ page, faults, close, api } = await openBrowser());
  await event({ kind: "taken_on" });
  await event({ kind: "alias", text: "Karen Hartwell" });
  list = await api("POST", `/api/clients/${CLIENT}/shortlist`, { limit: 5 });
});
after(() => close());

test("a meeting is written down with its next step, and what is typed outlives a reload", async () => {
  await page.goto(`/clients/${CLIENT}/history`);
  await page.getByLabel("What you talked about").fill("Mornings are bad.\n<script>alert(1)</script>");
  await page.reload();
  assert.equal(await page.getByLabel("What you talked about").inputValue(), "Mornings are bad.\n<script>alert(1)</script>");
  await page.getByLabel("Next step").fill("Ring the clinic");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Next step: Ring the clinic").first().waitFor();
  await page.locator(".event__text", { hasText: "<script>alert(1)</script>" }).waitFor();
  assert.equal(await page.getByLabel("What you talked about").inputValue(), "");
  await assertUsable(page, "history");
});

test("an empty note is refused beside its field", async () => {
  await page.goto(`/clients/${CLIENT}/history`);
  await page.getByLabel("A note").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Write something first.").first().waitFor();
  await assertUsable(page, "history with an error");
});

test("a decision goes on, and is undone step by step", async () => {
  const { vacancy, title } = list.ask_first[0];
  await event({ kind: "decision", vacancy, decision: "interested" });
  await page.goto(`/clients/${CLIENT}/history`);
  const row = page.getByRole("row", { name: title });
  await row.getByRole("combobox").selectOption("applied");
  await row.getByRole("button", { name: "Change" }).click();
  await row.getByText("Applied", { exact: true }).first().waitFor();
  await row.getByRole("button", { name: /^Undo/ }).click();
  await row.locator("strong", { hasText: "Interested" }).waitFor();
});

test("a handover sheet has story, wishes, decisions and history", async () => {
  await event({ kind: "story", text: "I did hair for twenty years." });
  await event({ kind: "step", text: "Went to the library alone." });
  await page.goto(`/clients/${CLIENT}/handover`);
  for (const text of ["I did hair for twenty years.", "No heavy lifting (10 kg and more)", "Went to the library alone."]) {
    await page.getByText(text).first().waitFor();
  }
  await assertUsable(page, "handover sheet");
});

test("two vacancies stand side by side, wish by wish", async () => {
  const [a, b] = list.ask_first.map((one) => one.vacancy);
  await page.goto(`/clients/${CLIENT}/compare?a=${a}`);
  await page.getByLabel("Second vacancy").selectOption(String(b));
  await page.getByRole("button", { name: "Compare" }).click();
  await page.waitForURL(new RegExp(`b=${b}`));
  await page.getByText("No heavy lifting (10 kg and more)").waitFor();
  assert.equal(await page.getByText("taken for granted").count() > 0, true);
  await assertUsable(page, "compare");
});

test("the client's page has the vacancies one chose, in letters as large as one wants", async () => {
  const [a, b] = list.ask_first;
  await page.goto(`/clients/${CLIENT}/print/client?v=${a.vacancy},${b.vacancy}`);
  await page.getByRole("heading", { level: 2, name: b.title }).first().waitFor();
  await page.getByLabel("Large letters").check();
  await page.waitForURL(/large=1/);
  await assertUsable(page, "print for the client");
});

test("the adviser's page has each group with reasons", async () => {
  await page.goto(`/clients/${CLIENT}/print/esw?n=3`);
  await page.getByRole("heading", { level: 2, name: "Near misses" }).waitFor();
  await page.getByRole("columnheader", { name: "Who says so" }).first().waitFor();
  await assertUsable(page, "print for the adviser");
});

test("the employer's page has the proposal, and neither the client's name nor a wish", async () => {
  const { vacancy, title } = list.ask_first[0];
  const { profile } = await api("GET", `/api/clients/${CLIENT}`);
  await event({ kind: "proposal", vacancy, hours: "12 hours, three afternoons", duties: "Desk and diary." });
  await page.goto(`/clients/${CLIENT}/print/employer?vacancy=${vacancy}`);
  await page.getByText("12 hours, three afternoons").waitFor();
  const leave = page.getByRole("button", { name: /^Leave out/ }).first();
  const left = (await leave.textContent()).replace("Leave out: ", "");
  await leave.click();
  await page.getByRole("button", { name: /^Put back/ }).waitFor();
  await assertUsable(page, "print for the employer");
  await page.emulateMedia({ media: "print" });
  const printed = (await page.locator("body").innerText()).toLowerCase();
  const window = (await page.title()).toLowerCase();
  await page.emulateMedia({ media: null });
  assert.ok(!printed.includes(left.toLowerCase()), "what was left out is printed");
  assert.match(printed, new RegExp(title.toLowerCase().replace(/[^a-z ]/g, ".")));
  const { wishes } = list;
  const own = [CLIENT, "hartwell", "health", "shoulder", "i did hair", ...profile.skills, ...wishes.map((wish) => wish.says)];
  assert.ok(!printed.includes("it should be"), "what the answer should be is printed");
  const secrets = own.filter((secret) => !title.toLowerCase().includes(secret.toLowerCase()));
  for (const secret of secrets) {
    assert.ok(!printed.includes(secret.toLowerCase()), `“${secret}” is printed`);
    assert.ok(!window.includes(secret.toLowerCase()), `“${secret}” is in the window's title`);
  }
});

test("a proposal with the client's name in it is refused where it is written, and not printed", async () => {
  const { vacancy } = list.ask_first[1];
  await page.goto(`/vacancies/${vacancy}?client=${CLIENT}`);
  await page.getByLabel("Hours", { exact: true }).fill("12 hours for Karen");
  await page.getByRole("button", { name: "Keep this proposal" }).click();
  await page.getByText("is a client’s name").first().waitFor();
  await event({ kind: "proposal", vacancy, hours: "12 hours for Mrs Hartwell" });
  await page.goto(`/clients/${CLIENT}/print/employer?vacancy=${vacancy}`);
  await page.getByRole("alert").waitFor();
  assert.equal(await page.locator(".paper").getByText("Hartwell").count(), 0);
});

test("no page said anything wrong", () => assert.deepEqual(faults, []));
