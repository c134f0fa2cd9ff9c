// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path } from "/api.js";
import { byDay, headingOf, wordsOf } from "/casework/events.js";
import { Button } from "/parts/button.js";
import { dayWords } from "/words.js";

const AT_FIRST = 40;

function Event({ client, event, reasons }) {
  const heading = headingOf(event);
  return html`<li class="event">
    <p class="govuk-body"><strong>${event.kind === "version"
      ? html`<a class="govuk-link" href=${path("/clients/{}/versions", client)}>${heading}</a>`
      : event.vacancy ? html`<a class="govuk-link" href="/vacancies/${event.vacancy}">${heading}</a>` : heading}</strong>
      ${event.by && html` <span class="quiet">${event.by}</span>`}</p>
    ${wordsOf(event, reasons).map((one) => html`<p class="govuk-body event__text" key=${one.name ?? ""}>${one.name && html`<strong>${one.name}:</strong> `}${one.text}</p>`)}
  </li>`;
}

/** All that happened, newest first. @param {{client: string, events: object[], reasons: object[], all?: boolean}} props */
export function EventList({ client, events, reasons, all }) {
  const [shown, setShown] = useState(AT_FIRST);
  const held = all ? events : events.slice(-shown);
  if (!events.length) {
    return html`<p class="govuk-body">Nothing is written down yet.</p>`;
  }
  return html`
    ${byDay(held).map(({ day, events: some }) => html`<section key="${day} ${headingOf(some[0])}"><h3 class="govuk-heading-s event__day">${dayWords(day)}</h3>
      <ul class="found-list">${some.map((event, i) => html`<${Event} key=${i} client=${client} event=${event} reasons=${reasons} />`)}</ul></section>`)}
    ${held.length < events.length && html`<p class="govuk-body no-print"><${Button} kind="secondary" onClick=${() => setShown(shown + 200)}>Show older (${events.length - held.length} more)<//></p>`}`;
}
