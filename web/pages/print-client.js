// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path, session } from "/api.js";
import { ClientLinks } from "/casework/links.js";
import { Checkbox } from "/parts/choice.js";
import { Loading, Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { PrintButton } from "/parts/print.js";
import { useGet, usePost, usePosts } from "/parts/use.js";
import { Choose, choicesOf, chosenOf } from "/print/choose.js";
import { summaryOf } from "/print/outcome.js";
import { go } from "/router.js";
import { dayWords, safeLink } from "/words.js";

const HELP = "This page is for the client to take home: a few vacancies, why each may suit, and what is not known yet. " +
  "Choose the vacancies and the size of the letters, then print.";

const MOST_REASONS = 5;
const MOST_QUESTIONS = 4;

function Vacancy({ one }) {
  const good = one.wishes.filter((wish) => wish.outcome === "met" && !wish.implied).slice(0, MOST_REASONS);
  const against = one.wishes.filter((wish) => wish.tier !== "nice" && (wish.outcome === "not_met" || wish.outcome === "partly"));
  const link = safeLink(one.url) ?? (one.links ?? []).find(safeLink);
  return html`<article class="paper__vacancy paper__vacancy--whole">
    <h2 class="govuk-heading-m">${one.title}</h2>
    <p class="govuk-body"><strong>${one.employer}</strong><br />${summaryOf(one, dayWords)}</p>
    ${good.length > 0 && html`<p class="govuk-body"><strong>What fits you:</strong> ${good.map((wish) => wish.says).join("; ")}.</p>`}
    ${against.length > 0 && html`<p class="govuk-body"><strong>What does not, or only in part:</strong> ${against.map((wish) => wish.says).join("; ")}.</p>`}
    ${one.questions?.length > 0 && html`<p class="govuk-body"><strong>What we will ask them:</strong></p>
      <ul class="govuk-list govuk-list--bullet">${one.questions.slice(0, MOST_QUESTIONS).map((question) => html`<li key=${question.ask}>${question.ask}</li>`)}</ul>`}
    ${link && html`<p class="govuk-body"><strong>Where it is:</strong> ${link}</p>`}
  </article>`;
}

function Sheet({ client, person, numbers }) {
  const load = usePosts(path("/api/clients/{}/explain", client), numbers.map((vacancy) => ({ vacancy: String(vacancy) })));
  return html`
    ${person.next_step && html`<${Notice}><strong>Next step:</strong> ${person.next_step}<//>`}
    <${Loading} load=${load} what="the vacancies" />
    ${load.value && !load.value.length && html`<p class="govuk-body">No vacancy is chosen.</p>`}
    ${load.value?.map((one) => html`<${Vacancy} key=${one.vacancy} one=${one} />`)}
    <p class="govuk-body">${session.get().name}, ${dayWords(session.get().today)}</p>`;
}

/** One page for the client, in plain words: `?v=12,7&large=1`. */
export default function PrintClient({ client, query }) {
  const load = useGet(path("/api/clients/{}", client));
  const list = usePost(path("/api/clients/{}/shortlist", client), { limit: 20 });
  const isLarge = query.get("large") === "1";
  const address = (numbers, large) => `${path("/clients/{}/print/client", client)}?v=${numbers.join(",")}${large ? "&large=1" : ""}`;
  const ready = load.value && list.value;
  const choices = ready ? choicesOf(load.value, list.value) : [];
  const chosen = ready ? chosenOf(query.get("v"), load.value, choices) : [];
  return html`<${Page} title="Vacancies for ${load.value ? load.value.alias || load.value.id : client}" help=${HELP} aside=${html`<${PrintButton} />`}>
    <${ClientLinks} client=${client} here="/print/client" />
    <${Loading} load=${load.value ? list : load} what="the page" />
    ${ready && html`
      <div class="no-print measure"><${Checkbox} label="Large letters" checked=${isLarge} onInput=${(on) => go(address(chosen, on), { replace: true, stay: true })} /></div>
      <${Choose} choices=${choices} chosen=${chosen} address=${(numbers) => address(numbers, isLarge)} />
      <div class="paper ${isLarge ? "paper--large" : ""}"><${Sheet} client=${client} person=${load.value} numbers=${chosen} /></div>`}
  <//>`;
}
