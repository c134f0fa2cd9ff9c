// SPDX-License-Identifier: GPL-3.0-or-later
// The heart of a meeting: wishes and shortlist beside each other.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";

import { assertUsable, openBrowser } from "../drive.mjs";

const CLIENT = "grace";
let page, faults, close, api, profile;

before(async () => {
  ({ page, faults, close, api } = await openBrowser());
  ({ profile } = await api("GET", `/api/clients/${CLIENT}`));
});
after(() => close());

// Each test begins with the same wishes, saved, and nothing kept in the window.
beforeEach(async () => {
  await page.context().setOffline(false);
  const { version } = await api("GET", `/api/clients/${CLIENT}`);
  await api("PUT", `/api/clients/${CLIENT}`, { profile, base: version, said: [] });
  await page.goto("/feeds");
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(`/clients/${CLIENT}`);
  await page.locator(".card").first().waitFor();
});

const wishes = (tier) => page.locator(`.tier--${tier} .wish__name > span:first-child`).allTextContents();
const counts = () => page.locator(".summary__count").allTextContents();
const waitForOtherCounts = (before) =>
  page.waitForFunction((old) => [...document.querySelectorAll(".summary__count")].map((each) => each.textContent).join() !== old, before.join());

test("a wish is said the same in the list and beside a vacancy", async () => {
  const chips = await page.locator(".card").first().locator(".chip").evaluateAll((all) => all.map((chip) => chip.firstChild.textContent));
  for (const tier of ["must", "important", "nice"]) {
    for (const wish of await wishes(tier)) {
      assert.ok(chips.includes(wish), `${wish}: not among ${chips.join("; ")}`);
    }
  }
  await assertUsable(page, "client");
});

test("a wish of any kind is said by the page as by the service", async () => {
  const nice = [
    { hours_per_week: { min: 8, max: 16 } }, { hours_per_week: { max: 16 } }, { days_per_week: { min: 2 } }, { max_lift_kg: 5 },
    { shift: { start: "09:30", end: "15:00" } }, { days: { possible: ["mon", "tue"], max_in_a_row: 2 } },
    { pay: { min: 12.71, period: "hour" } }, { pay: { min: 24000, max: 30000, period: "year" } }, { travel: { max_km: 12.5 } },
    { work: ["librarian", "receptionist"] }, { skills: "used" }, { about: "books" }, { heavy_lifting: "no" }, { seated_work: "yes" },
  ];
  const { wishes: said } = await api("POST", `/api/clients/${CLIENT}/shortlist`, { profile: { ...profile, skills: ["typing"], must: [], important: [], nice } });
  assert.equal(said.filter(({ implied }) => !implied).length, nice.length);
  const catalogue = await api("GET", "/api/catalogue");
  const words = await page.evaluate(async ([all, known]) => {
    const { wishWords } = await import("/client/wish-words.js");
    return all.map(({ wish }) => wishWords(wish, known));
  }, [said, catalogue]);
  assert.deepEqual(words, said.map(({ says }) => says));
});

test("a wish goes to another list by keys alone; the list follows, says what moved, and goes back", async () => {
  const [before, must] = [await counts(), await wishes("must")];
  await page.locator(`#wish-must-${must.length - 1}`).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await waitForOtherCounts(before);
  assert.equal((await wishes("important"))[0], must.at(-1));
  assert.equal(await page.evaluate(() => document.activeElement.id), "wish-important-0");
  await page.locator(".card .govuk-tag--yellow").first().waitFor();
  assert.match(await page.locator("[role=status]").last().textContent(), /fit/);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((old) => [...document.querySelectorAll(".summary__count")].map((each) => each.textContent).join() === old, before.join());
  assert.deepEqual(await wishes("must"), must);
  await page.keyboard.press("Control+y");
  await waitForOtherCounts(before);
});

test("buttons and dragging move a wish as well", async () => {
  await page.setViewportSize({ width: 1280, height: 1800 }); // nothing must scroll under the mouse
  const nice = await wishes("nice");
  await page.getByRole("button", { name: `Up: ${nice[0]}` }).click();
  assert.equal((await wishes("important")).at(-1), nice[0]);
  await page.locator(".tier--important .wish__grip").last().dragTo(page.locator(".tier--must .wish").first());
  await page.waitForFunction((name) => document.querySelector(".tier--must .wish__name > span").textContent === name, nice[0]);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("the client's words lead to wishes, with why, and are kept beside them through a save", async () => {
  await page.locator("#add-wish").fill("mornings are bad, and I must keep under 16 hours");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "What would help?" }).waitFor();
  const offered = await page.locator(".offer").count();
  assert.ok(offered >= 2, `${offered} offers`);
  await page.getByLabel(/^Hours a week: up to 15.5/).check();
  await assertUsable(page, "offers");
  await page.getByRole("button", { name: /^Add \d wish/ }).click();
  await page.getByText("Not saved yet").waitFor();
  assert.ok((await wishes("must")).includes("Hours a week: up to 15.5"));
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/^Version \d+, saved/).waitFor();
  const saved = await api("GET", `/api/clients/${CLIENT}`);
  assert.ok(saved.said.some(({ words }) => words === "I must keep under 16 hours"));
});

