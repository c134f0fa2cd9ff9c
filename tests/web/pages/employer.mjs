// SPDX-License-Identifier: GPL-3.0-or-later
// An employer's two minutes on a phone, and what an adviser does for it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertUsable, openBrowser } from "../drive.mjs";

let page, api, faults, close, number, title, link;

before(async () => {
  ({ page, api, faults, close } = await openBrowser({ width: 390 }));
  // Not one that the other pages' tests look at: all may share a store.
  const found = await api("GET", "/api/vacancies?words=kitchen");
  ({ vacancy: number, title } = found.vacancies.find((line) => line.employer));
});
after(() => close());

test("an adviser makes a link on the vacancy's page", async () => {
  await page.goto(`/vacancies/${number}`);
  await page.locator("summary", { hasText: "Ask the employer by a link" }).click();
  await page.getByRole("button", { name: "Make a link for the employer" }).click();
  link = await page.getByLabel("Send this link to the employer").inputValue();
  assert.match(link, /\/employer#[0-9a-f]{64}$/);
  await page.getByRole("cell", { name: /good until/ }).waitFor();
  await assertUsable(page, "vacancy with a link");
});

test("the employer answers without an account, in under 20 clicks, and asks for nothing of a client", async () => {
  await page.context().clearCookies();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(link);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  const groups = page.getByRole("group");
  const count = await groups.count();
  assert.ok(count <= 12 && count > 3, `${count} questions`);
  await assertUsable(page, "employer's questions");
  let clicks = 0;
  for (let i = 0; i < count; i++) {
    await groups.nth(i).getByLabel("Could be agreed").check();
    clicks++;
  }
  await page.getByLabel("Anything else").fill("Ask <script>alert(1)</script> for Jo\r\nSet-Cookie: a=b");
  await page.getByText(/What people will see:.*could be agreed/).waitFor();
  await page.getByRole("button", { name: "Send my answers" }).click();
  clicks++;
  await page.getByText("Thank you.").waitFor();
  assert.ok(clicks < 20, `${clicks} clicks`);
  await assertUsable(page, "employer's thanks");
  const calls = asked.filter((path) => path.startsWith("/api/"));
  assert.deepEqual([...new Set(calls)].sort(), ["/api/employer/answer", "/api/employer/ask"]);
});

test("a link that is not good says so on one clear page", async () => {
  await page.goto("/icon.svg");
  await page.goto("/employer#0000");
  await page.getByRole("heading", { name: "This link does not work" }).waitFor();
  await page.getByText("ask the person who sent it").waitFor();
  await assertUsable(page, "bad link");
});

test("nothing went wrong on the way", () => assert.deepEqual(faults, []));
