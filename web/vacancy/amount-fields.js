// SPDX-License-Identifier: GPL-3.0-or-later
// The fields for an amount that somebody says: hours, days, times, pay, a load.
import { html } from "/vendor/preact.js";
import { Checkboxes, Fieldset } from "/parts/choice.js";
import { Field, Select } from "/parts/field.js";
import { DAY_NAMES } from "/parts/record.js";

const PERIODS = ["hour", "day", "week", "month", "year"].map((value) => ({ value, name: `${value === "hour" ? "an" : "a"} ${value}` }));
const NAMED = Object.entries(DAY_NAMES).map(([value, name]) => ({ value, name }));

function Pair({ form, set, from, to, labels, unit }) {
  return html`<div class="field-pair">
    <${Field} label=${labels[0]} width="5" unit=${unit} value=${form[from] ?? ""} onInput=${set(from)} />
    <${Field} label=${labels[1]} width="5" unit=${unit} value=${form[to] ?? ""} onInput=${set(to)} />
  </div>`;
}

/**
 * @param {{quantity: string, legend: string, form: object, onInput: (form) => void, error?: string}} props
 *   form: as readAmount() takes it
 */
export function AmountFields({ quantity, legend, form, onInput, error }) {
  const set = (key) => (value) => onInput({ ...form, [key]: value });
  const draw = {
    shift: () => html`<${Pair} form=${form} set=${set} from="start" to="end" labels=${["Starts at", "Ends at"]} />`,
    days: () => html`<${Checkboxes} legend="Days worked" value=${form.named ?? []} onInput=${set("named")} options=${NAMED} inline />
      <${Field} label="Most days in a row" width="3" value=${form.in_a_row ?? ""} onInput=${set("in_a_row")} inputmode="numeric" />`,
    max_lift_kg: () => html`<${Field} label="Heaviest load" unit="kg" width="4" value=${form.value ?? ""} onInput=${set("value")} inputmode="decimal" />`,
    pay: () => html`<${Pair} form=${form} set=${set} from="min" to="max" labels=${["Pounds from", "to (if it is a range)"]} />
      <${Select} label="For" value=${form.period ?? "hour"} onInput=${set("period")} options=${PERIODS} />`,
  };
  const range = () => html`<${Pair} form=${form} set=${set} from="min" to="max" labels=${["From", "to (if it is a range)"]}
    unit=${quantity === "days_per_week" ? "days" : "hours"} />`;
  return html`<${Fieldset} legend=${legend} error=${error}>${(draw[quantity] ?? range)()}<//>`;
}
