// SPDX-License-Identifier: GPL-3.0-or-later
// A profile and the words behind its wishes, changed without changing what was there before.

/** @typedef {{profile: object, said: {wish: object, words: string}[]}} Draft */

/** The three lists, in their order, and the one for bad days. */
export const tiers = [
  { key: "must", name: "Must", hint: "Without it, no." },
  { key: "important", name: "Important", hint: "Decides the order." },
  { key: "nice", name: "Nice to have", hint: "Decides between vacancies that are alike." },
];
export const badDay = { key: "bad_day", name: "On a bad day", hint: "Changes no order; each vacancy says whether it would still do." };

export const tierName = (key) => [...tiers, badDay].find((tier) => tier.key === key)?.name ?? key;

/** The one key of a wish: "hours_per_week", or a condition's name. */
export const kindOf = (wish) => Object.keys(wish)[0];

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The wishes of one list. */
export const listOf = (profile, tier) => profile[tier] ?? [];

/** The client's own words behind WISH, or "". */
export const wordsOf = (draft, wish) => draft.said.find((each) => same(each.wish, wish))?.words ?? "";

function withWords(said, wish, words) {
  const others = said.filter((each) => !same(each.wish, wish));
  return words ? [...others, { wish, words }] : others;
}

function withList(draft, tier, list) {
  return { ...draft, profile: { ...draft.profile, [tier]: list } };
}

/** Where the profile has a wish of KIND in its three lists: {tier, index, wish}, or null. */
export function findKind(profile, kind) {
  for (const { key: tier } of tiers) {
    const index = listOf(profile, tier).findIndex((wish) => kindOf(wish) === kind);
    if (index >= 0) {
      return { tier, index, wish: profile[tier][index] };
    }
  }
  return null;
}

/** @returns {Draft} with WISH at the end of its list */
export function addWish(draft, tier, wish, words) {
  const added = withList(draft, tier, [...listOf(draft.profile, tier), wish]);
  return { ...added, said: withWords(draft.said, wish, words) };
}

export function removeWish(draft, tier, index) {
  const wish = draft.profile[tier][index];
  const removed = withList(draft, tier, draft.profile[tier].filter((_, i) => i !== index));
  return { ...removed, said: withWords(draft.said, wish, "") };
}

/** Another wish in its place, with the words behind it. */
export function changeWish(draft, tier, index, wish, words) {
  const before = draft.profile[tier][index];
  const changed = withList(draft, tier, draft.profile[tier].map((each, i) => (i === index ? wish : each)));
  return { ...changed, said: withWords(withWords(draft.said, before, ""), wish, words) };
}

/** To another list, or another place in its own: before what stands at `to`. */
export function moveWish(draft, from, index, tier, to) {
  const wish = draft.profile[from][index];
  const taken = withList(draft, from, draft.profile[from].filter((_, i) => i !== index));
  const list = [...listOf(taken.profile, tier)];
  list.splice(to, 0, wish);
  return withList(taken, tier, list);
}

/** One step up or down, over the border of a list where it stands at its end; null at the very ends. */
export function stepOf(profile, tier, index, by) {
  const to = index + by;
  if (to >= 0 && to < listOf(profile, tier).length) {
    return { tier, index: to };
  }
  const at = tiers.findIndex((each) => each.key === tier);
  const next = at < 0 ? null : tiers[at + by];
  return next ? { tier: next.key, index: by < 0 ? listOf(profile, next.key).length : 0 } : null;
}

/** A wish of the kind takes the place of what there was of it, or is new in TIER. */
export function putWish(draft, tier, wish, words) {
  const found = findKind(draft.profile, kindOf(wish));
  const rest = found ? removeWish(draft, found.tier, found.index) : draft;
  if (!found || found.tier !== tier) {
    return addWish(rest, tier, wish, words || (found && wordsOf(draft, found.wish)) || "");
  }
  return changeWish(draft, tier, found.index, wish, words || wordsOf(draft, found.wish));
}

/** Another value for one of the profile's own keys; undefined takes it out. */
export function setKey(draft, key, value) {
  const profile = { ...draft.profile, [key]: value };
  if (value === undefined) {
    delete profile[key];
  }
  return { ...draft, profile };
}
