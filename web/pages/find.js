// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useEffect, useRef } from "/vendor/preact.js";
import { session } from "/api.js";
import { useCatalogue } from "/catalogue.js";
import { Chosen, Facets } from "/find/facets.js";
import { PAGE, filtersOf, queryOf } from "/find/filters.js";
import { SearchForm } from "/find/form.js";
import { Loading } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { useGet } from "/parts/use.js";
import { go } from "/router.js";
import { count, dayWords } from "/words.js";

const HELP = "Search all open vacancies by words, place and hours, then narrow the list by what is known of them. " +
  "The search stands in the address, so you can keep it as a bookmark or send it to a colleague.";

function Line({ line }) {
  const facts = [line.employer, line.place, line.distance_km != null && `${line.distance_km} km`, line.hours, line.pay].filter(Boolean);
  return html`<li class="found">
    <h3 class="govuk-heading-s found__title"><a class="govuk-link" href="/vacancies/${line.vacancy}">${line.title}</a></h3>
    <p class="govuk-body found__facts">${facts.join(" · ")}<br />
      <span class="quiet">Posted ${dayWords(line.posted)}${line.closes ? `, closes ${dayWords(line.closes)}` : ""}</span></p>
  </li>`;
}

function Pages({ filters, found }) {
  const page = (from, name, rel) => html`<a class="govuk-link target" rel=${rel} href="/find${queryOf({ ...filters, from })}">${name}</a>`;
  const { from } = filters;
  if (found <= PAGE && !from) {
    return null;
  }
  return html`<nav class="pages" aria-label="Pages of the list">
    ${from > 0 && page(Math.max(0, from - PAGE), "Previous page", "prev")}
    <span>${Math.min(from + 1, found)} to ${Math.min(from + PAGE, found)} of ${found}</span>
    ${from + PAGE < found && page(from + PAGE, "Next page", "next")}
  </nav>`;
}

function Results({ answer, filters }) {
  const heading = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      heading.current.focus();
    }
    first.current = false;
  }, [answer]);
  const { count: found, vacancies } = answer;
  return html`
    <h2 class="govuk-heading-m" tabindex="-1" ref=${heading}>${found === 0 ? "No vacancies" : count(found, "vacancy", "vacancies")}</h2>
    ${!vacancies.length && html`<p class="govuk-body">${found
      ? html`There are no more. <a class="govuk-link" href="/find${queryOf({ ...filters, from: 0 })}">Go to the first page</a>.`
      : html`Try fewer words, a wider distance, or <a class="govuk-link" href="/find">clear all filters</a>.`}</p>`}
    <ol class="found-list">${vacancies.map((line) => html`<${Line} key=${line.vacancy} line=${line} />`)}</ol>
    <${Pages} filters=${filters} found=${found} />`;
}

/** All open vacancies, sought by words and filters. */
export default function Find({ query }) {
  const filters = filtersOf(query);
  const asked = queryOf(filters);
  const url = `/api/vacancies${asked ? `${asked}&` : "?"}limit=${PAGE}`;
  const load = useGet(url);
  // While the next list is on its way, what stands around the old one is still the old one's.
  const listed = useRef(filters);
  if (load.of === url) {
    listed.current = filters;
  }
  const catalogue = useCatalogue();
  const aside = session.get().role !== "admin" && html`<a class="govuk-link target" href="/vacancies/new">Add a vacancy that you were told of</a>`;
  return html`<${Page} title="Find vacancies" help=${HELP} aside=${aside}>
    <${SearchForm} filters=${filters} onSearch=${(next) => go(`/find${queryOf(next)}`)} />
    <${Chosen} filters=${filters} catalogue=${catalogue} work=${load.value?.facets?.work} />
    <${Loading} load=${load} what="vacancies" />
    ${load.value && html`<div class="find-halves" aria-busy=${load.loading ? "true" : null}>
      <section aria-label="Vacancies found"><${Results} answer=${load.value} filters=${listed.current} /></section>
      <section aria-labelledby="narrow"><h2 class="govuk-heading-m" id="narrow">Narrow the list</h2><${Facets} facets=${load.value.facets} filters=${filters} /></section>
    </div>`}
  <//>`;
}
