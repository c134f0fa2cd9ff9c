// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { WORKER, assertUsable, openBrowser } from "../drive.mjs";

let page, faults, close;

before(async () => {
  ({ page, faults, close } = await openBrowser());
  await page.context().clearCookies();
});
after(() => close());

async function signIn() {
  await page.getByLabel("Name").fill(WORKER.name);
  await page.getByLabel("Password").fill(WORKER.password);
  await page.keyboard.press("Enter");
}

test("a wrong password is refused in a sentence, and the name stays", async () => {
  await page.goto("/clients");
  await page.getByLabel("Name").fill(WORKER.name);
  await page.getByLabel("Password").fill("not the password");
  await page.keyboard.press("Enter");
  await page.locator(".notice--problem").waitFor();
  assert.equal(await page.getByLabel("Name").inputValue(), WORKER.name);
  await assertUsable(page, "sign-in refused");
});

test("a code needs a name and a long password, said beside the fields", async () => {
  await page.goto("/welcome");
  await page.getByLabel("One-time code").fill("none");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  assert.match(await page.locator("#new-password-error").textContent(), /at least 12/);
  assert.equal(await page.locator("#name").getAttribute("aria-describedby"), "name-error");
  assert.equal(await page.getByLabel("One-time code").inputValue(), "none");
  await assertUsable(page, "welcome with errors");
});

test("signing in leads to where one wanted to go", async () => {
  await page.goto("/clients/karen");
  await signIn();
  await page.locator(".card").first().waitFor();
  assert.match(await page.title(), /Suited$/);
});

test("a session that ends keeps the page, and what was typed goes on after signing in", async () => {
  await page.getByRole("button", { name: "We met today" }).click();
  await page.getByLabel("Next step").fill("Ring the library on Thursday");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Write it down" }).click();
  const again = page.getByRole("dialog", { name: "Please sign in again" });
  await again.waitFor();
  await assertUsable(page, "signed out in the middle");
  await again.getByLabel("Password").fill(WORKER.password);
  await page.keyboard.press("Enter");
  await page.getByText("next: Ring the library on Thursday").waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("a new password that is too short is refused before it is sent", async () => {
  await page.goto("/password");
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Change it" }).click();
  assert.match(await page.locator("#new-password-error").textContent(), /at least 12/);
  await assertUsable(page, "password");
});

test("signing out leaves nothing behind in the window", async () => {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
});

test("nothing was said in the console", () => assert.deepEqual(faults, []));
