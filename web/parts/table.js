// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";

const numeric = (column) => (column.numeric ? "numeric" : "");

/**
 * A table; on a narrow screen each row becomes a small block with the columns' names beside.
 * @param {{caption: string, hideCaption?: boolean, columns: {name: string, numeric?: boolean, draw: (row) => any}[],
 *   rows: any[], keyOf: (row) => any, empty?: string}} props the first column is each row's heading
 */
export function Table({ caption, hideCaption, columns, rows, keyOf, empty }) {
  if (!rows.length && empty) {
    return html`<p class="govuk-body">${empty}</p>`;
  }
  // The roles are said because a block is no longer a table to a screen reader.
  return html`<table class="govuk-table folding" role="table">
    <caption class=${hideCaption ? "govuk-visually-hidden" : "govuk-table__caption govuk-table__caption--m"}>${caption}</caption>
    <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
      ${columns.map((column) => html`<th key=${column.name} scope="col" role="columnheader" class="govuk-table__header ${numeric(column)}">${column.name}</th>`)}
    </tr></thead>
    <tbody class="govuk-table__body" role="rowgroup">
      ${rows.map((row) => html`<tr key=${keyOf(row)} class="govuk-table__row" role="row">
        ${columns.map((column, i) => (i
          ? html`<td key=${i} role="cell" data-label=${column.name} class="govuk-table__cell ${numeric(column)}">${column.draw(row)}</td>`
          : html`<th key=${i} scope="row" role="rowheader" class="govuk-table__header">${column.draw(row)}</th>`))}
      </tr>`)}
    </tbody>
  </table>`;
}
