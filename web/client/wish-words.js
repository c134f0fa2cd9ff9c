// SPDX-License-Identifier: GPL-3.0-or-later
// A wish in words, the same as the service says it: for wishes that it has not seen yet.
import { kindOf } from "/client/profile.js";

const periods = { hour: "an hour", day: "a day", week: "a week", month: "a month", year: "a year" };

const money = (amount) =>
  `£${Number(amount).toLocaleString("en-GB", { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2, maximumFractionDigits: 2 })}`;

/** "8 to 16", "up to 16", "at least 8". */
function range({ min, max }, write = String) {
  if (min === undefined || max === undefined) {
    return min === undefined ? `up to ${write(max)}` : `at least ${write(min)}`;
  }
  return `${write(min)} to ${write(max)}`;
}

function days({ possible, parts, max_in_a_row: row }) {
  return [possible?.join(", "), parts?.join(", "), row && `not more than ${row} in a row`].filter(Boolean).join("; ");
}

function shift({ start, end }) {
  return [start && `not before ${start}`, end && `not after ${end}`].filter(Boolean).join(", ");
}

const sayings = {
  hours_per_week: ["Hours a week", (value) => range(value)],
  days_per_week: ["Days a week", (value) => range(value)],
  max_lift_kg: ["Lifting", (value) => `up to ${value} kg`],
  shift: ["Times", shift],
  days: ["Days", days],
  pay: ["Pay", (value) => `${range(value, money)} ${periods[value.period] ?? ""}`.trim()],
  travel: ["Travel", (value) => `up to ${value.max_km} km`],
  work: ["Work", (value) => value.join(", ")],
  skills: ["Work that uses their skills"],
  about: ["About", String],
  can_apply: ["Can apply with what they hold"],
  avoid: ["To be avoided", String],
};

/** "Hours a week: up to 16"; CATALOGUE may be null as yet. */
export function wishWords(wish, catalogue) {
  const kind = kindOf(wish);
  const [name, write] = sayings[kind] ?? [];
  if (name) {
    return write ? `${name}: ${write(wish[kind])}` : name;
  }
  const condition = catalogue?.conditions.find((each) => each.id === kind);
  return condition?.wish[wish[kind]] ?? `${kind.replace(/_/g, " ")}: ${wish[kind]}`;
}
