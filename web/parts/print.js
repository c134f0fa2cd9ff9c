// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { Button } from "/parts/button.js";

/** Opens the browser's own window for printing. */
export function PrintButton() {
  return html`<span class="no-print"><${Button} kind="secondary" onClick=${() => window.print()}>Print this page<//></span>`;
}
