// SPDX-License-Identifier: GPL-3.0-or-later
// The form of each kind of wish. `form` holds what is typed, as kinds.js has it.
import { html } from "/vendor/preact.js";
import { dayNames, partNames, periodNames } from "/client/kinds.js";
import { numberOf } from "/client/numbers.js";
import { TextList } from "/client/text-list.js";
import { Checkboxes, Radios } from "/parts/choice.js";
import { suggest } from "/parts/combobox.js";
import { Field, Select } from "/parts/field.js";

const KM_PER_MILE = 1.609344;

function Range({ form, set, faults, unit }) {
  return html`<div class="field-row">
    <${Field} label="At least" unit=${unit} width="5" inputmode="decimal" error=${faults.min} value=${form.min} onInput=${set("min")} />
    <${Field} label="At most" unit=${unit} width="5" inputmode="decimal" error=${faults.max} value=${form.max} onInput=${set("max")} />
  </div>`;
}

function Pay({ form, set, faults }) {
  return html`<div class="field-row">
    <${Field} label="At least £" width="5" inputmode="decimal" error=${faults.min} value=${form.min} onInput=${set("min")} />
    <${Field} label="At most £" width="5" inputmode="decimal" error=${faults.max} value=${form.max} onInput=${set("max")} />
    <${Select} label="For each" value=${form.period} onInput=${set("period")} options=${periodNames} />
  </div>`;
}

function Days({ form, set, faults }) {
  return html`
    <${Checkboxes} legend="Days that are possible" hint="None ticked: any day." inline value=${form.possible} onInput=${set("possible")} options=${dayNames} />
    <${Checkboxes} legend="Times of day that are possible" hint="None ticked: any time." inline value=${form.parts} onInput=${set("parts")} options=${partNames} />
    <${Field} label="Most days in a row" hint="Pacing: then comes a day without work." unit="days" width="2" inputmode="numeric"
      error=${faults.row} value=${form.row} onInput=${set("row")} />`;
}

function Shift({ form, set, faults }) {
  return html`<div class="field-row">
    <${Field} label="Not before" type="time" error=${faults.start} value=${form.start} onInput=${set("start")} />
    <${Field} label="Not after" type="time" error=${faults.end} value=${form.end} onInput=${set("end")} />
  </div>`;
}

function Travel({ form, set, faults }) {
  const km = numberOf(form.max);
  const miles = km > 0 ? `About ${Math.round(km / KM_PER_MILE)} miles, as the crow flies.` : "As the crow flies, from home.";
  return html`<${Field} label="At most" hint=${miles} unit="km" width="5" inputmode="decimal" error=${faults.max} value=${form.max} onInput=${set("max")} />`;
}

function Lift({ form, set, faults }) {
  return html`<${Field} label="At most" hint="A full kettle is 3 kg, a full shopping bag 5 kg." unit="kg" width="5" inputmode="decimal"
    error=${faults.max} value=${form.max} onInput=${set("max")} />`;
}

function Work({ form, set, faults }) {
  return html`<${TextList} label="Kinds of work" hint="Type a job, such as receptionist." error=${faults.list} items=${form.list}
    onInput=${set("list")} find=${suggest("occupations")} />`;
}

function About({ form, set, faults }) {
  return html`<${Field} label="Words" hint="Such as: books, animals or the sea." error=${faults.words} value=${form.words} onInput=${set("words")} />`;
}

function Condition({ form, set, faults, kind }) {
  return html`<${Radios} legend=${kind.hint} error=${faults.answer} inline value=${form.answer} onInput=${set("answer")}
    options=${[{ value: "yes", name: "Yes, it should be so" }, { value: "no", name: "No, it should not" }]} />`;
}

const Nothing = ({ kind }) => html`<p class="govuk-body">${kind.hint}.</p>`;

const forms = {
  hours_per_week: (props) => html`<${Range} ...${props} unit="hours" />`,
  days_per_week: (props) => html`<${Range} ...${props} unit="days" />`,
  pay: Pay, days: Days, shift: Shift, travel: Travel, max_lift_kg: Lift, work: Work, about: About,
  skills: Nothing, can_apply: Nothing,
};

/** @param {{wishKey: string, kind: object, form: object, onInput: (form) => void, faults: object}} props */
export function WishForm({ wishKey, kind, form, onInput, faults }) {
  const set = (key) => (value) => onInput({ ...form, [key]: value });
  return html`<${forms[wishKey] ?? Condition} form=${form} set=${set} faults=${faults} kind=${kind} />`;
}
