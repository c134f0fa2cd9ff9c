// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

import { readAmount } from "../../../web/parts/amounts.js";

test("amounts are understood as people write them", () => {
  const cases = [
    ["hours_per_week", { min: "16" }, { min: 16, max: 16 }],
    ["hours_per_week", { min: "16", max: "20.5" }, { min: 16, max: 20.5 }],
    ["hours_per_week", { min: "", max: "16" }, { max: 16 }],
    ["days_per_week", { min: "3", max: "" }, { min: 3, max: 3 }],
    ["pay", { min: "£12.71" }, { min: 12.71, max: 12.71, period: "hour", currency: "GBP" }],
    ["pay", { min: "23,000", max: "24,500", period: "year" }, { min: 23000, max: 24500, period: "year", currency: "GBP" }],
    ["shift", { start: "9", end: "5pm" }, { start: "09:00", end: "17:00" }],
    ["shift", { start: "9.30 am", end: "1730" }, { start: "09:30", end: "17:30" }],
    ["shift", { start: "22:00", end: "12 am" }, { start: "22:00", end: "00:00" }],
    ["days", { named: ["tue", "thu"], in_a_row: "" }, { named: ["tue", "thu"] }],
    ["days", { named: [], in_a_row: "2" }, { in_a_row: 2 }],
    ["max_lift_kg", { value: "5" }, 5],
  ];
  for (const [quantity, form, value] of cases) {
    assert.deepEqual(readAmount(quantity, form), { value }, `${quantity} ${JSON.stringify(form)}`);
  }
});

test("what is no amount is refused with a sentence", () => {
  const cases = [
    ["hours_per_week", {}, /how many hours/],
    ["hours_per_week", { min: "plenty" }, /as a number/],
    ["hours_per_week", { min: "900" }, /from 0.5 to 100/],
    ["hours_per_week", { min: "20", max: "16" }, /Swap them/],
    ["pay", { min: "-3" }, /as a number/],
    ["pay", { min: "1e9" }, /as a number/],
    ["shift", { start: "9" }, /both times/],
    ["shift", { start: "25:00", end: "9:61" }, /both times/],
    ["shift", { start: "13pm", end: "14:00" }, /both times/],
    ["days", {}, /Choose the days/],
    ["days", { in_a_row: "2.5" }, /whole number/],
    ["max_lift_kg", { value: "x".repeat(100000) }, /as a number/],
  ];
  for (const [quantity, form, words] of cases) {
    assert.match(readAmount(quantity, form).error, words, `${quantity} ${JSON.stringify(form).slice(0, 80)}`);
  }
});
