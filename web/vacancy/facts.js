// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a vacancy, fact by fact: who says so, in which words, and what else was said.
import { html, useEffect, useRef, useState } from "/vendor/preact.js";
import { AMOUNTS } from "/parts/amounts.js";
import { Button } from "/parts/button.js";
import { Details } from "/parts/details.js";
import { QUANTITY_NAMES, sourceWords } from "/parts/record.js";
import { Correct } from "/vacancy/correct.js";
import { dayWords } from "/words.js";

// "the advert says “no lift”", with a link to these words in the text.
function Ground({ one }) {
  const words = one.quote ?? one.said;
  const who = [sourceWords(one.source, Boolean(words)), one.by && one.by !== one.source && `by ${one.by}`, one.day && dayWords(one.day)].filter(Boolean).join(", ");
  return html`${who}${one.weak ? " (this field is often wrong)" : ""}${words && html`: ${Number.isInteger(one.start) && !one.from
    ? html`<a class="govuk-link" href="#words-${one.anchor}">“${words}”</a>`
    : `“${words}”`}`}`;
}

function Also({ one }) {
  return html`<li id=${one.anchor} tabindex="-1">${one.agrees ? "Also" : "Against it"}: <strong>${one.words}</strong>, <${Ground} one=${one} /></li>`;
}

// The button that opens the form in place, and has the focus again when that is closed.
function Correctable({ vacancy, canSay, id, name, ask, label, onSaved, children }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      button.current?.querySelector("button").focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  const saved = (record) => {
    setOpen(false);
    onSaved(record, name);
  };
  return html`
    <div class="fact__row"><div class="fact__what">${children}</div>
      ${canSay && !isOpen && html`<span class="no-print" ref=${button}><${Button} kind="link" onClick=${() => setOpen(true)}>${label}<span class="govuk-visually-hidden">: ${name}</span><//></span>`}
    </div>
    ${isOpen && html`<${Correct} vacancy=${vacancy} id=${id} name=${name} ask=${ask} onSaved=${saved} onClose=${() => setOpen(false)} />`}`;
}

function Fact({ vacancy, canSay, fact, ask, onSaved }) {
  const what = html`<strong>${fact.name}: ${fact.words}</strong>
    <div class="quiet">${fact.from
      ? html`follows from “${fact.from}”: <${Ground} one=${fact} />`
      : html`<${Ground} one=${fact} />`}</div>
    ${fact.also.length > 0 && html`<ul class="fact__also">${fact.also.map((one) => html`<${Also} key=${one.anchor} one=${one} />`)}</ul>`}`;
  const canCorrect = fact.id !== "requires";
  return html`<li class="fact" id=${fact.anchor} tabindex="-1">${canCorrect
    ? html`<${Correctable} vacancy=${vacancy} canSay=${canSay} id=${fact.id} name=${fact.name} ask=${ask} label="Correct" onSaved=${onSaved}>${what}<//>`
    : what}</li>`;
}

/**
 * @param {{vacancy: number, canSay: boolean, facts: object[], unknowns: object[], catalogue: object,
 *   onSaved: (record, name) => void}} props facts: of factsOf(); unknowns: of unknownsOf()
 */
export function Facts({ vacancy, canSay, facts, unknowns, catalogue, onSaved }) {
  const askOf = (id) => catalogue.conditions.find((one) => one.id === id)?.ask_employer;
  const amounts = AMOUNTS.filter((id) => !facts.some((fact) => fact.id === id)).map((id) => ({ id, name: QUANTITY_NAMES[id] }));
  const missing = [...amounts, ...unknowns];
  return html`
    ${!facts.length && html`<p class="govuk-body">Nothing is known of it yet but the advert’s text.</p>`}
    <ul class="facts">${facts.map((fact) => html`<${Fact} key=${fact.id} vacancy=${vacancy} canSay=${canSay} fact=${fact} ask=${askOf(fact.id)} onSaved=${onSaved} />`)}</ul>
    ${missing.length > 0 && html`<${Details} summary="Not said: ${missing.length} more things one could ask">
      <ul class="facts">${missing.map((one) => html`<li class="fact" key=${one.id}>
        <${Correctable} vacancy=${vacancy} canSay=${canSay} id=${one.id} name=${one.name} ask=${one.ask_employer} label="Fill in" onSaved=${onSaved}>${one.name}<//>
      </li>`)}</ul>
    <//>`}`;
}