test("a wish by name has a form of its kind, with what is wrong beside the field", async () => {
  await page.locator("#add-wish").fill("days in a row");
  await page.getByRole("option", { name: /^Days and times/ }).click();
  await page.getByLabel("Most days in a row").fill("9");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  assert.match(await page.locator(".wish-editor .govuk-error-message").textContent(), /from 1 to 7/);
  await assertUsable(page, "wish form with an error");
  await page.getByLabel("Most days in a row").fill("2");
  await page.getByLabel("Tuesday").check();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: /^Days: tue; not more than 2 in a row/ }).first().waitFor();
});

test("words that nobody knows are taken as they are", async () => {
  await page.locator("#add-wish").fill("xylophones");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Take the words as they are" }).click();
  assert.ok((await wishes("nice")).includes("About: xylophones"));
});

test("what is not saved outlives a reload", async () => {
  const must = await wishes("must");
  await page.locator("#wish-must-0").click();
  await page.getByRole("button", { name: "Remove this wish" }).click();
  await page.getByText("Not saved yet").waitFor();
  await page.reload();
  await page.getByText("Not saved yet").waitFor();
  assert.deepEqual(await wishes("must"), must.slice(1));
  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await wishes("must"), must);
});

test("two who save the same client get a comparison, and nothing is overwritten", async () => {
  await page.locator("#wish-must-0").click();
  await page.getByRole("button", { name: "Remove this wish" }).click();
  const { version } = await api("GET", `/api/clients/${CLIENT}`);
  const theirs = { ...profile, nice: [...profile.nice, { sick_pay: "yes" }] };
  await api("PUT", `/api/clients/${CLIENT}`, { profile: theirs, base: version, said: [] });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("dialog", { name: "Somebody else saved this client" }).waitFor();
  await assertUsable(page, "comparison");
  await page.getByRole("button", { name: "Save what I chose" }).click();
  await page.getByText(`Version ${version + 2}, saved`).waitFor();
  const merged = (await api("GET", `/api/clients/${CLIENT}`)).profile;
  assert.deepEqual(merged.must, profile.must.slice(1));
  assert.deepEqual(merged.nice, theirs.nice);
});

test("a lost connection says so, keeps the change, and saves when it is back", async () => {
  await page.locator("#wish-must-0").click();
  await page.getByRole("button", { name: "Remove this wish" }).click();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("not saved yet. Your words are kept").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await assertUsable(page, "no connection");
  await page.context().setOffline(false);
  await page.getByText(/^Version \d+, saved/).waitFor();
  assert.equal(await page.locator(".lost-banner").count(), 0);
});

test("a chip opens to who said it; a switch marks bad days; a must's cost is one click there and one back", async () => {
  await page.locator(".chip").first().click();
  await page.locator(".ground").waitFor();
  await page.getByRole("checkbox", { name: "On a bad day" }).check();
  await page.locator(".card", { hasText: "Bad day:" }).first().waitFor();
  const [before, must] = [await counts(), await wishes("must")];
  await page.getByRole("button", { name: /^Try: / }).first().click();
  await waitForOtherCounts(before);
  await page.getByRole("button", { name: "Put it back" }).click();
  await page.waitForFunction((old) => [...document.querySelectorAll(".summary__count")].map((each) => each.textContent).join() === old, before.join());
  assert.deepEqual(await wishes("must"), must);
  await assertUsable(page, "client with all open");
});

test("not for me: out of the list with its reason, on to the wish, and back", async () => {
  const title = await page.locator(".card__title").first().textContent();
  const card = page.locator(".card").first();
  const number = (await card.locator(".card__title").getAttribute("id")).replace("vacancy-", "");
  await card.getByRole("button", { name: /^Not for me/ }).click();
  await page.getByLabel("Too far").check();
  await assertUsable(page, "not for me");
  await page.getByRole("button", { name: /and (change the|add a) wish/ }).click();
  await page.locator(".wish-editor").waitFor();
  assert.match(await page.locator(".wish-editor h3").textContent(), /Travel/);
  await page.locator(`#vacancy-${number}`).waitFor({ state: "detached" });
  await page.getByText("Put aside: 1").click();
  await page.getByRole("button", { name: new RegExp(`^Take it back.*${title.slice(0, 10)}`) }).click();
  await page.locator(`#vacancy-${number}`).waitFor();
});

test("why is this one not here: by number, and by title", async () => {
  await page.getByRole("button", { name: "List them" }).click();
  const out = page.locator("section[aria-labelledby=ruled_out] .card__title").first();
  await out.waitFor();
  const number = (await out.getAttribute("id")).replace("vacancy-", "");
  await page.getByLabel("Its number, link or title").fill(number);
  await page.getByRole("button", { name: "Explain" }).click();
  await page.getByText("It stands under").waitFor();
  assert.match(await page.getByText("It stands under").textContent(), /Ruled out/);
  await page.getByLabel("Its number, link or title").fill("no such work at all zzz");
  await page.getByRole("button", { name: "Explain" }).click();
  await page.locator("section[aria-labelledby=why-not] .govuk-error-message").waitFor();
});

test("versions are listed, and two of them compared", async () => {
  await page.getByRole("link", { name: "All versions" }).click();
  await page.getByRole("heading", { name: "All versions" }).waitFor();
  await page.getByLabel("From").selectOption("0");
  await assertUsable(page, "versions");
});

test("nothing was said in the console", () => assert.deepEqual(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)), []));
