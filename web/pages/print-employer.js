// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path, session } from "/api.js";
import { useCatalogue } from "/catalogue.js";
import { Button } from "/parts/button.js";
import { Loading, Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { PrintButton } from "/parts/print.js";
import { namesIn } from "/parts/privacy.js";
import { nameOf, placesWords, quantityWords } from "/parts/record.js";
import { useGet } from "/parts/use.js";
import { dayWords } from "/words.js";

const HELP = "This page is for the employer: what you propose, what they said could be agreed, and what you would like to ask. " +
  "It names no client and says nothing about health, and its questions are those of all your clients together.";

function Proposal({ proposal }) {
  return html`<h2 class="govuk-heading-m">What we propose</h2>
    ${proposal.hours && html`<p class="govuk-body"><strong>Hours:</strong> ${proposal.hours}</p>`}
    ${proposal.duties && html`<p class="govuk-body event__text"><strong>Duties:</strong> ${proposal.duties}</p>`}`;
}

function Agreed({ record, catalogue }) {
  const facts = (record.facts ?? []).filter((fact) => fact.value === "agree");
  const hours = record.quantities?.hours_per_week;
  return html`
    <h2 class="govuk-heading-m">What we understood</h2>
    <p class="govuk-body">${[record.title, record.employer, placesWords(record), hours && quantityWords("hours_per_week", hours)].filter(Boolean).join(", ")}</p>
    ${facts.length > 0 && html`<p class="govuk-body">You said that this could be agreed:</p>
      <ul class="govuk-list govuk-list--bullet">${facts.map((fact) => html`<li key=${fact.condition}>${nameOf(catalogue, fact.condition)}</li>`)}</ul>`}`;
}

// What is left out stays on the screen, so that it can be put back.
function Questions({ questions }) {
  const [out, setOut] = useState([]);
  const isOut = (ask) => out.includes(ask);
  const change = (ask) => setOut(isOut(ask) ? out.filter((other) => other !== ask) : [...out, ask]);
  const isEmpty = questions.every(isOut);
  return questions.length > 0 && html`<h2 class="govuk-heading-m ${isEmpty ? "no-print" : ""}">What we would like to ask</h2>
    <ol class="govuk-list govuk-list--number">${questions.map((ask) => html`<li key=${ask} class="paper__question ${isOut(ask) ? "no-print quiet" : ""}">
      ${isOut(ask) ? html`<s>${ask}</s>` : ask} <span class="no-print"><${Button} kind="link" onClick=${() => change(ask)}>${isOut(ask) ? "Put back" : "Leave out"}<span class="govuk-visually-hidden">: ${ask}</span><//></span></li>`)}</ol>`;
}

function Sheet({ record, proposal, questions, catalogue }) {
  return html`<div class="paper paper--employer">
    <p class="govuk-body">We support people into work that suits them, and stay in touch for as long as it takes. Your vacancy may suit somebody if a few things can be settled first.</p>
    <${Agreed} record=${record} catalogue=${catalogue} />
    ${proposal && html`<${Proposal} proposal=${proposal} />`}
    <${Questions} questions=${questions} />
    <p class="govuk-body">${session.get().name}, ${dayWords(session.get().today)}</p>
  </div>`;
}

function Whole({ client, person, record, catalogue }) {
  const sheet = useGet(record.employer ? path("/api/callsheets/{}", record.employer) : null);
  const proposal = (person.proposals ?? []).filter((one) => one.vacancy === record.vacancy).pop();
  const questions = (sheet.value?.vacancies.find((one) => one.vacancy === record.vacancy)?.questions ?? []).map(({ ask }) => ask);
  const names = proposal ? namesIn(`${proposal.hours ?? ""} ${proposal.duties ?? ""}`, [person.id, person.alias]) : [];
  const back = `/vacancies/${record.vacancy}?client=${encodeURIComponent(client)}`;
  return html`
    <ul class="link-row no-print"><li><a class="govuk-link target" href=${back}>Back to the vacancy</a></li></ul>
    ${!proposal && html`<div class="no-print"><${Notice}>There is no proposal for this vacancy yet. <a class="govuk-link" href=${back}>Write one</a>, or print the questions alone.<//></div>`}
    ${names.length > 0
      ? html`<${Notice} kind="problem">The proposal has “${names[0]}” in it, which is the client’s name. It is not shown: <a class="govuk-link" href=${back}>write it anew without the name</a>.<//>`
      : html`<p class="govuk-body no-print">Before you print: the browser may add the page’s address at the foot. Turn off “headers and footers” in its window if it does.</p>`}
    <${Loading} load=${record.employer ? sheet : { value: null }} what="the questions" />
    ${(sheet.value || !record.employer || sheet.error) && html`<${Sheet} record=${record} proposal=${names.length ? null : proposal} questions=${questions} catalogue=${catalogue} />`}`;
}

/** One page for the employer: `?vacancy=`. Its heading, and the window's title, name the vacancy alone. */
export default function PrintEmployer({ client, query }) {
  const vacancy = query.get("vacancy") ?? "";
  const load = useGet(vacancy ? path("/api/vacancies/{}", vacancy) : null);
  const person = useGet(path("/api/clients/{}", client));
  const catalogue = useCatalogue();
  const ready = load.value && person.value && catalogue;
  return html`<${Page} title=${load.value ? `About your vacancy: ${load.value.title}` : "For the employer"} help=${HELP} aside=${html`<${PrintButton} />`}>
    ${!vacancy && html`<p class="govuk-body">Open a vacancy first, then choose “Propose other hours or duties”.</p>`}
    ${vacancy && !ready && html`<${Loading} load=${load.value ? person : load} what="the page" />`}
    ${ready && html`<${Whole} client=${client} person=${person.value} record=${load.value} catalogue=${catalogue} />`}
  <//>`;
}
