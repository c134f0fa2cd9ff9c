// SPDX-License-Identifier: GPL-3.0-or-later
// What the vacancies found have in common, with counts; each is a link that narrows the search.
import { html } from "/vendor/preact.js";
import { Details } from "/parts/details.js";
import { changed, queryOf, toggled } from "/find/filters.js";

const address = (filters) => `/find${queryOf(filters)}`;

function Choice({ name, count, filters, isOn }) {
  return html`<li><a class="govuk-link target" href=${address(filters)} aria-current=${isOn ? "true" : null}>${isOn ? html`<span aria-hidden="true">✓ </span>` : ""}${name}</a> <span class="quiet">${count}</span></li>`;
}

function Conditions({ conditions, filters }) {
  const answer = (one, value, word) => {
    const isOn = filters[value].includes(one.condition);
    return (one[value] > 0 || isOn) && html`<a class="govuk-link target" href=${address(toggled(filters, value, one.condition))} aria-current=${isOn ? "true" : null}
      ><span class="govuk-visually-hidden">${one.name}: </span>${isOn ? html`<span aria-hidden="true">✓ </span>` : ""}${word} (${one[value]})</a>`;
  };
  return html`<ul class="facet">${conditions.map((one) => html`<li key=${one.condition}>
    ${one.name}<span class="facet__answers">${answer(one, "yes", "yes")} ${answer(one, "no", "no")}</span></li>`)}</ul>`;
}

/** @param {{facets: object, filters: object}} props facets: of GET /api/vacancies */
export function Facets({ facets, filters }) {
  const { employers = [], work = [], conditions = [] } = facets ?? {};
  const isOn = (key, value) => filters[key] === value;
  const narrowed = (key, value) => changed(filters, { [key]: isOn(key, value) ? "" : value });
  return html`
    ${conditions.length > 0 && html`<${Details} summary="What is known of them" open><${Conditions} conditions=${conditions} filters=${filters} /><//>`}
    ${work.length > 0 && html`<${Details} summary="Kind of work" open=${Boolean(filters.code)}><ul class="facet">
      ${work.map((one) => html`<${Choice} key=${one.code} name=${one.title} count=${one.vacancies} isOn=${isOn("code", one.code)} filters=${narrowed("code", one.code)} />`)}
    </ul><//>`}
    ${employers.length > 0 && html`<${Details} summary="Employers" open=${Boolean(filters.employer)}><ul class="facet">
      ${employers.map((one) => html`<${Choice} key=${one.employer} name=${one.employer} count=${one.vacancies} isOn=${isOn("employer", one.employer)} filters=${narrowed("employer", one.employer)} />`)}
    </ul><//>`}`;
}

/** The filters that are on, each with a link that takes it away. */
export function Chosen({ filters, catalogue, work }) {
  const name = (id) => catalogue?.conditions.find((one) => one.id === id)?.name ?? id;
  const title = work?.find((one) => one.code === filters.code)?.title;
  const chips = [
    filters.code && { text: `Kind of work: ${title ? `${title} (${filters.code})` : filters.code}`, without: changed(filters, { code: "" }) },
    filters.employer && { text: `Employer: ${filters.employer}`, without: changed(filters, { employer: "" }) },
    ...["yes", "no"].flatMap((value) => filters[value].map((id) => ({ text: `${name(id)}: ${value}`, without: toggled(filters, value, id) }))),
  ].filter(Boolean);
  return chips.length > 0 && html`<ul class="filters" aria-label="Filters that are on">${chips.map((chip) => html`<li key=${chip.text}>
    <a class="filters__one" href=${address(chip.without)}><span class="govuk-visually-hidden">Remove </span>${chip.text} <span aria-hidden="true">✕</span></a></li>`)}</ul>`;
}
