// SPDX-License-Identifier: GPL-3.0-or-later
// What a change of wishes did to the order.

export const groups = [
  { key: "fits", name: "Fits", hint: "Every must is met." },
  { key: "ask_first", name: "Ask first", hint: "No must is broken, but something is not said: ask." },
  { key: "near_misses", name: "Near misses", hint: "One must is broken, by little enough to talk about." },
];

export const groupName = (key) => groups.find((group) => group.key === key)?.name ?? (key === "ruled_out" ? "Ruled out" : key);

function placesOf(list) {
  const places = new Map();
  for (const { key } of groups) {
    (list?.[key] ?? []).forEach((vacancy, index) => places.set(vacancy.vacancy, { group: key, index }));
  }
  return places;
}

function moveOf(before, after) {
  if (!before) {
    return { mark: "new", words: "new in this list" };
  }
  if (before.group !== after.group) {
    return { mark: `was: ${groupName(before.group).toLowerCase()}`, words: `it was under ${groupName(before.group).toLowerCase()}` };
  }
  const up = before.index - after.index;
  return up ? { mark: `${up > 0 ? "▲" : "▼"}\u00a0${Math.abs(up)}`, words: `${up > 0 ? "up" : "down"} ${Math.abs(up)}` } : null;
}

/** @returns {Map<number, {mark: string, words: string}>} by vacancy; empty before there were two lists */
export function movesBetween(before, after) {
  const moves = new Map();
  if (!before) {
    return moves;
  }
  const places = placesOf(before);
  for (const [vacancy, place] of placesOf(after)) {
    const move = moveOf(places.get(vacancy), place);
    if (move) {
      moves.set(vacancy, move);
    }
  }
  return moves;
}

/** One sentence for who cannot see the list: "3 fit, 98 to ask first, 60 near misses. First: …". */
export function listWords(list) {
  const { fits, ask_first: ask, near_misses: near } = list.counts;
  const first = groups.flatMap(({ key }) => list[key] ?? [])[0];
  return `${fits} fit, ${ask} to ask first, ${near} near misses.${first ? ` First: ${first.title}.` : ""}`;
}
