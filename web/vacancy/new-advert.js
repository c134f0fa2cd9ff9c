// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the form for a vacancy that somebody told of, as an advert that the service takes.

const LONGEST_ID = 150;

export const EMPTY = { title: "", employer: "", place: "", hours: "", pay: "", closes: "", url: "", description: "" };

// "28/11/2026" or "2026-11-28"; null for what is no day.
function dayOf(text) {
  const found = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text);
  const day = found ? `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}` : text;
  const date = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T12:00:00Z`) : null;
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

/** What is wrong: {field: sentence}, empty where nothing is. */
export function faultsOf(form) {
  const faults = {};
  if (!form.title.trim()) {
    faults.title = "Write what the work is called.";
  }
  if (!form.employer.trim()) {
    faults.employer = "Write who the employer is.";
  }
  if (form.closes.trim() && !dayOf(form.closes.trim())) {
    faults.closes = "Write the closing day like 28/11/2026.";
  }
  if (form.url.trim() && !/^https?:\/\/\S+$/i.test(form.url.trim())) {
    faults.url = "A web address begins with https://";
  }
  return faults;
}

/** The mapped advert (docs/formats.md) of a form without faults. Sent twice on one day it is the same advert. */
export function advertOf(form, today) {
  const said = Object.fromEntries(Object.entries(form).map(([key, text]) => [key, text.trim()]).filter(([, text]) => text));
  const { place, closes, ...advert } = said;
  return {
    id: `${today} ${advert.title}, ${advert.employer}, ${place ?? ""}`.slice(0, LONGEST_ID),
    ...advert,
    ...(place && { places: [place] }),
    ...(closes && { closes: dayOf(closes) }),
  };
}
