// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of wish that are no condition: their names, and how what is typed becomes a wish.
import { numberOf } from "/client/numbers.js";

export const dayNames = [
  { value: "mon", name: "Monday" }, { value: "tue", name: "Tuesday" }, { value: "wed", name: "Wednesday" },
  { value: "thu", name: "Thursday" }, { value: "fri", name: "Friday" }, { value: "sat", name: "Saturday" },
  { value: "sun", name: "Sunday" },
];
export const partNames = [
  { value: "morning", name: "Mornings (until 12)" }, { value: "afternoon", name: "Afternoons (until 18)" },
  { value: "evening", name: "Evenings (until 23)" }, { value: "night", name: "Nights" },
];
export const periodNames = ["hour", "day", "week", "month", "year"].map((value) => ({ value, name: value }));

const text = (value) => (value === undefined ? "" : String(value));
const isWrong = (number, most) => number !== undefined && !(number > 0 && number <= most);

/** A number beside each field, or the faults of those that are none. */
function numbersOf(form, keys, most, unit) {
  const faults = {};
  const found = {};
  for (const key of keys) {
    const number = numberOf(form[key]);
    if (isWrong(number, most)) {
      faults[key] = `Enter ${unit} as a number up to ${most}, such as ${Math.min(16, Math.ceil(most / 2))}.`;
    } else if (number !== undefined) {
      found[key] = number;
    }
  }
  return { found, faults };
}

/** At least, at most, or both. */
function rangeKind(name, unit, most) {
  return {
    name, unit,
    toForm: (value = {}) => ({ min: text(value.min), max: text(value.max) }),
    fromForm(form) {
      const { found, faults } = numbersOf(form, ["min", "max"], most, unit);
      if (!Object.keys(faults).length && found.min === undefined && found.max === undefined) {
        faults.max = `Enter the least or the most ${unit}, or both.`;
      } else if (found.min > found.max) {
        faults.max = "The most is less than the least.";
      }
      return { value: found, faults };
    },
  };
}

function oneNumber(name, unit, most, write, read) {
  return {
    name, unit,
    toForm: (value) => ({ max: value === undefined ? "" : text(read(value)) }),
    fromForm(form) {
      const { found, faults } = numbersOf(form, ["max"], most, unit);
      if (!faults.max && found.max === undefined) {
        faults.max = `Enter the most ${unit}.`;
      }
      return { value: write(found.max), faults };
    },
  };
}

const pay = rangeKind("Pay", "pounds", 1000000);
const someWords = (name, empty) => ({
  name,
  toForm: (value) => ({ words: value ?? "" }),
  fromForm: (form) => ({ value: form.words.trim(), faults: form.words.trim() ? {} : { words: empty } }),
});
const fixed = (name, value) => ({ name, toForm: () => ({}), fromForm: () => ({ value, faults: {} }) });

/** By the wish's key; a condition is none of these. */
export const kinds = {
  hours_per_week: { ...rangeKind("Hours a week", "hours", 80), hint: "How many hours altogether", tier: "must" },
  days_per_week: { ...rangeKind("Days a week", "days", 7), hint: "How many days", tier: "important" },
  days: {
    name: "Days and times of day", hint: "Which days, mornings or afternoons, days in a row", tier: "important",
    toForm: (value = {}) => ({ possible: value.possible ?? [], parts: value.parts ?? [], row: text(value.max_in_a_row) }),
    fromForm(form) {
      const row = numberOf(form.row);
      const value = {
        ...(form.possible.length && { possible: form.possible }),
        ...(form.parts.length && { parts: form.parts }),
        ...(row !== undefined && { max_in_a_row: row }),
      };
      if (row !== undefined && !(Number.isInteger(row) && row >= 1 && row <= 7)) {
        return { value, faults: { row: "Enter the days in a row as a whole number from 1 to 7." } };
      }
      return { value, faults: Object.keys(value).length ? {} : { row: "Tick a day or a time of day, or enter the days in a row." } };
    },
  },
  shift: {
    name: "Times", hint: "Not before, not after", tier: "important",
    toForm: (value = {}) => ({ start: value.start ?? "", end: value.end ?? "" }),
    fromForm(form) {
      const value = { ...(form.start && { start: form.start }), ...(form.end && { end: form.end }) };
      return { value, faults: form.start || form.end ? {} : { end: "Enter one time at least, such as 09:30." } };
    },
  },
  max_lift_kg: { ...oneNumber("Heaviest load", "kg", 100, (max) => max, (value) => value), hint: "What can be lifted or carried", tier: "must" },
  travel: { ...oneNumber("Travel", "km", 500, (max) => ({ max_km: max }), (value) => value.max_km), hint: "How far from home", tier: "must" },
  pay: {
    ...pay, hint: "At least, or at most for a limit on earnings", tier: "nice",
    toForm: (value = {}) => ({ ...pay.toForm(value), period: value.period ?? "hour" }),
    fromForm(form) {
      const { value, faults } = pay.fromForm(form);
      return { value: { ...value, period: form.period }, faults };
    },
  },
  work: {
    name: "Kind of work", hint: "Jobs by name; any of them will do", tier: "important",
    toForm: (value = []) => ({ list: value }),
    fromForm: (form) => ({ value: form.list, faults: form.list.length ? {} : { list: "Add one kind of work at least." } }),
  },
  skills: { ...fixed("Uses their skills", "used"), hint: "Work that uses what they can do", tier: "important" },
  about: { ...someWords("About, in free words", "Enter some words."), hint: "Adverts with these words stand higher", tier: "nice", noMust: true },
  can_apply: { ...fixed("Can apply with what they hold", "yes"), hint: "Nothing is asked for that they lack", tier: "must" },
};

/** The kind of a condition: yes or no. */
export const conditionKind = (condition) => ({
  name: condition?.name ?? "", hint: condition?.ask_client ?? "", tier: "important",
  toForm: (value) => ({ answer: value ?? "" }),
  fromForm: (form) => ({ value: form.answer, faults: form.answer ? {} : { answer: "Choose yes or no." } }),
});

/** The kind of wishes with this key. */
export const kindFor = (key, catalogue) =>
  kinds[key] ?? conditionKind(catalogue?.conditions.find((condition) => condition.id === key));
