// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path } from "/api.js";

const PAGES = [
  ["", "Wishes and shortlist"],
  ["/history", "History"],
  ["/versions", "Versions of the wishes"],
  ["/handover", "Handover sheet"],
  ["/print/client", "Print for the client"],
  ["/print/esw", "Print for you"],
];

/** The pages of one client, beside each other. `here`: the end of this page's own path. */
export function ClientLinks({ client, here }) {
  return html`<nav class="no-print" aria-label="This client’s pages"><ul class="link-row">
    ${PAGES.map(([end, name]) => html`<li key=${end}><a class="govuk-link target" href=${path("/clients/{}", client) + end} aria-current=${end === here ? "page" : null}>${name}</a></li>`)}
  </ul></nav>`;
}
