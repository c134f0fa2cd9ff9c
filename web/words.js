// SPDX-License-Identifier: GPL-3.0-or-later
// How days and counts are said.

const DAY_MS = 24 * 60 * 60 * 1000;
const whole = new Intl.NumberFormat("en-GB");
const longDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "2026-11-18" as "18 Nov 2026"; what is no day comes back as it is. */
export function dayWords(day) {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day || "" : longDay.format(time);
}

/** "today", "yesterday", "in 3 days", "12 days ago". */
export function agoWords(day, today) {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  if (Number.isNaN(days)) {
    return "";
  }
  if (days === 0 || days === 1) {
    return days ? "yesterday" : "today";
  }
  return days < 0 ? `in ${count(-days, "day")}` : `${days} days ago`;
}

/** "1 vacancy", "3 vacancies", "1,204 vacancies". */
export function count(number, one, many = `${one}s`) {
  return `${whole.format(number)} ${number === 1 ? one : many}`;
}

/** The client's stage, for people. */
export const stages = [
  { value: "ready", name: "Ready", hint: "Keen, and could start soon." },
  { value: "adapting", name: "Adapting", hint: "Could work if the work is adapted." },
  { value: "exploring", name: "Exploring", hint: "Finding out what work could be." },
];

export const stageWords = (stage) => stages.find((each) => each.value === stage)?.name ?? "";

/** A link out of an advert, if it is one that may be followed; else null. */
export function safeLink(url) {
  return /^https?:\/\//i.test(url || "") ? url : null;
}
