// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Select } from "/parts/field.js";
import { Loading, Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { PrintButton } from "/parts/print.js";
import { Table } from "/parts/table.js";
import { TierBar } from "/parts/tiers.js";
import { usePost, usePosts } from "/parts/use.js";
import { Outcome, summaryOf } from "/print/outcome.js";
import { TIERS } from "/print/wishes.js";
import { go } from "/router.js";
import { dayWords } from "/words.js";

const HELP = "Two vacancies stand side by side, wish by wish, in the client’s own order; “more of it here” marks the one that meets a wish better. " +
  "What is not known is never counted as a no: it is a question to ask.";

const GROUPS = [["fits", "Fits"], ["ask_first", "Ask first"], ["near_misses", "Near miss"]];

function Choose({ client, a, b }) {
  const load = usePost(path("/api/clients/{}/shortlist", client), { limit: 20 });
  const [form, setForm] = useState({ a, b });
  const listed = load.value ? GROUPS.flatMap(([key, name]) => load.value[key].map((one) => ({ value: String(one.vacancy), name: `${name}: ${one.title}, ${one.employer}` }))) : [];
  const options = [{ value: "", name: "Choose a vacancy" }, ...listed];
  const submit = (event) => {
    event.preventDefault();
    if (form.a && form.b) {
      go(`${path("/clients/{}/compare", client)}?a=${form.a}&b=${form.b}`);
    }
  };
  return html`<${Loading} load=${load} what="the shortlist" />
    ${load.value && html`<form class="measure" onSubmit=${submit}>
      <${Select} label="First vacancy" value=${form.a} onInput=${(value) => setForm({ ...form, a: value })} options=${options} />
      <${Select} label="Second vacancy" value=${form.b} onInput=${(value) => setForm({ ...form, b: value })} options=${options} />
      <${ButtonRow}><${Button} type="submit">Compare<//><//>
    </form>`}`;
}

const list = (texts) => (texts.length ? html`<ul class="govuk-list govuk-list--bullet">${texts.map((text) => html`<li key=${text}>${text}</li>`)}</ul>` : "Nothing");

const BAD_DAY = { holds: "Would still do", fails: "Would not do", unknown: "Not known yet" };
const STANDING = { fits: "Fits", ask_first: "Ask first", near_misses: "Near miss", ruled_out: "Ruled out" };

function Wish({ one, other }) {
  const isMore = one.grade.expected > other.grade.expected;
  return html`<${Outcome} outcome=${one.outcome} />${isMore && html` <strong class="better">◀ more of it here</strong>`}<div class="quiet">${one.ground}</div>`;
}

// A row for the list itself, and one for each of its wishes: they stand in the same order in every vacancy.
function tierRows(two, [tier, name]) {
  const pairs = two[0].wishes.map((wish, i) => [wish, two[1].wishes[i]]).filter(([wish, other]) => wish.tier === tier && other);
  const bar = { key: tier, head: html`<strong>${name}</strong>`, cells: two.map((one) => html`<${TierBar} name=${name} tier=${one.tiers[tier]} />`) };
  const rows = pairs.map(([one, other], i) => ({
    key: `${tier} ${i}`,
    head: html`<span class="compare__wish">${one.says}${one.implied && html` <span class="quiet">(taken for granted)</span>`}</span>`,
    cells: [html`<${Wish} one=${one} other=${other} />`, html`<${Wish} one=${other} other=${one} />`],
  }));
  return pairs.length ? [bar, ...rows] : [];
}

function rowsOf(two) {
  const plain = (head, draw) => ({ key: head, head, cells: two.map(draw) });
  return [
    plain("Stands under", (one) => STANDING[one.group] ?? one.group),
    ...TIERS.flatMap((tier) => tierRows(two, tier)),
    ...(two.some((one) => one.bad_day) ? [plain("On a bad day", (one) => BAD_DAY[one.bad_day] ?? "Not asked")] : []),
    plain("To ask", (one) => list((one.questions ?? []).map((question) => question.ask))),
    plain("What would have to change", (one) => one.change || "Nothing"),
  ];
}

function Side({ two, client }) {
  const nameOf = (one) => `${one.title}, ${one.employer} (${one.vacancy})`;
  return html`
    <ul class="compare__two">${two.map((one) => html`<li key=${one.vacancy}><a class="govuk-link" href="/vacancies/${one.vacancy}?client=${encodeURIComponent(client)}"><strong>${nameOf(one)}</strong></a>
      <br />${summaryOf(one, dayWords)}</li>`)}</ul>
    <${Table} caption="Two vacancies, wish by wish" hideCaption rows=${rowsOf(two)} keyOf=${(row) => row.key}
      columns=${[{ name: "Wish", draw: (row) => row.head }, ...two.map((one, i) => ({ name: nameOf(one), draw: (row) => row.cells[i] }))]} />`;
}

function Compared({ client, a, b }) {
  const load = usePosts(path("/api/clients/{}/explain", client), [{ vacancy: a }, { vacancy: b }]);
  return html`<${Loading} load=${load} what="the two vacancies" />
    ${load.value && html`<${Side} two=${load.value} client=${client} />`}`;
}

/** Two vacancies for one client, wish by wish: `?a=&b=`. */
export default function Compare({ client, query }) {
  const [a, b] = [query.get("a") ?? "", query.get("b") ?? ""];
  const isBoth = Boolean(a && b);
  return html`<${Page} title="Compare two vacancies" help=${HELP} aside=${isBoth && html`<${PrintButton} />`}>
    <ul class="link-row no-print"><li><a class="govuk-link target" href=${path("/clients/{}", client)}>Back to the client</a></li>
      ${isBoth && html`<li><a class="govuk-link target" href=${path("/clients/{}/compare", client)}>Choose others</a></li>`}</ul>
    ${a && a === b ? html`<${Notice} kind="warning">Both are the same vacancy. Choose another one.<//>` : isBoth ? html`<${Compared} client=${client} a=${a} b=${b} />` : html`<${Choose} key=${a} client=${client} a=${a} b=${b} />`}
  <//>`;
}
