// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

import { plainQuestions } from "../../../web/print/questions.js";

test("an employer reads the question, and neither what the answer should be nor a note to the adviser", () => {
  const asks = [
    "What is the pay? It should be at least £12.71 an hour.",
    "Which days are worked? It should be afternoons; 3 days in a row at most.",
    "Which days are worked? It should be Tuesday.",
    "Ask whether 24 to 40 hours could be agreed: the advert says 15.",
    "Is the job permanent?",
  ];
  assert.deepEqual(plainQuestions(asks.map((ask) => ({ ask }))), ["What is the pay?", "Which days are worked?", "Is the job permanent?"]);
  assert.deepEqual(plainQuestions([]), []);
});
