// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path } from "/api.js";
import { Question } from "/calls/question.js";
import { Radios } from "/parts/choice.js";
import { Loading } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { PrintButton } from "/parts/print.js";
import { useGet } from "/parts/use.js";
import { SPEAKERS } from "/vacancy/correct.js";
import { Outside } from "/vacancy/sources.js";
import { count } from "/words.js";

const HELP = "Go through the questions while you are on the telephone: each answer is saved as you choose it, and every client’s list follows. " +
  "“Not sure” saves nothing, so the question stays on the sheet for the next call.";

function Vacancy({ line, source }) {
  return html`<section class="call" aria-labelledby="call-${line.vacancy}">
    <h2 class="govuk-heading-m" id="call-${line.vacancy}" tabindex="-1"><a class="govuk-link" href="/vacancies/${line.vacancy}">${line.title}</a></h2>
    <p class="govuk-body">${line.place}${line.url && html`<span class="no-print">, <${Outside} url=${line.url}>open the advert<//></span>`}</p>
    <ol class="found-list">${line.questions.map((question, i) => html`<${Question} key="${question.condition} ${question.ask}" vacancy=${line.vacancy} number=${i + 1} question=${question} source=${source} />`)}</ol>
  </section>`;
}

// On a long sheet one goes straight to the vacancy that the call is about.
function Contents({ vacancies }) {
  return vacancies.length > 1 && html`<nav class="no-print" aria-label="Vacancies on this sheet"><ul class="govuk-list">
    ${vacancies.map((line) => html`<li key=${line.vacancy}><a class="govuk-link target" href="#call-${line.vacancy}">${line.title}</a>
      <span class="quiet"> ${[line.place, count(line.questions.length, "question")].filter(Boolean).join(", ")}</span></li>`)}
  </ul></nav>`;
}

/** All open questions about one employer's vacancies, without any client in it. */
export default function CallSheet({ employer }) {
  const load = useGet(path("/api/callsheets/{}", employer));
  const [source, setSource] = useState("employer");
  const vacancies = load.value?.vacancies ?? [];
  return html`<${Page} title="Call sheet: ${employer}" help=${HELP} aside=${vacancies.length > 0 && html`<${PrintButton} />`}>
    <p class="govuk-body no-print"><a class="govuk-link target" href="/callsheets">All call sheets</a></p>
    <${Loading} load=${load} what="the questions" />
    ${load.value && !vacancies.length && html`<p class="govuk-body">There is nothing to ask ${employer} at present. <a class="govuk-link" href=${`/find?employer=${encodeURIComponent(employer)}`}>See their vacancies</a>.</p>`}
    ${vacancies.length > 0 && html`<div class="measure">
      <div class="no-print"><${Radios} legend="Where do the answers come from?" value=${source} onInput=${setSource} options=${SPEAKERS} inline /></div>
      <${Contents} vacancies=${vacancies} />
      ${vacancies.map((line) => html`<${Vacancy} key=${line.vacancy} line=${line} source=${source} />`)}
    </div>`}
  <//>`;
}
