// SPDX-License-Identifier: GPL-3.0-or-later
// An amount as somebody says it on the telephone: from the fields of a form to the record's form.

const LIMITS = { hours_per_week: [0.5, 100, "hours"], days_per_week: [0.5, 7, "days"], max_lift_kg: [0, 500, "kg"] };

/** The quantities that a person can put in; the others are words alone. */
export const AMOUNTS = ["hours_per_week", "days_per_week", "shift", "days", "pay", "max_lift_kg"];

const blank = (text) => !String(text ?? "").trim();

// "12.71", "£12.71" and "23,000" are numbers; anything else is NaN.
function numberOf(text) {
  const bare = String(text).trim().replace(/^£/, "").replace(/,(?=\d{3}\b)/g, "");
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : NaN;
}

// "9", "9.30", "9:30", "0930", "9.30am" and "5 pm" as "09:30"; null for anything else.
function clockOf(text) {
  const found = /^(\d{1,2})(?:[:.]?([0-5]\d))?\s*([ap]\.?m\.?)?$/i.exec(String(text).trim());
  if (!found) {
    return null;
  }
  const half = found[3]?.[0].toLowerCase();
  const hour = half ? (Number(found[1]) % 12) + (half === "p" ? 12 : 0) : Number(found[1]);
  if (hour > 23 || (half && Number(found[1]) > 12)) {
    return null;
  }
  return `${String(hour).padStart(2, "0")}:${found[2] ?? "00"}`;
}

function ends(form, [least, most, unit]) {
  const value = {};
  for (const end of ["min", "max"].filter((one) => !blank(form[one]))) {
    value[end] = numberOf(form[end]);
    if (!(value[end] >= least && value[end] <= most)) {
      return { error: `Write ${unit} as a number from ${least} to ${most}, like 16.` };
    }
  }
  if (value.min > value.max) {
    return { error: "The first number is above the second. Swap them." };
  }
  return Object.keys(value).length ? { value } : { error: `Write how many ${unit}.` };
}

// One number in the first field alone is exactly that many.
function range(form, limits) {
  const read = ends(form, limits);
  if (read.value && read.value.max === undefined) {
    read.value.max = read.value.min;
  }
  return read;
}

function pay(form) {
  const read = range(form, [0.01, 1000000, "pounds"]);
  return read.error ? read : { value: { ...read.value, period: form.period || "hour", currency: "GBP" } };
}

function shift(form) {
  const [start, end] = [clockOf(form.start ?? ""), clockOf(form.end ?? "")];
  return start && end ? { value: { start, end } } : { error: "Write both times, like 9:30 and 17:00." };
}

function days(form) {
  const value = {};
  if (form.named?.length) {
    value.named = form.named;
  }
  if (!blank(form.in_a_row)) {
    value.in_a_row = numberOf(form.in_a_row);
    if (!Number.isInteger(value.in_a_row) || value.in_a_row < 1 || value.in_a_row > 7) {
      return { error: "Write days in a row as a whole number from 1 to 7." };
    }
  }
  return Object.keys(value).length ? { value } : { error: "Choose the days, or write how many in a row." };
}

function load(form) {
  const read = ends({ max: form.value }, LIMITS.max_lift_kg);
  return read.error ? read : { value: read.value.max };
}

/**
 * @param {string} quantity one of AMOUNTS
 * @param {object} form what stands in the fields, as text; of days `named` a list
 * @returns {{value: any}|{error: string}} the error is a sentence for beside the field
 */
export function readAmount(quantity, form) {
  const readers = { pay, shift, days, max_lift_kg: load };
  return (readers[quantity] ?? ((typed) => range(typed, LIMITS[quantity])))(form);
}
