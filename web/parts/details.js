// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";

/** What opens on demand. `onOpen` is called when it is opened. */
export function Details({ summary, open, onOpen, children }) {
  return html`<details class="govuk-details" open=${open} onToggle=${(event) => event.currentTarget.open && onOpen?.()}>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summary}</span></summary>
    <div class="govuk-details__text">${children}</div>
  </details>`;
}
