// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";

/** A word in a box. `colour`: grey, green, turquoise, blue, purple, pink, red, orange, yellow. */
export function Tag({ colour = "blue", children }) {
  return html`<strong class="govuk-tag govuk-tag--${colour}">${children}</strong>`;
}
