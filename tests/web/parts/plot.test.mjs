// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

import { plotAround } from "../../../web/parts/plot.js";

const home = { lat: 50.9, lon: -1.4 };
const at = (lat, lon) => ({ point: { lat, lon } });

test("what lies north stands above home, what lies east to its right", () => {
  const { spots } = plotAround(home, [at(51.0, -1.4), at(50.9, -1.2)], 100, 10);
  assert.equal(spots[0].side, "north");
  assert.ok(spots[0].y < -20 && Math.abs(spots[0].x) < 1);
  assert.equal(spots[1].side, "east");
  assert.ok(spots[1].x > 20 && Math.abs(spots[1].y) < 2);
});

test("a tenth of a degree north is eleven kilometres", () => {
  const { spots, rings } = plotAround(home, [at(51.0, -1.4)], 100, 10);
  assert.ok(Math.abs(spots[0].km - 11.1) < 0.1);
  assert.deepEqual(rings.map((ring) => ring.km), [2, 5, 10, 20]);
  assert.equal(rings[3].r, 100);
});

test("the rings hold all, and a further vacancy never stands nearer", () => {
  const places = [0.01, 0.05, 0.3, 2].map((north) => at(50.9 + north, -1.4));
  const { spots, rings } = plotAround(home, places, 100, 1);
  const away = spots.map((spot) => Math.hypot(spot.atX, spot.atY));
  assert.deepEqual(away, [...away].sort((a, b) => a - b));
  assert.ok(away.every((one) => one <= 100));
  assert.ok(rings[rings.length - 1].km >= spots[3].km);
});

test("vacancies at one address are one spot, and neighbours do not cover each other", () => {
  const places = Array.from({ length: 60 }, (_, i) => at(50.95 + 0.004 * (i % 6), -1.4));
  const { spots } = plotAround(home, places, 130, 22);
  assert.deepEqual(spots.map((spot) => spot.places.length), [10, 10, 10, 10, 10, 10]);
  for (const [i, one] of spots.entries()) {
    for (const other of spots.slice(i + 1)) {
      assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 22 - 1e-9);
    }
  }
});

test("those without a point are named apart", () => {
  const { spots, nowhere } = plotAround(home, [{ id: 1, point: null }, at(50.9, -1.4)], 100, 10);
  assert.deepEqual(nowhere, [{ id: 1, point: null }]);
  assert.equal(spots[0].km, 0);
  assert.ok(Number.isFinite(spots[0].x));
});

test("nothing at all still has rings", () => {
  assert.deepEqual(plotAround(home, [], 100, 10).rings.map((ring) => ring.km), [1, 2]);
});
