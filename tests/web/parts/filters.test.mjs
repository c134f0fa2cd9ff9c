// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, faultsOf, filtersOf, queryOf, toggled } from "../../../web/find/filters.js";

const read = (text) => filtersOf(new URLSearchParams(text));

test("a search survives the address bar", () => {
  const address = "?words=cook+%26+bake&place=Totton&km=8&yes=seated_work%2Cpart_time&from=20";
  assert.equal(queryOf(read(address)), address);
  assert.deepEqual(read(address).yes, ["seated_work", "part_time"]);
});

test("nothing sought is an address without a query", () => {
  assert.equal(queryOf(read("")), "");
  assert.equal(queryOf(read("?words=++&from=-3&yes=,")), "");
  assert.equal(read("?from=nonsense").from, 0);
});

test("a filter that changes begins again with the first page", () => {
  assert.equal(changed(read("?from=40&words=cook"), { words: "baker" }).from, 0);
});

test("a condition is sought as yes or as no, never both", () => {
  const yes = toggled(read("?no=on_call"), "yes", "on_call");
  assert.deepEqual([yes.yes, yes.no], [["on_call"], []]);
  assert.deepEqual(toggled(yes, "yes", "on_call").yes, []);
});

test("numbers that are none are said beside their field", () => {
  const faults = faultsOf(read("?km=far&hours_max=16h"));
  assert.match(faults.km, /like 8/);
  assert.match(faults.hours_max, /like 16/);
  assert.match(faults.place, /place/);
  assert.deepEqual(faultsOf(read("?km=8.5&place=Totton&hours_max=16")), { place: null, km: null, hours_max: null });
});
