// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path } from "/api.js";
import { Details } from "/parts/details.js";
import { Loading } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { useGet } from "/parts/use.js";
import { dayWords } from "/words.js";

const HELP = "Each morning brings what became a match for one of your clients, and what is over of those they were interested in. " +
  "A vacancy is told once; all that suit a client stand in the client’s list.";

function Match({ match }) {
  const about = [match.employer, match.place, match.closes && `closes ${dayWords(match.closes)}`].filter(Boolean).join(", ");
  return html`<li>
    <strong>${match.heading}</strong>: <a class="govuk-link" href=${path("/vacancies/{}", match.vacancy)}>${match.title}</a>${about && `, ${about}`}
    <div class="quiet">${match.why}</div>
    ${match.questions.length > 0 && html`<${Details} summary=${`To ask about ${match.title}`}>
      <ul class="govuk-list govuk-list--bullet">${match.questions.map((ask) => html`<li key=${ask}>${ask}</li>`)}</ul><//>`}
  </li>`;
}

function Digest({ digest }) {
  return html`<section>
    <h2 class="govuk-heading-m">${dayWords(digest.day)}</h2>
    ${digest.clients.map((client) => html`<div key=${client.client}>
      <h3 class="govuk-heading-s"><a class="govuk-link" href=${path("/clients/{}", client.client)}>${client.alias}</a></h3>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">${client.matches.map((match) => html`<${Match} key=${match.vacancy} match=${match} />`)}</ol>
    </div>`)}
  </section>`;
}

/** What became a match lately, for whom, and why. */
export default function News() {
  const load = useGet("/api/alerts");
  return html`<${Page} title="New" help=${HELP}>
    <${Loading} load=${load} what="what is new" />
    ${load.value && !load.value.length && html`<p class="govuk-body">Nothing yet. Alerts are switched on with each client, and looked for every night.</p>`}
    ${(load.value || []).map((digest) => html`<${Digest} key=${digest.id} digest=${digest} />`)}
  <//>`;
}
