// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path } from "/api.js";
import { Card, vacancyPath } from "/client/card.js";
import { Costs } from "/client/costs.js";
import { Dismissed } from "/client/dismissed.js";
import { groups } from "/client/moves.js";
import { RuledOut } from "/client/ruled-out.js";
import { WhyNot } from "/client/why-not.js";
import { Button } from "/parts/button.js";
import { Checkbox } from "/parts/choice.js";
import { Details } from "/parts/details.js";
import { Select } from "/parts/field.js";
import { Map } from "/parts/map.js";
import { Notice } from "/parts/notice.js";
import { useKept } from "/parts/use.js";

/** How many of each group are shown at first, and more at a time. */
export const STEP = 10;

const readings = [
  { value: "", name: "as it usually is" }, { value: "strict", name: "as no: only what is sure" }, { value: "hopeful", name: "as yes: hopeful" },
];
const turns = [
  { value: "", name: "Best first" }, { value: "employer", name: "Employers take turns" }, { value: "work", name: "Kinds of work take turns" },
];

function Switches({ options, setOptions }) {
  const set = (key) => (value) => setOptions({ ...options, [key]: value });
  const isChanged = options.reading || options.turns;
  return html`<${Details} summary=${isChanged ? "How the list is made (changed)" : "How the list is made"}><div class="field-row">
    <${Select} label="What is not known counts" value=${options.reading} onInput=${set("reading")} options=${readings} />
    <${Select} label="Order" value=${options.turns} onInput=${set("turns")} options=${turns} />
  </div><//>`;
}

function Summary({ list }) {
  const links = [...groups.map(({ key, name }) => ({ key, name })), { key: "ruled_out", name: "Ruled out" }];
  const jump = (key) => (event) => {
    event.preventDefault();
    const heading = document.getElementById(key);
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  };
  return html`<nav aria-label="Groups"><ul class="summary">
    ${links.map(({ key, name }) => html`<li key=${key}><a class="summary__link" href="#${key}" onClick=${jump(key)}>
      <span class="summary__count">${list.counts[key].toLocaleString("en-GB")}</span> ${name}</a></li>`)}
  </ul></nav>`;
}

function Group({ group, list, moves, shown, onMore, card, chosen, onChoose }) {
  const total = list.counts[group.key];
  const vacancies = list[group.key] ?? [];
  return html`<section class="group" aria-labelledby=${group.key}>
    <h3 class="govuk-heading-m group__name" id=${group.key} tabindex="-1">${group.name} <span class="group__count">${total.toLocaleString("en-GB")}</span></h3>
    <p class="quiet">${group.hint}</p>
    ${vacancies.slice(0, shown).map((vacancy) => html`<${Card} key=${vacancy.vacancy} vacancy=${vacancy} move=${moves.get(vacancy.vacancy)} ...${card}
      chosen=${chosen.includes(vacancy.vacancy)} onChoose=${onChoose} />`)}
    ${vacancies.length > shown || (total > vacancies.length && vacancies.length >= shown)
      ? html`<${Button} kind="secondary" onClick=${onMore}>Show more<span class="govuk-visually-hidden"> under ${group.name}</span><//>` : null}
  </section>`;
}

function BarsKey() {
  return html`<${Details} summary="What the signs mean">
    <p>Each bar is one list of wishes. Dark: sure. Light: expected of what is not known, as it usually is in such work. White: possible. Grey: cannot be had.</p>
    <p>✓ met, ◐ partly met, ? not known (neither yes nor no: ask), ✗ not met. Musts are in bold. Press one to see who says so.</p>
    <p>▲ and ▼ say how far a vacancy moved with your last change.</p>
  <//>`;
}

// Drawn when it is first opened: most look at the list alone.
function Places({ list, client }) {
  const [isOpen, setOpen] = useKept(`map:${client}`, false);
  const vacancies = groups.flatMap(({ key }) => (list[key] ?? []).map((vacancy) => ({ ...vacancy, group: key })));
  return html`<${Details} summary="Where they are" open=${isOpen} onOpen=${() => setOpen(true)}>
    ${isOpen && html`<${Map} home=${list.home} vacancies=${vacancies} href=${({ vacancy }) => vacancyPath(vacancy, client)} />`}
  <//>`;
}

/**
 * The right side of a client's page.
 * @param {{client: string, work: object, ranking: object, options: object, setOptions: Function, catalogue: object,
 *   onDecide: Function, onWish: Function}} props
 */
export function Shortlist({ client, work, ranking, options, setOptions, catalogue, onDecide, onWish }) {
  const [shown, setShown] = useKept(`shown:${client}`, {});
  const [badDay, setBadDay] = useKept(`bad-day:${client}`, false);
  const [chosen, setChosen] = useKept(`chosen:${client}`, []);
  const { list, moves, error } = ranking;
  const { draft, latest, change, undo } = work;
  const card = { client, catalogue, draft, onDecide, onWish, showBadDay: badDay };
  const more = (key) => () => {
    const next = { ...shown, [key]: (shown[key] ?? STEP) + STEP };
    setShown(next);
    setOptions({ ...options, limit: Math.max(options.limit, next[key]) });
  };
  const choose = ({ vacancy }) =>
    setChosen(chosen.includes(vacancy) ? chosen.filter((each) => each !== vacancy) : [...chosen, vacancy].slice(-2));
  const problem = error && html`<${Notice} kind="problem">${error.message}${list ? " The list below is of the wishes before." : ""}<//>`;
  if (!list) {
    return problem || html`<p class="govuk-body" role="status">Looking through the vacancies…</p>`;
  }
  return html`
    ${problem}
    <${Summary} list=${list} />
    <div class="asides">
      ${draft.profile.bad_day?.length > 0 && html`<div class="govuk-checkboxes asides__switch no-print"><${Checkbox} label="On a bad day" checked=${badDay} onInput=${setBadDay} /></div>`}
      <${Switches} options=${options} setOptions=${setOptions} />
      ${list.notes?.length > 0 && html`<${Details} summary="How your words were taken"><ul class="govuk-list govuk-list--bullet">
        ${list.notes.map((note) => html`<li key=${note}>${note}</li>`)}</ul><//>`}
      <${BarsKey} />
      <${Places} list=${list} client=${client} />
    </div>
    ${chosen.length > 0 && html`<p class="compare-bar no-print" role="status">${chosen.length === 2
      ? html`<a class="govuk-link target" href="${path("/clients/{}/compare", client)}?a=${chosen[0]}&b=${chosen[1]}">See the two side by side</a>`
      : "One chosen. Tick another to see them side by side."}</p>`}
    ${groups.map((group) => html`<${Group} key=${group.key} group=${group} list=${list} moves=${moves} card=${card}
      shown=${shown[group.key] ?? STEP} onMore=${more(group.key)} chosen=${chosen} onChoose=${choose} />`)}
    <${RuledOut} client=${client} draft=${draft} list=${list} catalogue=${catalogue} card=${card} />
    <${Costs} list=${list} draft=${draft} latest=${latest} change=${change} catalogue=${catalogue} undo=${undo} />
    <${WhyNot} client=${client} draft=${draft} card=${card} />
    <${Dismissed} client=${client} list=${list} catalogue=${catalogue} onDecide=${onDecide} />`;
}
