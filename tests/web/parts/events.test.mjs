// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

import { byDay, decisionBefore, headingOf, wordsOf } from "../../../web/casework/events.js";

const decision = (vacancy, made, reason) => ({ kind: "decision", vacancy, decision: made, reason, day: "2026-11-22" });

test("events are said as a colleague reads them", () => {
  assert.equal(headingOf({ kind: "version", version: 3 }), "Wishes saved, version 3");
  assert.equal(headingOf({ ...decision(7, "applied"), title: "Cook", employer: "Café" }), "Applied: Cook, Café");
  assert.equal(headingOf(decision(7, "started")), "Started work: vacancy 7");
  assert.equal(headingOf({ kind: "handover", to: "Sam" }), "Handed over to Sam");
  assert.equal(headingOf({ kind: "something new" }), "something new");
});

test("a reason is said in the catalogue's words, and what was not written is left out", () => {
  const words = wordsOf({ ...decision(7, "not_for_me", "too_far"), text: "" }, [{ id: "too_far", says: "Too far" }]);
  assert.deepEqual(words, [{ name: "Reason", text: "Too far" }]);
  assert.deepEqual(wordsOf({ kind: "met", text: "Talked", next_step: "Ring" }), [{ text: "Talked" }, { name: "Next step", text: "Ring" }]);
});

test("undoing a decision goes back to the one before it on the same vacancy", () => {
  const events = [decision(7, "interested"), decision(8, "not_for_me", "pay"), decision(7, "applied"), { kind: "note" }];
  assert.deepEqual(decisionBefore(events, 7), { decision: "interested" });
  assert.deepEqual(decisionBefore(events, 8), { decision: "undecided" });
  assert.deepEqual(decisionBefore([...events, decision(8, "interested")], 8), { decision: "not_for_me", reason: "pay" });
});

test("days come newest first, and in a day what happened last", () => {
  const events = [{ day: "2026-11-20", n: 1 }, { day: "2026-11-22", n: 2 }, { day: "2026-11-22", n: 3 }];
  assert.deepEqual(byDay(events).map((one) => [one.day, one.events.map((event) => event.n)]), [["2026-11-22", [3, 2]], ["2026-11-20", [1]]]);
  assert.deepEqual(byDay([]), []);
});
