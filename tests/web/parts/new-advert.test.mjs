// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

import { EMPTY, advertOf, faultsOf } from "../../../web/vacancy/new-advert.js";

test("title and employer must be there, and nothing else", () => {
  assert.deepEqual(Object.keys(faultsOf(EMPTY)), ["title", "employer"]);
  assert.deepEqual(faultsOf({ ...EMPTY, title: "Cook", employer: "Café" }), {});
});

test("an advert has what was written, and nothing that was not", () => {
  const form = { ...EMPTY, title: " Cook ", employer: "Café", place: "Totton", closes: "8/12/2026", hours: "16" };
  assert.deepEqual(advertOf(form, "2026-11-22"), { id: "2026-11-22 Cook, Café, Totton", title: "Cook", employer: "Café", places: ["Totton"], closes: "2026-12-08", hours: "16" });
  assert.ok(advertOf({ ...form, title: "x".repeat(10000) }, "2026-11-22").id.length <= 150);
});

test("days and addresses that are none are refused beside their field", () => {
  for (const closes of ["soon", "31/02/2026", "2026-13-01", "1/1/26"]) {
    assert.match(faultsOf({ ...EMPTY, closes }).closes, /28\/11\/2026/, closes);
  }
  assert.match(faultsOf({ ...EMPTY, url: "javascript:alert(1)" }).url, /https/);
  assert.equal(faultsOf({ ...EMPTY, url: "https://a.example/1", closes: "2026-12-08" }).url, undefined);
});
