// SPDX-License-Identifier: GPL-3.0-or-later
// What is sought, as it stands in the address: so a search can be kept as a bookmark.

const TEXTS = ["words", "place", "km", "hours_max", "employer", "code"];
const LISTS = ["yes", "no"];
export const PAGE = 20;

const listOf = (text) => [...new Set((text ?? "").split(",").filter(Boolean))];

/** @param {URLSearchParams} query of the page's address */
export function filtersOf(query) {
  const filters = {};
  for (const key of TEXTS) {
    filters[key] = query.get(key) ?? "";
  }
  for (const key of LISTS) {
    filters[key] = listOf(query.get(key));
  }
  const from = Number(query.get("from"));
  return { ...filters, from: Number.isInteger(from) && from > 0 ? from : 0 };
}

/** The query of an address for FILTERS, without what is not sought; "" for nothing. */
export function queryOf(filters) {
  const query = new URLSearchParams();
  for (const key of TEXTS) {
    if (filters[key].trim()) {
      query.set(key, filters[key].trim());
    }
  }
  for (const key of LISTS) {
    if (filters[key].length) {
      query.set(key, filters[key].join(","));
    }
  }
  if (filters.from) {
    query.set("from", String(filters.from));
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

/** FILTERS changed by CHANGE, from the first page on. */
export function changed(filters, change) {
  return { ...filters, ...change, from: 0 };
}

/** FILTERS with a condition sought as "yes" or "no", or no longer. */
export function toggled(filters, answer, condition) {
  const without = filters[answer].filter((one) => one !== condition);
  const list = without.length === filters[answer].length ? [...without, condition] : without;
  const other = answer === "yes" ? "no" : "yes";
  return changed(filters, { [answer]: list, [other]: filters[other].filter((one) => one !== condition) });
}

/** What is wrong with the typed numbers: {km, hours_max}, each a sentence or null. */
export function faultsOf(filters) {
  const isNumber = (text) => /^\d+(\.\d+)?$/.test(text.trim());
  const fault = (text, sentence) => (text.trim() && !isNumber(text) ? sentence : null);
  return {
    place: filters.km.trim() && !filters.place.trim() ? "Write the place that the distance is from." : null,
    km: fault(filters.km, "Write kilometres as a number, like 8."),
    hours_max: fault(filters.hours_max, "Write hours as a number, like 16."),
  };
}
