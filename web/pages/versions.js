// SPDX-License-Identifier: GPL-3.0-or-later
// Every saved version of a client's wishes, and what differs between two of them.
import { html, useState } from "/vendor/preact.js";
import { path } from "/api.js";
import { ClientLinks } from "/casework/links.js";
import { useCatalogue } from "/catalogue.js";
import { differences } from "/client/differences.js";
import { listOf, tiers, wordsOf } from "/client/profile.js";
import { wishWords } from "/client/wish-words.js";
import { Details } from "/parts/details.js";
import { Select } from "/parts/field.js";
import { Loading } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { Table } from "/parts/table.js";
import { useGet } from "/parts/use.js";
import { dayWords } from "/words.js";

const HELP = "Each time you save, a version is kept with its day and author. Choose two to see what changed between them.";

const draftOf = (version) => ({ profile: version.profile, said: version.said ?? [] });
const nameOf = (version) => `Version ${version.version}, ${dayWords(version.day)}, ${version.author}`;

function Compared({ versions, catalogue }) {
  const last = versions.length - 1;
  const [one, setOne] = useState(String(Math.max(0, last - 1)));
  const [other, setOther] = useState(String(last));
  const options = versions.map((version, i) => ({ value: String(i), name: nameOf(version) }));
  const [before, after] = [versions[one], versions[other]];
  const found = differences(draftOf(before), draftOf(after), catalogue);
  const columns = [
    { name: "What", draw: (row) => row.name },
    { name: `Version ${before.version}`, draw: (row) => row.one },
    { name: `Version ${after.version}`, draw: (row) => row.other },
  ];
  return html`
    <div class="field-row">
      <${Select} label="From" value=${one} onInput=${setOne} options=${options} />
      <${Select} label="To" value=${other} onInput=${setOther} options=${options} />
    </div>
    <${Table} caption="What is different" columns=${columns} rows=${found} keyOf=${(row) => row.id} empty="These two are the same." />`;
}

function Whole({ version, catalogue }) {
  const draft = draftOf(version);
  return tiers.map(({ key, name }) => html`<div key=${key}>
    <h3 class="govuk-heading-s">${name}</h3>
    <ul class="govuk-list govuk-list--bullet">${listOf(draft.profile, key).map((wish) => html`<li key=${JSON.stringify(wish)}>${wishWords(wish, catalogue)}
      ${wordsOf(draft, wish) && html` <q class="quiet">${wordsOf(draft, wish)}</q>`}</li>`)}</ul>
  </div>`);
}

/** @param {{client: string}} props */
export default function Versions({ client }) {
  const load = useGet(path("/api/clients/{}/versions", client));
  const catalogue = useCatalogue();
  const versions = load.value ?? [];
  return html`<${Page} title="Versions of ${client}" help=${HELP}>
    <${ClientLinks} client=${client} here="/versions" />
    <${Loading} load=${load} what="the versions" />
    ${versions.length > 1 && html`<${Compared} versions=${versions} catalogue=${catalogue} />`}
    ${versions.length > 0 && html`<h2 class="govuk-heading-m">All versions</h2>
      ${[...versions].reverse().map((version) => html`<${Details} key=${version.version} summary=${nameOf(version)}><${Whole} version=${version} catalogue=${catalogue} /><//>`)}`}
  <//>`;
}
