// SPDX-License-Identifier: GPL-3.0-or-later
// From the client's words to what may be wished: limitations, conditions and kinds by their words.
import { kinds } from "/client/kinds.js";
import { findKind, kindOf } from "/client/profile.js";

const dull = new Set(("a about an and any are as at bad be been but by can cannot can't could days do don't for from get gets had hard has have hurt " +
  "hurts i i'm in is it its keep know like long lot make me more much must my need no not of often on only or really see so some than that the their them " +
  "then they thing things time to too us very want was we what when which who will with work working would you your").split(" "));
const SHORTEST = 2;
// Shares of the best score: what is weaker is not offered; what is strong is ticked at once.
const WEAKEST = 0.4;
const STRONG = 0.7;
const WHOLE = 1;
const BEGUN = 0.3;

/** The words that say something, without endings: "mornings" is "morning". */
function wordsIn(text) {
  return text.toLowerCase().replace(/’/g, "'").split(/[^a-z0-9'£]+/)
    .map((word) => word.replace(/^'+|'+$|'s$/g, ""))
    .filter((word) => word.length >= SHORTEST && !dull.has(word))
    .map((word) => word.replace(/(ies)$/, "y").replace(/(ing|es|s|ed)$/, (ending, _, at) => (at >= 3 ? "" : ending)));
}

function entriesOf(catalogue, profile) {
  const limits = catalogue.limitations.map((limitation) => ({
    type: "limitation", id: limitation.id, label: limitation.says, hint: limitation.group, limitation,
    name: wordsIn(limitation.says), words: wordsIn([limitation.says, ...limitation.words].join(" ")), extra: 0.5,
  }));
  const named = Object.entries(kinds).map(([key, kind]) => ({
    type: "kind", id: key, label: kind.name, hint: kind.hint, name: wordsIn(kind.name), words: wordsIn(`${kind.name} ${kind.hint} ${key.replace(/_/g, " ")}`), extra: 0.2,
  }));
  const conditions = catalogue.conditions.map((condition) => ({
    type: "kind", id: condition.id, label: condition.name, hint: condition.ask_client, name: wordsIn(condition.name),
    words: wordsIn(`${condition.name} ${condition.ask_client ?? ""} ${condition.id.replace(/_/g, " ")}`), extra: 0,
  }));
  return [...limits, ...named, ...conditions].filter((entry) => entry.id !== "skills" || !findKind(profile, "skills"));
}

/** How well one word is held: in the name more than in the other words, whole more than begun. */
function holds(entry, word) {
  const held = (words) => (words.includes(word) ? WHOLE : words.some((other) => other.startsWith(word)) ? BEGUN : 0);
  return held(entry.words) + held(entry.name);
}

/** How much of what was typed an entry holds; what few entries hold counts for more. */
function scoreOf(entry, typed, weights) {
  const score = typed.reduce((sum, word) => sum + weights.get(word) * holds(entry, word), 0);
  return score ? score + entry.extra : 0;
}

/** What TEXT may mean, best first: {value, label, hint, entry, isStrong}, as a combobox takes it. */
export function meaningsOf(text, catalogue, profile, limit = 8) {
  const typed = [...new Set(wordsIn(text))];
  const entries = entriesOf(catalogue, profile);
  const weights = new Map(typed.map((word) => {
    const holders = entries.filter((entry) => holds(entry, word) >= WHOLE).length;
    return [word, Math.log((entries.length + 1) / (holders + 1)) + 1];
  }));
  const scored = entries.map((entry) => ({ entry, score: scoreOf(entry, typed, weights) })).sort((one, other) => other.score - one.score);
  const best = scored[0].score;
  return scored.filter(({ score }) => score > 0 && score >= WEAKEST * best)
    .slice(0, limit)
    .map(({ entry, score }) => ({ value: `${entry.type}:${entry.id}`, label: entry.label, hint: entry.hint, entry, isStrong: score >= STRONG * best }));
}

/**
 * The limitations that a whole sentence speaks of, clause by clause: "mornings are bad, and I must
 * keep under 16 hours" is two. @returns {{limitation: object, isStrong: boolean, clause: string}[]}
 */
export function limitationsIn(text, catalogue, profile, limit) {
  const found = new Map();
  for (const clause of text.split(/[;\n]|[,.](?!\d)|\band\b|\bbut\b/i)) {
    const meanings = meaningsOf(clause, catalogue, profile);
    if (meanings[0]?.entry.type === "limitation") {
      for (const { entry, isStrong } of meanings.filter((each) => each.entry.type === "limitation")) {
        if (!found.get(entry.limitation)?.isStrong) {
          found.set(entry.limitation, { limitation: entry.limitation, isStrong, clause: clause.trim() });
        }
      }
    }
  }
  return [...found.values()].sort((one, other) => other.isStrong - one.isStrong).slice(0, limit);
}

const UNDER = /(under|below|less than|fewer than)\s*(£\s*)?\d/i;
const HALF_HOUR = 0.5;

/** A number in the client's words takes the place of the offer's own: "under 16 hours", "5 kg". */
export function fitToWords(wish, text) {
  const number = (unit) => Number(text.match(new RegExp(`(\\d+(?:\\.\\d+)?)\\s*(?:${unit})`, "i"))?.[1] ?? NaN);
  const hours = number("hours?|hrs?|h\\b");
  const kg = number("kg|kilo");
  const km = number("km|kilomet");
  switch (kindOf(wish)) {
  case "hours_per_week":
    return hours > 0 && wish.hours_per_week.max !== undefined
      ? { hours_per_week: { ...wish.hours_per_week, max: hours - (UNDER.test(text) ? HALF_HOUR : 0) } } : wish;
  case "max_lift_kg":
    return kg > 0 ? { max_lift_kg: kg } : wish;
  case "travel":
    return km > 0 ? { travel: { max_km: km } } : wish;
  default:
    return wish;
  }
}

/** The wish of the profile that an offer would take the place of: {tier, index, wish}, or null. */
export function standing(profile, wish) {
  return findKind(profile, kindOf(wish));
}

