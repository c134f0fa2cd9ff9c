// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { useId } from "/parts/use.js";

/** A question with several controls below it. */
export function Fieldset({ legend, hint, error, hideLegend, size = "s", children }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || null;
  return html`<div class="govuk-form-group ${error ? "govuk-form-group--error" : ""}">
    <fieldset class="govuk-fieldset" aria-describedby=${described}>
      <legend class=${hideLegend ? "govuk-visually-hidden" : `govuk-fieldset__legend govuk-fieldset__legend--${size}`}>${legend}</legend>
      ${hint && html`<div class="govuk-hint" id="${id}-hint">${hint}</div>`}
      ${error && html`<p class="govuk-error-message" id="${id}-error"><span class="govuk-visually-hidden">Error:</span> ${error}</p>`}
      ${children}
    </fieldset>
  </div>`;
}

/** One of a few. `options`: [{value, name, hint}]; `inline` beside each other, `columns` in two columns. */
export function Radios({ legend, hint, error, hideLegend, value, onInput, options, inline, columns }) {
  const id = useId();
  return html`<${Fieldset} legend=${legend} hint=${hint} error=${error} hideLegend=${hideLegend}>
    <div class="govuk-radios ${inline ? "govuk-radios--inline" : ""} ${columns ? "radios--columns" : ""}">
      ${options.map((option, i) => html`<div class="govuk-radios__item" key=${option.value}>
        <input class="govuk-radios__input" type="radio" id="${id}-${i}" name=${id} checked=${option.value === value}
          aria-describedby=${option.hint ? `${id}-${i}-hint` : null} onChange=${() => onInput(option.value)} />
        <label class="govuk-label govuk-radios__label" for="${id}-${i}">${option.name}</label>
        ${option.hint && html`<div class="govuk-hint govuk-radios__hint" id="${id}-${i}-hint">${option.hint}</div>`}
      </div>`)}
    </div>
  <//>`;
}

/** One box to tick. */
export function Checkbox({ label, hint, checked, onInput, ...rest }) {
  const id = useId();
  return html`<div class="govuk-checkboxes__item">
    <input class="govuk-checkboxes__input" type="checkbox" id=${id} checked=${checked}
      aria-describedby=${hint ? `${id}-hint` : null} onChange=${(event) => onInput(event.currentTarget.checked)} ...${rest} />
    <label class="govuk-label govuk-checkboxes__label" for=${id}>${label}</label>
    ${hint && html`<div class="govuk-hint govuk-checkboxes__hint" id="${id}-hint">${hint}</div>`}
  </div>`;
}

/** Any of a few. `value` is an array of the options' values; `inline` beside each other. */
export function Checkboxes({ legend, hint, error, hideLegend, value, onInput, options, inline }) {
  const change = (option, on) =>
    onInput(options.map((other) => other.value).filter((other) => (other === option ? on : value.includes(other))));
  return html`<${Fieldset} legend=${legend} hint=${hint} error=${error} hideLegend=${hideLegend}>
    <div class="govuk-checkboxes ${inline ? "checkboxes--inline" : ""}">
      ${options.map((option) => html`<${Checkbox} key=${option.value} label=${option.name} hint=${option.hint}
        checked=${value.includes(option.value)} onInput=${(on) => change(option.value, on)} />`)}
    </div>
  <//>`;
}
