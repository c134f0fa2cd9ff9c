// SPDX-License-Identifier: GPL-3.0-or-later
// A vacancy's record in plain words: what is known, who says so, how much, when.

// Before somebody's words, and where there are none.
const SOURCES = {
  employer: ["the employer says", "said by the employer"],
  adviser: ["checked by an adviser", "checked by an adviser"],
  advert: ["the advert says", "from the advert"],
  feed: ["the board’s own field says", "from the board’s own field"],
  prior: ["nobody says so; taken as usual", "nobody says so; taken as usual"],
};

const VALUES = { yes: "Yes", no: "No", agree: "Could be agreed" };

const QUANTITIES = {
  hours_per_week: "Hours",
  days_per_week: "Days of work",
  shift: "Times",
  days: "Which days",
  pay: "Pay",
  max_lift_kg: "Heaviest load",
  requires: "What they ask for",
};

const DAYS = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

const SIGNS = { GBP: "£", EUR: "€", USD: "$" };

export const DAY_NAMES = DAYS;
export const QUANTITY_NAMES = QUANTITIES;

/** Who says so: before their words ("the advert says"), or, without words, "from the advert". */
export function sourceWords(source, hasWords) {
  return SOURCES[source]?.[hasWords ? 0 : 1] ?? source;
}

export function valueWords(value) {
  return VALUES[value] ?? String(value);
}

// "16 to 20", "up to 16", "at least 16"; `sign` stands before each figure.
function range(amount, sign = "") {
  const said = (figure) => {
    const pence = sign && !Number.isInteger(figure) ? figure.toFixed(2) : String(figure);
    return sign + (sign ? pence.replace(/\B(?=(\d{3})+(?!\d))/g, ",") : pence);
  };
  const { min, max } = amount;
  if (min == null) {
    return max == null ? "" : `up to ${said(max)}`;
  }
  if (max == null) {
    return `at least ${said(min)}`;
  }
  return min === max ? said(min) : `${said(min)} to ${said(max)}`;
}

// "Fewer than 35 hours", which follows from part-time, is kept as at most 34.99.
function hours(amount) {
  const above = Math.ceil(amount.max) - amount.max;
  return amount.min == null && above > 0 && above < 0.02 ? `under ${Math.ceil(amount.max)}` : range(amount);
}

function many(amount, one) {
  return amount.min === 1 && amount.max === 1 ? one : `${one}s`;
}

function payWords(pay) {
  const figures = range(pay, SIGNS[pay.currency ?? "GBP"] ?? `${pay.currency} `);
  const per = pay.period ? ` ${pay.period === "hour" ? "an" : "a"} ${pay.period}` : "";
  return figures + per + (pay.pro_rata ? ", for full-time hours" : "");
}

function shiftWords({ start, end }) {
  if (start && end) {
    return `${start} to ${end}`;
  }
  return start ? `from ${start}` : `until ${end}`;
}

const joined = (parts) => parts.filter(Boolean).join("; ");

function daysWords(days) {
  const row = days.in_a_row === 1 ? "no two days in a row" : `${days.in_a_row} days in a row`;
  return joined([
    days.named?.map((day) => DAYS[day] ?? day).join(", "),
    days.parts?.map((part) => `${part}s`).join(", "),
    days.in_a_row && row,
  ]);
}

function requiresWords(requires) {
  return joined([
    requires.level && `a qualification at level ${requires.level}`,
    requires.registers && `registration: ${requires.registers.join(" or ")}`,
    requires.driving_licence && "a driving licence",
  ]);
}

/** "15 hours a week", "£12.71 an hour", "13:30 to 18:30" of one of the record's quantities. */
export function quantityWords(quantity, value) {
  switch (quantity) {
    case "hours_per_week":
      return `${hours(value)} ${many(value, "hour")} a week`;
    case "days_per_week":
      return `${range(value)} ${many(value, "day")} a week`;
    case "pay":
      return payWords(value);
    case "max_lift_kg":
      return `up to ${value.value ?? value} kg`;
    case "shift":
      return shiftWords(value);
    case "days":
      return daysWords(value);
    case "requires":
      return requiresWords(value);
    default:
      return JSON.stringify(value);
  }
}

export function placesWords(record) {
  return (record.places ?? []).map((place) => place.name).filter(Boolean).join("; ");
}

/** The name of a condition or quantity, by the catalogue. */
export function nameOf(catalogue, id) {
  const condition = catalogue?.conditions?.find((one) => one.id === id);
  return condition?.name ?? QUANTITIES[id] ?? id.replaceAll("_", " ");
}

function said(list, of) {
  return (list ?? []).filter((one) => of(one));
}

/**
 * Every fact of a record as one list, quantities first, then conditions in the catalogue's order.
 * @returns {object[]} {anchor, id, name, words, source, quote, start, end, weak, by, day, from, also: […]}
 */
export function factsOf(record, catalogue) {
  const order = new Map((catalogue?.conditions ?? []).map((one, i) => [one.id, i]));
  const quantities = Object.keys(QUANTITIES)
    .filter((id) => record.quantities?.[id])
    .map((id) => quantityFact(id, record, catalogue));
  const conditions = [
    ...said(record.facts, (fact) => fact.condition),
    ...said(record.entailed, (fact) => fact.condition),
  ]
    .sort((a, b) => (order.get(a.condition) ?? 1e3) - (order.get(b.condition) ?? 1e3))
    .map((fact) => conditionFact(fact, record, catalogue));
  return [...quantities, ...conditions];
}

function quantityFact(id, record, catalogue) {
  const value = record.quantities[id];
  const also = said(record.quantities_also, (one) => one.quantity === id);
  return {
    ...sourced(value, `fact-${id}`),
    id,
    name: nameOf(catalogue, id),
    words: quantityWords(id, value),
    also: also.map((one, i) => ({
      ...sourced(one, `also-${id}-${i}`),
      words: quantityWords(id, one),
    })),
  };
}

function conditionFact(fact, record, catalogue) {
  const also = said(record.also, (one) => one.condition === fact.condition);
  return {
    ...sourced(fact, `fact-${fact.condition}`),
    id: fact.condition,
    name: nameOf(catalogue, fact.condition),
    words: valueWords(fact.value),
    from: fact.from ? nameOf(catalogue, fact.from) : null,
    also: also.map((one, i) => ({
      ...sourced(one, `also-${fact.condition}-${i}`),
      words: valueWords(one.value),
      agrees: one.value === fact.value,
    })),
  };
}

// Who says it and in which words; a quantity's place in the text stands in "at".
function sourced(fact, anchor) {
  const [start, end] = fact.at ?? [fact.start, fact.end];
  const { source, quote, weak, by, day, words: said } = fact;
  return { anchor, source, quote, weak: Boolean(weak), by, day, said, start, end };
}

/**
 * What of the text is to be marked: a fact's words, and those of what else was said. What
 * follows from another fact has that one's words, and is not marked again.
 */
export function marksOf(facts) {
  return facts.filter((fact) => !fact.from).flatMap((fact) => [fact, ...fact.also]
    .filter((one) => Number.isInteger(one.start))
    .map((one) => ({
      start: one.start,
      end: one.end,
      anchor: one.anchor,
      label: `${fact.name}: ${one.words}`,
      beside: one !== fact,
    })));
}

/** The conditions of the catalogue that nothing is known of. */
export function unknownsOf(record, catalogue) {
  const known = new Set(factsOf(record, catalogue).map((fact) => fact.id));
  return (catalogue?.conditions ?? []).filter((one) => !known.has(one.id));
}
