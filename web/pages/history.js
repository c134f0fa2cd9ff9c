// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path } from "/api.js";
import { Decisions } from "/casework/decisions.js";
import { EventList } from "/casework/event-list.js";
import { HandOver } from "/casework/hand-over.js";
import { ClientLinks } from "/casework/links.js";
import { WriteDown } from "/casework/write-down.js";
import { useCatalogue } from "/catalogue.js";
import { Details } from "/parts/details.js";
import { Loading } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { useGet } from "/parts/use.js";
import { dayWords } from "/words.js";

const HELP = "Write down a meeting, a note or a small step, and how each application goes on; everything carries your name and the day. " +
  "A colleague who takes over reads this page from the top.";

function Now({ person }) {
  return html`<p class="govuk-body">
    ${person.adviser ? `With ${person.adviser}. ` : "Nobody has taken this client on. "}
    ${person.last_met ? `Last met ${dayWords(person.last_met)}. ` : "Not met yet. "}
    ${person.next_step && html`<br /><strong>Next step: ${person.next_step}</strong>`}</p>`;
}

/** What happened with a client, and what goes on. */
export default function History({ client }) {
  const person = useGet(path("/api/clients/{}", client));
  const log = useGet(path("/api/clients/{}/events", client));
  const reasons = useCatalogue()?.reasons ?? [];
  const saved = (now) => {
    person.setValue(now);
    log.reload();
  };
  const name = person.value ? person.value.alias || person.value.id : client;
  return html`<${Page} title="History of ${name}" help=${HELP}>
    <${ClientLinks} client=${client} here="/history" />
    <${Loading} load=${person} what="the client" />
    ${person.value && html`
      <${Now} person=${person.value} />
      <h2 class="govuk-heading-m">Write down</h2>
      <${WriteDown} client=${client} onSaved=${saved} />
      <h2 class="govuk-heading-m">Decisions</h2>
      <${Decisions} client=${client} decisions=${person.value.decisions ?? []} events=${log.value ?? []} reasons=${reasons} onSaved=${saved} />
      <h2 class="govuk-heading-m">What happened</h2>
      <${Loading} load=${log} what="the history" />
      ${log.value && html`<div class="measure"><${EventList} client=${client} events=${log.value} reasons=${reasons} /></div>`}
      <${Details} summary="Hand over to a colleague"><${HandOver} client=${client} onSaved=${saved} /><//>`}
  <//>`;
}
