// SPDX-License-Identifier: GPL-3.0-or-later
// Where two versions of a client differ, wish by wish and key by key.
import { badDay, kindOf, listOf, same, tierName, tiers, wordsOf } from "/client/profile.js";
import { wishWords } from "/client/wish-words.js";

const lists = [...tiers, badDay].map(({ key }) => key);
const keyNames = {
  home: "Home", stage: "Stage", order: "Order inside each list", skills: "Skills", has: "What they hold",
  avoid: "To be avoided", alerts: "Alerts", bad_day: "On a bad day",
};

/** Each wish under a name of its own: its kind, and which of its kind; bad days apart. */
function wishesOf(draft) {
  const found = new Map();
  for (const tier of lists) {
    listOf(draft.profile, tier).forEach((wish, index) => {
      const kind = `${tier === badDay.key ? "bad:" : ""}${kindOf(wish)}`;
      let nth = 0;
      while (found.has(`${kind}#${nth}`)) {
        nth++;
      }
      found.set(`${kind}#${nth}`, { tier, index, wish, words: wordsOf(draft, wish) });
    });
  }
  return found;
}

const placed = (each) => each && [each.tier, each.wish, each.words];

const valueWords = (value) => {
  if (value === undefined) {
    return "Not said";
  }
  return typeof value === "string" ? value : JSON.stringify(value).replace(/["{}[\]]/g, "").replace(/,/g, ", ").replace(/:/g, ": ").replace(/_/g, " ") || "None";
};

const wishSide = (each, catalogue) =>
  (each ? `${tierName(each.tier)}: ${wishWords(each.wish, catalogue)}${each.words ? ` (“${each.words}”)` : ""}` : "Not there");

/**
 * @param {object} one a draft @param {object} other another
 * @returns {{id: string, name: string, one: string, other: string, wish?: boolean}[]} what differs, in words
 */
export function differences(one, other, catalogue) {
  const [mine, theirs] = [wishesOf(one), wishesOf(other)];
  const wishes = [...new Set([...mine.keys(), ...theirs.keys()])]
    .filter((id) => !same(placed(mine.get(id)), placed(theirs.get(id))))
    .map((id) => ({
      id, wish: true, name: wishWords((mine.get(id) ?? theirs.get(id)).wish, catalogue).split(":")[0],
      one: wishSide(mine.get(id), catalogue), other: wishSide(theirs.get(id), catalogue),
    }));
  const keys = [...new Set([...Object.keys(one.profile), ...Object.keys(other.profile)])]
    .filter((key) => !lists.includes(key) && !same(one.profile[key], other.profile[key]))
    .map((key) => ({ id: key, name: keyNames[key] ?? key, one: valueWords(one.profile[key]), other: valueWords(other.profile[key]) }));
  return [...wishes, ...keys];
}

/** Which differences each side made to BASE: "mine", "theirs" or "both", by id. */
export function whoChanged(base, mine, theirs, catalogue) {
  const byMe = new Set(differences(base, mine, catalogue).map(({ id }) => id));
  const byThem = new Set(differences(base, theirs, catalogue).map(({ id }) => id));
  return (id) => (byMe.has(id) && byThem.has(id) ? "both" : byMe.has(id) ? "mine" : "theirs");
}

/**
 * Their version, with my side wherever `choices` says "mine".
 * @param {Record<string, "mine"|"theirs">} choices by the differences' ids
 */
export function merge(mine, theirs, choices) {
  const [my, their] = [wishesOf(mine), wishesOf(theirs)];
  const chosen = (id) => (choices[id] === "mine" ? my : their).get(id);
  const wishes = [...new Set([...their.keys(), ...my.keys()])].map(chosen).filter(Boolean);
  const profile = { ...theirs.profile };
  for (const [key, side] of Object.entries(choices)) {
    if (side === "mine" && !my.has(key) && !their.has(key)) {
      profile[key] = mine.profile[key];
    }
  }
  for (const tier of lists) {
    const list = wishes.filter((each) => each.tier === tier).sort((one, other) => one.index - other.index).map(({ wish }) => wish);
    if (list.length || profile[tier]) {
      profile[tier] = list;
    }
  }
  return {
    profile: JSON.parse(JSON.stringify(profile)),
    said: wishes.filter(({ words }) => words).map(({ wish, words }) => ({ wish, words })),
  };
}
