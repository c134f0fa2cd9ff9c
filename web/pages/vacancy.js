// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path, session } from "/api.js";
import { useCatalogue } from "/catalogue.js";
import { Details } from "/parts/details.js";
import { Loading, Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { factsOf, marksOf, placesWords, unknownsOf } from "/parts/record.js";
import { useGet } from "/parts/use.js";
import { say } from "/say.js";
import { Advert } from "/vacancy/advert.js";
import { Carve } from "/vacancy/carve.js";
import { EmployerLinks } from "/vacancy/employer-links.js";
import { Facts } from "/vacancy/facts.js";
import { Copies, Outside, Said, Work } from "/vacancy/sources.js";
import { dayWords } from "/words.js";

const HELP = "Left stands the advert as it was published, with the words behind each fact underlined; right stands what is known, and who says so. " +
  "When an employer has told you something, choose “Correct” or “Fill in” beside the fact: every client’s list follows at once.";

function Head({ record, client }) {
  const where = [record.employer, placesWords(record)].filter(Boolean).join(" · ");
  const days = [record.posted && `Posted ${dayWords(record.posted)}`, record.closes ? `closes ${dayWords(record.closes)}` : "no closing date"];
  return html`
    <p class="govuk-body">${where && html`<strong>${where}</strong><br />`}${days.filter(Boolean).join(", ")}</p>
    ${record.closed && html`<${Notice} kind="warning">Closed on ${dayWords(record.closed.day)}: ${record.closed.reason}.<//>`}
    <ul class="link-row no-print">
      ${record.url && html`<li><${Outside} url=${record.url}>Open the advert<//></li>`}
      ${record.employer && session.get().role !== "admin" && html`<li><a class="govuk-link target" href=${path("/callsheets/{}", record.employer)}>Call sheet of ${record.employer}</a></li>`}
      ${client && html`<li><a class="govuk-link target" href=${path("/clients/{}", client)}>Back to the client</a></li>`}
    </ul>`;
}

function Whole({ record, catalogue, client, onSaved }) {
  const facts = factsOf(record, catalogue);
  const canSay = session.get().role !== "admin" && !record.closed;
  return html`
    <${Head} record=${record} client=${client} />
    <div class="halves">
      <section aria-labelledby="advert-heading">
        <h2 class="govuk-heading-m" id="advert-heading">The advert</h2>
        <${Advert} record=${record} marks=${marksOf(facts)} />
        <h2 class="govuk-heading-m">Where it stands</h2>
        <${Copies} record=${record} />
      </section>
      <section aria-labelledby="facts-heading">
        <h2 class="govuk-heading-m" id="facts-heading">What is known</h2>
        <${Facts} vacancy=${record.vacancy} canSay=${canSay} facts=${facts} unknowns=${unknownsOf(record, catalogue)} catalogue=${catalogue} onSaved=${onSaved} />
        <${Work} record=${record} />
        ${canSay && html`<${Details} summary="Ask the employer by a link"><${EmployerLinks} record=${record} /><//>`}
        ${canSay && html`<${Details} summary="Propose other hours or duties" open=${Boolean(client)}><${Carve} record=${record} client=${client} /><//>`}
      </section>
    </div>
    <h2 class="govuk-heading-m">What people said</h2>
    <${Said} vacancy=${record.vacancy} tags=${record.tags ?? []} catalogue=${catalogue} canSay=${canSay} onSaved=${onSaved} />`;
}

/** One vacancy: its advert, its facts, and what can be done about them. `?client=` is whom one comes from. */
export default function Vacancy({ vacancy, query }) {
  const load = useGet(path("/api/vacancies/{}", vacancy));
  const catalogue = useCatalogue();
  const saved = (record, name) => {
    load.setValue(record);
    say(`Saved: ${name}.`);
  };
  return html`<${Page} title=${load.value?.title ?? `Vacancy ${vacancy}`} help=${HELP}>
    ${load.value && catalogue
      ? html`<${Whole} record=${load.value} catalogue=${catalogue} client=${query.get("client")} onSaved=${saved} />`
      : html`<${Loading} load=${load.value ? {} : load} what="the vacancy" />`}
  <//>`;
}
