// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";

/**
 * A table that scrolls sideways where it must, and says what it holds.
 * @param {{caption: string, hideCaption?: boolean, columns: {name: string, numeric?: boolean, draw: (row) => any}[],
 *   rows: any[], keyOf: (row) => any, empty?: string}} props the first column is each row's heading
 */
export function Table({ caption, hideCaption, columns, rows, keyOf, empty }) {
  if (!rows.length && empty) {
    return html`<p class="govuk-body">${empty}</p>`;
  }
  return html`<div class="table-scroll" role="region" aria-label=${caption} tabindex="0"><table class="govuk-table">
    <caption class=${hideCaption ? "govuk-visually-hidden" : "govuk-table__caption govuk-table__caption--m"}>${caption}</caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row">
      ${columns.map((column) => html`<th key=${column.name} scope="col" class="govuk-table__header ${column.numeric ? "govuk-table__header--numeric" : ""}">${column.name}</th>`)}
    </tr></thead>
    <tbody class="govuk-table__body">
      ${rows.map((row) => html`<tr key=${keyOf(row)} class="govuk-table__row">
        ${columns.map((column, i) => (i
          ? html`<td key=${i} class="govuk-table__cell ${column.numeric ? "govuk-table__cell--numeric" : ""}">${column.draw(row)}</td>`
          : html`<th key=${i} scope="row" class="govuk-table__header">${column.draw(row)}</th>`))}
      </tr>`)}
    </tbody>
  </table></div>`;
}
