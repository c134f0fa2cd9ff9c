// SPDX-License-Identifier: GPL-3.0-or-later
// What was decided on vacancies, how it goes on, and the way back.
import { html, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { DECISION_OPTIONS, decisionBefore, decisionWords } from "/casework/events.js";
import { Button } from "/parts/button.js";
import { Select } from "/parts/field.js";
import { Notice } from "/parts/notice.js";
import { Table } from "/parts/table.js";
import { say } from "/say.js";
import { dayWords } from "/words.js";

function Change({ row, decide }) {
  const [to, setTo] = useState(row.decision);
  return html`<form class="inline-form" onSubmit=${(event) => { event.preventDefault(); decide(row, { decision: to }); }}>
    <${Select} label="Now: ${row.title}" hideLabel value=${to} onInput=${setTo} options=${DECISION_OPTIONS} />
    <${Button} type="submit" kind="secondary" busy=${to === row.decision}>Change<span class="govuk-visually-hidden">: ${row.title}</span><//>
  </form>`;
}

/**
 * @param {{client: string, decisions: object[], events: object[], reasons: object[], onSaved: (client) => void}} props
 *   events: oldest first; reasons: the catalogue's
 */
export function Decisions({ client, decisions, events, reasons, onSaved }) {
  const [error, setError] = useState(null);
  const decide = async (row, body) => {
    setError(null);
    try {
      onSaved(await post(path("/api/clients/{}/events", client), { kind: "decision", vacancy: row.vacancy, ...body }));
      say(`${row.title}: ${decisionWords(body.decision)}.`);
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  const undo = (row) => decide(row, decisionBefore(events, row.vacancy));
  const why = (row) => [reasons.find((one) => one.id === row.reason)?.says ?? row.reason, row.text, row.back && `Back in the list: ${row.back}`].filter(Boolean).join(". ");
  return html`${error && html`<${Notice} kind="problem">${error}<//>`}
    <${Table} caption="Decisions" hideCaption rows=${decisions} keyOf=${(row) => row.vacancy}
      empty="Nothing is decided yet. Decisions are made on the shortlist: interested, or not for me."
      columns=${[
        { name: "Vacancy", draw: (row) => html`<a class="govuk-link" href="/vacancies/${row.vacancy}">${row.title}</a><div class="quiet">${row.employer}</div>` },
        { name: "Decision", draw: (row) => html`<strong>${decisionWords(row.decision)}</strong>${why(row) && html`<div class="quiet">${why(row)}</div>`}` },
        { name: "When", draw: (row) => html`${dayWords(row.day)}<div class="quiet">${row.by}</div>` },
        { name: "Change", draw: (row) => html`<${Change} key=${row.decision} row=${row} decide=${decide} />` },
        { name: "Undo", draw: (row) => html`<${Button} kind="link" onClick=${() => undo(row)}>Undo<span class="govuk-visually-hidden">: ${decisionWords(row.decision)}, ${row.title}</span><//>` },
      ]} />`;
}
