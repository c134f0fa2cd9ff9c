// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useEffect, useRef } from "/vendor/preact.js";

/** A message on the page: `kind` is info, done, warning or problem. A problem is read out at once. */
export function Notice({ kind = "info", children }) {
  const role = kind === "problem" ? "alert" : kind === "done" ? "status" : null;
  return html`<div class="notice notice--${kind}" role=${role}>${children}</div>`;
}

/**
 * All that is wrong with a form, above it; takes the focus when it comes.
 * @param {{errors: {id?: string, text: string}[]}} props id: of the field that it is about
 */
export function ErrorSummary({ errors }) {
  const box = useRef(null);
  useEffect(() => {
    if (errors.length) {
      box.current.focus();
    }
  }, [errors]);
  if (!errors.length) {
    return null;
  }
  return html`<div class="govuk-error-summary" ref=${box} tabindex="-1"><div role="alert">
    <h2 class="govuk-error-summary__title">There is a problem</h2>
    <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">
      ${errors.map((error) => html`<li key=${error.text}>${error.id ? html`<a href="#${error.id}">${error.text}</a>` : error.text}</li>`)}
    </ul></div>
  </div></div>`;
}

/** What stands where something is still being loaded, or could not be. `load` is of useGet. */
export function Loading({ load, what }) {
  const isWaiting = load.value === undefined && !load.error;
  // The place itself stays: preact would put what follows in front of it otherwise.
  return html`<div>
    ${load.error && html`<${Notice} kind="problem">${load.error.message}<//>`}
    ${isWaiting && html`<p class="govuk-body" role="status">Loading ${what}…</p>`}
  </div>`;
}
