// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";

const KINDS = { primary: "", secondary: "govuk-button--secondary", warning: "govuk-button--warning" };

/**
 * `kind`: primary, secondary, warning; or link, which looks like one. While `busy` it does
 * nothing, but keeps the focus. Other attributes go to the button.
 */
export function Button({ kind = "primary", type = "button", busy, onClick, children, class: more = "", ...rest }) {
  const look = kind === "link" ? "link-button" : `govuk-button ${KINDS[kind]}`;
  return html`<button type=${type} class="${look} ${more}" aria-disabled=${busy ? "true" : null}
    onClick=${(event) => (busy ? event.preventDefault() : onClick?.(event))} ...${rest}>${children}</button>`;
}

/** Buttons beside each other, below each other where there is no room. */
export function ButtonRow({ children }) {
  return html`<div class="button-row">${children}</div>`;
}
