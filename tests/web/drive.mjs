// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the pages share: a signed-in browser, and what no page may do.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const CHROMIUM = "/usr/bin/chromium";
export const ADMIN = { name: "Alex Doyle", password: "a long enough password" };
export const WORKER = { name: "Sam Okafor", password: "another long password" };

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
// What is left of 1280 × 1024 pixels at 400%: WCAG 1.4.10.
const ZOOMED = { width: 320, height: 256 };

/**
 * A browser with one page, signed in; as a support worker unless `as` says otherwise.
 * @returns {Promise<{page, api, close, faults}>} api(method, path, body): a request of one's own; faults: what the
 *   console said that no page may say
 */
export async function openBrowser({ width = 1280, as = WORKER } = {}) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const context = await browser.newContext({ baseURL: process.env.SUITED_AT, viewport: { width, height: 900 } });
  const faults = [];
  const page = await context.newPage();
  page.setDefaultTimeout(30000);
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !/the server responded with a status of 4/.test(message.text()) && faults.push(message.text()));
  page.on("dialog", (dialog) => { faults.push(`a dialog opened: ${dialog.message()}`); dialog.dismiss(); });
  const signedIn = await context.request.post("/api/session", { data: as });
  assert.ok(signedIn.ok(), await signedIn.text());
  const { token } = await signedIn.json();
  const api = async (method, path, data) => {
    const answer = await context.request.fetch(path, { method, data, headers: { "X-Suited-Token": token } });
    assert.ok(answer.ok(), `${method} ${path}: ${await answer.text()}`);
    return answer.status() === 204 ? null : answer.json();
  };
  return { page, api, faults, close: () => browser.close() };
}

/** No breach of WCAG 2.2 AA, nothing lost at 400%, one h1, a title of its own. */
export async function assertUsable(page, where) {
  await page.evaluate(AXE);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), WCAG);
  const breaches = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(breaches, [], where);
  assert.equal(await page.locator("h1").count(), 1, `${where}: one h1`);
  await assertZoomable(page, where);
}

/** No sideways scrolling, and no bar that stays put and leaves too little to read. */
async function assertZoomable(page, where) {
  const size = page.viewportSize();
  await page.setViewportSize(ZOOMED);
  const { wide, covered } = await page.evaluate(() => {
    const stuck = [...document.querySelectorAll("body *")].filter((one) => /fixed|sticky/.test(getComputedStyle(one).position));
    return {
      wide: document.documentElement.scrollWidth,
      covered: Math.max(0, ...stuck.filter((one) => !one.closest("dialog")).map((one) => one.getBoundingClientRect().height)),
    };
  });
  assert.ok(wide <= ZOOMED.width, `${where}: ${wide} px wide on a screen of ${ZOOMED.width}`);
  assert.ok(covered <= ZOOMED.height / 2, `${where}: ${covered} of ${ZOOMED.height} px are covered`);
  await page.setViewportSize(size);
}

/** Tab until something with this text has the focus. */
export async function tabTo(page, text, most = 200) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const focused = document.activeElement;
      const label = focused.labels?.[0]?.textContent ?? "";
      return `${focused.textContent} ${label}`.replace(/\s+/g, " ").trim();
    });
    if (text instanceof RegExp ? text.test(here) : here.includes(text)) {
      return;
    }
  }
  assert.fail(`the Tab key does not reach “${text}”`);
}
