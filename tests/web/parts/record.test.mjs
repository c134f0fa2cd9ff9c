// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

import { factsOf, marksOf, quantityWords, sourceWords, unknownsOf, valueWords } from "../../../web/parts/record.js";

const catalogue = {
  conditions: [
    { id: "seated_work", name: "Mostly seated work" },
    { id: "prolonged_standing", name: "Long periods on your feet" },
    { id: "part_time", name: "Part-time" },
    { id: "sick_pay", name: "Sick pay" },
  ],
};

const record = {
  facts: [
    { condition: "part_time", value: "yes", source: "feed", weak: true },
    { condition: "seated_work", value: "yes", source: "advert", quote: "desk", start: 5, end: 9 },
  ],
  also: [{ condition: "part_time", value: "no", source: "advert", quote: "full", start: 1, end: 5 }],
  entailed: [
    { condition: "prolonged_standing", value: "no", source: "advert", quote: "desk", start: 5,
      end: 9, from: "seated_work" },
  ],
  quantities: { hours_per_week: { min: 15, max: 15, source: "advert", quote: "15 hours", at: [9, 17] } },
  quantities_also: [{ quantity: "hours_per_week", min: 16, max: 20, source: "feed" }],
};

test("quantities are said as one would say them", () => {
  const cases = [
    ["hours_per_week", { min: 15, max: 15 }, "15 hours a week"],
    ["hours_per_week", { min: 16, max: 37.5 }, "16 to 37.5 hours a week"],
    ["hours_per_week", { max: 16 }, "up to 16 hours a week"],
    ["hours_per_week", { max: 34.99 }, "under 35 hours a week"],
    ["days_per_week", { min: 1, max: 1 }, "1 day a week"],
    ["days_per_week", { min: 3 }, "at least 3 days a week"],
    ["pay", { min: 12.71, max: 12.71, period: "hour", currency: "GBP" }, "£12.71 an hour"],
    ["pay", { min: 23000, max: 24500.5, period: "year" }, "£23,000 to £24,500.50 a year"],
    ["pay", { max: 9, period: "hour", currency: "EUR" }, "up to €9 an hour"],
    ["pay", { min: 20000, period: "year", pro_rata: true }, "at least £20,000 a year, for full-time hours"],
    ["pay", { min: 1, max: 1, period: "day", currency: "CHF" }, "CHF 1 a day"],
    ["shift", { start: "13:30", end: "18:30" }, "13:30 to 18:30"],
    ["shift", { start: "09:00" }, "from 09:00"],
    ["shift", { end: "17:00" }, "until 17:00"],
    ["days", { named: ["tue", "wed"], in_a_row: 2 }, "Tuesday, Wednesday; 2 days in a row"],
    ["days", { parts: ["morning"], in_a_row: 1 }, "mornings; no two days in a row"],
    ["max_lift_kg", { value: 5 }, "up to 5 kg"],
    ["requires", { level: 3, registers: ["NMC"], driving_licence: true },
      "a qualification at level 3; registration: NMC; a driving licence"],
  ];
  for (const [quantity, value, words] of cases) assert.equal(quantityWords(quantity, value), words);
});

test("sources and values have words, and unknown ones stay as they are", () => {
  assert.equal(sourceWords("employer", true), "the employer says");
  assert.equal(sourceWords("feed"), "from the board’s own field");
  assert.equal(sourceWords("oracle"), "oracle");
  assert.equal(valueWords("agree"), "Could be agreed");
});

test("facts come in the catalogue's order after the amounts, with what else was said", () => {
  const facts = factsOf(record, catalogue);
  assert.deepEqual(
    facts.map((fact) => [fact.id, fact.words]),
    [
      ["hours_per_week", "15 hours a week"], ["seated_work", "Yes"],
      ["prolonged_standing", "No"], ["part_time", "Yes"],
    ],
  );
  assert.equal(facts[0].also[0].words, "16 to 20 hours a week");
  assert.equal(facts[2].from, "Mostly seated work");
  assert.deepEqual([facts[3].weak, facts[3].also[0].words, facts[3].also[0].agrees], [true, "No", false]);
});

test("the text is marked by every fact with words but those that follow", () => {
  assert.deepEqual(
    marksOf(factsOf(record, catalogue)).map((mark) => [mark.anchor, mark.start, mark.beside]),
    [["fact-hours_per_week", 9, false], ["fact-seated_work", 5, false], ["also-part_time-0", 1, true]],
  );
});

test("unknown is what no fact speaks of", () => {
  assert.deepEqual(unknownsOf(record, catalogue).map((one) => one.id), ["sick_pay"]);
});
