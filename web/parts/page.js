// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useEffect, useRef } from "/vendor/preact.js";
import { Details } from "/parts/details.js";

let opened = 0;

/**
 * A page with its heading, which is the window's title and takes the focus when the page opens.
 * `help` is two sentences on what one does here. `aside` stands beside the heading.
 */
export function Page({ title, help, aside, children }) {
  const heading = useRef(null);
  useEffect(() => {
    // The first page of a visit leaves the focus to the browser: the skip link comes first then.
    if (opened++) {
      heading.current.focus({ preventScroll: true });
    }
  }, []);
  useEffect(() => {
    document.title = `${title} – Suited`;
  }, [title]);
  return html`
    <div class="page-head">
      <h1 class="govuk-heading-l" tabindex="-1" ref=${heading}>${title}</h1>
      ${aside}
    </div>
    ${help && html`<div class="page-help measure"><${Details} summary="Help with this page"><p class="govuk-body">${help}</p><//></div>`}
    ${children}`;
}
