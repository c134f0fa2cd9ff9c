// SPDX-License-Identifier: GPL-3.0-or-later
// Where a vacancy comes from, what was read besides facts, and what people said of it.
import { html, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { Button } from "/parts/button.js";
import { Details } from "/parts/details.js";
import { Field } from "/parts/field.js";
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

const STATES = { stands: "counts", replaced: "was said anew", expired: "has expired", disputed: "is disputed" };

function stateWords(tag) {
  if (tag.disputed) {
    return `${STATES.disputed} by ${tag.disputed.by}, ${dayWords(tag.disputed.day)}: ${tag.disputed.reason}`;
  }
  return tag.state === "stands" ? `counts until ${dayWords(tag.until)}` : STATES[tag.state];
}

// What an adviser knows better is not taken away: it is said, with the reason.
function Dispute({ vacancy, tag, name, onSaved }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState(null);
  const submit = async (event) => {
    event.preventDefault();
    try {
      onSaved(await post(path("/api/vacancies/{}/tags/{}/dispute", String(vacancy), String(tag.tag)), { reason: reason.trim() }), name);
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  if (!isOpen) {
    return html`<${Button} kind="link" onClick=${() => setOpen(true)}>Dispute<span class="govuk-visually-hidden">: ${name}</span><//>`;
  }
  return html`<form onSubmit=${submit} novalidate>
    <${Field} label="What is known against it?" value=${reason} onInput=${setReason} error=${error} />
    <${Button} type="submit" kind="secondary">Dispute it<//>
  </form>`;
}

/** What employers and advisers said, oldest first. */
export function Said({ vacancy, tags, catalogue, canSay, onSaved }) {
  return html`<${Table} caption="What people said" hideCaption keyOf=${(tag) => tags.indexOf(tag)} rows=${tags}
    empty="Nobody was asked yet. “Correct” and “Fill in” put in what you are told."
    columns=${[
      { name: "What", draw: (tag) => nameOf(catalogue, tag.condition) },
      { name: "Answer", draw: saidWords },
      { name: "Who", draw: (tag) => [sourceWords(tag.source), tag.by && tag.by !== tag.source && `by ${tag.by}`].filter(Boolean).join(", ") },
      { name: "Day", draw: (tag) => dayWords(tag.day) },
      { name: "In their words", draw: (tag) => tag.words ?? "" },
      { name: "How it stands", draw: (tag) => html`${stateWords(tag)} ${canSay && tag.state === "stands" && html`<${Dispute} vacancy=${vacancy} tag=${tag} name=${nameOf(catalogue, tag.condition)} onSaved=${onSaved} />`}` },
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
