// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path, session } from "/api.js";
import { ClientLinks } from "/casework/links.js";
import { Select } from "/parts/field.js";
import { Loading } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { PrintButton } from "/parts/print.js";
import { Table } from "/parts/table.js";
import { useGet, usePost } from "/parts/use.js";
import { Outcome, summaryOf } from "/print/outcome.js";
import { TIERS, WishList } from "/print/wishes.js";
import { go } from "/router.js";
import { dayWords } from "/words.js";

const HELP = "This is the shortlist on paper with the reasons: each wish, how it stands, and who says so. " +
  "It holds health data, so keep it as you keep a client’s file.";

const GROUPS = [["fits", "Fits"], ["ask_first", "Ask first"], ["near_misses", "Near misses"]];
const LENGTHS = ["3", "5", "10", "20"];

const listOf = new Map(TIERS);

function Reasons({ one }) {
  const wishes = TIERS.flatMap(([tier]) => one.wishes.filter((wish) => wish.tier === tier));
  return html`<div class="paper__table"><${Table} caption="Reasons for ${one.title}" hideCaption rows=${wishes} keyOf=${(wish) => `${wish.tier} ${wish.says}`}
    columns=${[
      { name: "Wish", draw: (wish) => html`${wish.says} <span class="quiet">${listOf.get(wish.tier).toLowerCase()}</span>` },
      { name: "Met", draw: (wish) => html`<${Outcome} outcome=${wish.outcome} />` },
      { name: "Who says so", draw: (wish) => wish.ground },
    ]} /></div>`;
}

function Vacancy({ one, place }) {
  return html`<article class="paper__vacancy">
    <h3 class="govuk-heading-s">${place}. ${one.title}, ${one.employer} <span class="quiet">(vacancy ${one.vacancy})</span></h3>
    <p class="govuk-body">${summaryOf(one, dayWords)}</p>
    ${one.change && html`<p class="govuk-body"><strong>What would have to change:</strong> ${one.change}</p>`}
    <${Reasons} one=${one} />
    ${one.questions?.length > 0 && html`<p class="govuk-body"><strong>To ask:</strong> ${one.questions.map((question) => question.ask).join(" ")}</p>`}
  </article>`;
}

function Sheet({ person, list }) {
  return html`
    <p class="govuk-body">${session.get().name}, ${dayWords(list.date)}. Of ${list.counts.live} open vacancies ${list.counts.fits} fit, ${list.counts.ask_first} are to be asked about, ${list.counts.near_misses} are near misses.</p>
    <h2 class="govuk-heading-m">Wishes</h2>
    <${WishList} wishes=${list.wishes} said=${person.said ?? []} />
    ${GROUPS.map(([key, name]) => html`<section key=${key}><h2 class="govuk-heading-m">${name}</h2>
      ${list[key].length ? list[key].map((one, i) => html`<${Vacancy} key=${one.vacancy} one=${one} place=${i + 1} />`) : html`<p class="govuk-body">None.</p>`}</section>`)}`;
}

/** The shortlist with its reasons on paper: `?n=` of each group. */
export default function PrintEsw({ client, query }) {
  const length = LENGTHS.includes(query.get("n")) ? query.get("n") : "5";
  const load = useGet(path("/api/clients/{}", client));
  const list = usePost(path("/api/clients/{}/shortlist", client), { limit: Number(length) });
  const choose = (n) => go(`${path("/clients/{}/print/esw", client)}?n=${n}`, { replace: true, stay: true });
  return html`<${Page} title="Shortlist with reasons: ${load.value ? load.value.alias || load.value.id : client}" help=${HELP} aside=${html`<${PrintButton} />`}>
    <${ClientLinks} client=${client} here="/print/esw" />
    <div class="no-print"><${Select} label="Of each group" value=${length} onInput=${choose} options=${LENGTHS.map((value) => ({ value, name: `the first ${value}` }))} /></div>
    <${Loading} load=${load.value ? list : load} what="the shortlist" />
    ${load.value && list.value && html`<div class="paper"><${Sheet} person=${load.value} list=${list.value} /></div>`}
  <//>`;
}
