// SPDX-License-Identifier: GPL-3.0-or-later
// Where a vacancy comes from, what was read besides facts, and what people said of it.
import { html } from "/vendor/preact.js";
import { Details } from "/parts/details.js";
import { nameOf, quantityWords, sourceWords, valueWords } from "/parts/record.js";
import { Table } from "/parts/table.js";
import { dayWords, safeLink } from "/words.js";

/** A link to the world outside, in a window of its own; what is no web address is text. */
export function Outside({ url, children }) {
  return safeLink(url)
    ? html`<a class="govuk-link target" href=${url} target="_blank" rel="noopener noreferrer">${children ?? url}<span class="govuk-visually-hidden"> (opens in a new window)</span></a>`
    : html`${children ?? url}`;
}

function hostOf(url) {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

/** Every advert that the vacancy stands in. */
export function Copies({ record }) {
  const adverts = record.adverts ?? [];
  const others = (record.links ?? []).filter((link) => !adverts.some((advert) => advert.url === link));
  if (!adverts.length && !others.length) {
    return html`<p class="govuk-body">It stands in no advert.</p>`;
  }
  return html`<ul class="govuk-list govuk-list--bullet">
    ${adverts.map((advert) => html`<li key="${advert.feed} ${advert.id}">${advert.feed}, as ${advert.id}${advert.url && html`: <${Outside} url=${advert.url}>${hostOf(advert.url)}<//>`}</li>`)}
    ${others.map((link) => html`<li key=${link}><${Outside} url=${link} /></li>`)}
  </ul>`;
}

const saidWords = (tag) => (typeof tag.value === "string" ? valueWords(tag.value) : quantityWords(tag.condition, tag.value));

/** What employers and advisers said, oldest first. */
export function Said({ tags, catalogue }) {
  return html`<${Table} caption="What people said" hideCaption keyOf=${(tag) => tags.indexOf(tag)} rows=${tags}
    empty="Nobody was asked yet. “Correct” and “Fill in” put in what you are told."
    columns=${[
      { name: "What", draw: (tag) => nameOf(catalogue, tag.condition) },
      { name: "Answer", draw: saidWords },
      { name: "Who", draw: (tag) => [sourceWords(tag.source), tag.by && tag.by !== tag.source && `by ${tag.by}`].filter(Boolean).join(", ") },
      { name: "Day", draw: (tag) => dayWords(tag.day) },
      { name: "In their words", draw: (tag) => tag.words ?? "" },
    ]} />`;
}

/** Kinds of work and skills, as read. */
export function Work({ record }) {
  const { occupations = [], skills = [] } = record;
  return html`<${Details} summary="Kind of work, and skills">
    <p class="govuk-body">${occupations.length
      ? html`Read as: ${occupations.map((one) => `${one.title} (${one.code}, ${one.confidence} in 100 sure)`).join("; ")}.`
      : "The kind of work was not recognised."}</p>
    <p class="govuk-body">${skills.length
      ? html`Skills: ${skills.map((one) => `${one.title}${one.required ? "" : " (would help)"}`).join("; ")}.`
      : "No skills were recognised."}</p>
  <//>`;
}
