// SPDX-License-Identifier: GPL-3.0-or-later
// How a wish stands with a vacancy: a sign and a word, so that nothing hangs on colour.
import { html } from "/vendor/preact.js";

const OUTCOMES = {
  met: ["✓", "Yes"],
  unknown: ["?", "Not known yet"],
  partly: ["◐", "In part"],
  not_met: ["✗", "No"],
};

export function Outcome({ outcome }) {
  const [sign, word] = OUTCOMES[outcome] ?? ["", outcome];
  return html`<strong class="outcome"><span aria-hidden="true">${sign} </span>${word}</strong>`;
}

/** "Totton, 6 km · 16 hours a week · £12.71 an hour · closes 28 Nov 2026" of a listed vacancy. */
export function summaryOf(one, dayWords) {
  const distance = one.distance_km == null ? null : `${one.distance_km < 10 ? one.distance_km : Math.round(one.distance_km)} km away`;
  return [one.place, distance, one.hours, one.pay, one.closes && `closes ${dayWords(one.closes)}`].filter(Boolean).join(" · ");
}
