// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path } from "/api.js";
import { Loading } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { Table } from "/parts/table.js";
import { useGet } from "/parts/use.js";

const HELP = "Here stand the employers whose adverts leave something open that matters to your clients, those with the most questions first. " +
  "Open a call sheet before you ring: no client is named in it, and each answer goes straight into the vacancy.";

/** Employers with open questions of the caseload. */
export default function CallSheets() {
  const load = useGet("/api/callsheets");
  return html`<${Page} title="Call sheets" help=${HELP}>
    <${Loading} load=${load} what="the call sheets" />
    ${load.value && html`<${Table} caption="Employers to ask" hideCaption rows=${load.value} keyOf=${(row) => row.employer}
      empty="There is nothing to ask at present. Questions come from your clients’ lists."
      columns=${[
        { name: "Employer", draw: (row) => html`<a class="govuk-link target" href=${path("/callsheets/{}", row.employer)}>${row.employer}</a>` },
        { name: "Vacancies", numeric: true, draw: (row) => row.vacancies },
        { name: "Questions", numeric: true, draw: (row) => row.questions },
      ]} />`}
  <//>`;
}
