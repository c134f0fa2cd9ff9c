// SPDX-License-Identifier: GPL-3.0-or-later
// Which vacancies go onto a page: those in the address, else what the client is interested in,
// else the first of the shortlist.
import { html } from "/vendor/preact.js";
import { Checkbox, Fieldset } from "/parts/choice.js";
import { Details } from "/parts/details.js";
import { go } from "/router.js";

const AT_FIRST = 3;
const OPEN = ["interested", "applied", "interview", "offer"];

/** Every vacancy one may choose: [{vacancy, title, employer}], what was decided on first. */
export function choicesOf(person, list) {
  const decided = (person.decisions ?? []).filter((one) => OPEN.includes(one.decision));
  const listed = [...list.fits, ...list.ask_first, ...list.near_misses];
  const all = [...decided, ...listed].map(({ vacancy, title, employer }) => ({ vacancy, title, employer }));
  return all.filter((one, i) => all.findIndex((other) => other.vacancy === one.vacancy) === i);
}

/** The numbers of those that are chosen. @param {string|null} asked as in the address: "12,7" */
export function chosenOf(asked, person, choices) {
  if (asked !== null) {
    return asked.split(",").filter((text) => /^\d{1,9}$/.test(text)).map(Number);
  }
  const open = (person.decisions ?? []).filter((one) => OPEN.includes(one.decision)).map((one) => one.vacancy);
  return open.length ? open : choices.slice(0, AT_FIRST).map((one) => one.vacancy);
}

/** The boxes to tick, not printed. `address(numbers)` is the page's address with these. */
export function Choose({ choices, chosen, address }) {
  const change = (vacancy, on) => go(address(on ? [...chosen, vacancy] : chosen.filter((one) => one !== vacancy)), { replace: true, stay: true });
  return html`<div class="no-print measure"><${Details} summary="Choose the vacancies (${chosen.length} on the page)">
    <${Fieldset} legend="Vacancies on the page" hideLegend><div class="govuk-checkboxes govuk-checkboxes--small">
      ${choices.map((one) => html`<${Checkbox} key=${one.vacancy} label="${one.title}, ${one.employer}" checked=${chosen.includes(one.vacancy)} onInput=${(on) => change(one.vacancy, on)} />`)}
    </div><//>
  <//></div>`;
}
