// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { useId } from "/parts/use.js";

const LONGEST = 20000;

function describedBy(id, hint, error) {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || null;
}

/** Label, hint and error around one control: `draw(id, describedBy)` gives the control. */
export function Labelled({ id: given, label, hint, error, hideLabel, draw }) {
  const own = useId();
  const id = given || own;
  return html`<div class="govuk-form-group ${error ? "govuk-form-group--error" : ""}">
    <label class=${hideLabel ? "govuk-visually-hidden" : "govuk-label"} for=${id}>${label}</label>
    ${hint && html`<div class="govuk-hint" id="${id}-hint">${hint}</div>`}
    ${error && html`<p class="govuk-error-message" id="${id}-error"><span class="govuk-visually-hidden">Error:</span> ${error}</p>`}
    ${draw(id, describedBy(id, hint, error))}
  </div>`;
}

/**
 * One line of text. `unit` stands behind it ("km"); `width` is in letters (2, 3, 4, 5, 10, 20).
 * `onInput` gets the words. Other attributes go to the input.
 */
export function Field({ id, label, hint, error, hideLabel, unit, width, value, onInput, type = "text", ...rest }) {
  const size = width ? `govuk-input--width-${width}` : "";
  return html`<${Labelled} id=${id} label=${label} hint=${hint} error=${error} hideLabel=${hideLabel} draw=${(name, described) => html`
    <div class="govuk-input__wrapper">
      <input id=${name} class="govuk-input ${size} ${error ? "govuk-input--error" : ""}" type=${type} value=${value}
        maxlength=${LONGEST} aria-describedby=${described} aria-invalid=${error ? "true" : null}
        onInput=${(event) => onInput(event.currentTarget.value)} ...${rest} />
      ${unit && html`<div class="govuk-input__suffix" aria-hidden="true">${unit}</div>`}
    </div>`} />`;
}

/** Several lines of text. */
export function TextArea({ id, label, hint, error, hideLabel, value, onInput, rows = 4, ...rest }) {
  return html`<${Labelled} id=${id} label=${label} hint=${hint} error=${error} hideLabel=${hideLabel} draw=${(name, described) => html`
    <textarea id=${name} class="govuk-textarea ${error ? "govuk-textarea--error" : ""}" rows=${rows} maxlength=${LONGEST}
      aria-describedby=${described} aria-invalid=${error ? "true" : null}
      value=${value} onInput=${(event) => onInput(event.currentTarget.value)} ...${rest}></textarea>`} />`;
}

/** One of several, folded away. `options`: [{value, name}]. */
export function Select({ id, label, hint, error, hideLabel, value, onInput, options, ...rest }) {
  return html`<${Labelled} id=${id} label=${label} hint=${hint} error=${error} hideLabel=${hideLabel} draw=${(name, described) => html`
    <select id=${name} class="govuk-select ${error ? "govuk-select--error" : ""}" aria-describedby=${described}
      onChange=${(event) => onInput(event.currentTarget.value)} ...${rest}>
      ${options.map((option) => html`<option key=${option.value} value=${option.value} selected=${option.value === value}>${option.name}</option>`)}
    </select>`} />`;
}
