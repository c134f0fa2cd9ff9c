// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path } from "/api.js";
import { EventList } from "/casework/event-list.js";
import { decisionWords } from "/casework/events.js";
import { ClientLinks } from "/casework/links.js";
import { useCatalogue } from "/catalogue.js";
import { Loading } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { PrintButton } from "/parts/print.js";
import { useGet, usePost } from "/parts/use.js";
import { WishList } from "/print/wishes.js";
import { dayWords, stageWords } from "/words.js";

const HELP = "This is what a colleague needs to know before they meet the client: the story, the wishes, what was tried and what comes next. " +
  "It holds health data, so print it only where it is safe.";

function Facts({ person }) {
  const rows = [
    ["Stage", stageWords(person.profile.stage)],
    ["With", person.adviser],
    ["Last met", dayWords(person.last_met)],
    ["Next step", person.next_step],
    ["Skills", (person.profile.skills ?? []).join(", ")],
  ].filter(([, text]) => text);
  return html`<dl class="govuk-summary-list measure">${rows.map(([name, text]) => html`<div class="govuk-summary-list__row" key=${name}>
    <dt class="govuk-summary-list__key">${name}</dt><dd class="govuk-summary-list__value">${text}</dd></div>`)}</dl>`;
}

function Steps({ steps }) {
  return steps.length > 0 && html`<h2 class="govuk-heading-m">Small steps</h2>
    <ul class="govuk-list govuk-list--bullet">${steps.map((step, i) => html`<li key=${i}>${dayWords(step.day)}: ${step.text}</li>`)}</ul>`;
}

function Tried({ decisions }) {
  return html`<h2 class="govuk-heading-m">What was tried</h2>${decisions.length
    ? html`<ul class="govuk-list govuk-list--bullet">${decisions.map((one) => html`<li key=${one.vacancy}><strong>${decisionWords(one.decision)}</strong>: ${one.title}, ${one.employer} (${dayWords(one.day)})</li>`)}</ul>`
    : html`<p class="govuk-body">Nothing is decided on a vacancy yet.</p>`}`;
}

/** A client on paper, for the colleague who takes over. */
export default function Handover({ client }) {
  const load = useGet(path("/api/clients/{}", client));
  const log = useGet(path("/api/clients/{}/events", client));
  const list = usePost(path("/api/clients/{}/shortlist", client), { limit: 1 });
  const reasons = useCatalogue()?.reasons ?? [];
  const person = load.value;
  return html`<${Page} title="Handover: ${person ? person.alias || person.id : client}" help=${HELP} aside=${html`<${PrintButton} />`}>
    <${ClientLinks} client=${client} here="/handover" />
    <${Loading} load=${load} what="the client" />
    ${person && html`<div class="paper">
      <${Facts} person=${person} />
      ${person.story && html`<h2 class="govuk-heading-m">Their story</h2><p class="govuk-body event__text measure">${person.story}</p>`}
      <h2 class="govuk-heading-m">What they want</h2>
      <${Loading} load=${list} what="the wishes" />
      ${list.value && html`<${WishList} wishes=${list.value.wishes} said=${person.said ?? []} />`}
      <${Tried} decisions=${person.decisions ?? []} />
      <${Steps} steps=${person.steps ?? []} />
      <h2 class="govuk-heading-m">What happened</h2>
      <${Loading} load=${log} what="the history" />
      ${log.value && html`<${EventList} client=${client} events=${log.value} reasons=${reasons} all />`}
    </div>`}
  <//>`;
}
