// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

import { namesIn } from "../../../web/parts/privacy.js";

test("a client's name is found in whatever case, accents or not", () => {
  assert.deepEqual(namesIn("Could KAREN start later?", ["karen", "Karen H"]), ["karen", "Karen"]);
  assert.deepEqual(namesIn("Zoe’s hours", ["Zoë Brown"]), ["Zoë"]);
});

test("parts of words, initials and numbers are no names", () => {
  assert.deepEqual(namesIn("Thomas would deliver 142 boxes, h and so on", ["tom", "Karen H", "c-142"]), []);
  assert.deepEqual(namesIn("anything", [null, undefined, ""]), []);
});
