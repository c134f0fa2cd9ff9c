// SPDX-License-Identifier: GPL-3.0-or-later
// What an employer reads must name no client.

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const SHORTEST = 3;

/**
 * The words of `names` that `text` holds as words of its own, as they stand in the name.
 * @param {string} text
 * @param {(string|null|undefined)[]} names ids and names of clients
 * @returns {string[]}
 */
export function namesIn(text, names) {
  const held = new Set(wordsOf(text));
  return names.filter(Boolean).flatMap((name) => name.split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= SHORTEST && /\p{L}/u.test(word) && held.has(plain(word)));
}
