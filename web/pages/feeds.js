// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path } from "/api.js";
import { Details } from "/parts/details.js";
import { Loading } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { Tag } from "/parts/tag.js";
import { useGet } from "/parts/use.js";
import { dayWords } from "/words.js";

const HELP = "Feeds are the boards that vacancies are read from, each night. " +
  "Where a read ended badly nothing is closed; tell whoever looks after the service.";

// What each end of a read means, and whether somebody should look at it.
const ENDS = {
  whole: ["green", "All of it was read."],
  "changes only": ["green", "This board sends what is new; vacancies close on their closing date."],
  "not modified": ["green", "Nothing had changed."],
  short: ["orange", "Less than half of what stood there before. Nothing was closed."],
  empty: ["red", "Not one advert came. Nothing was closed."],
  broken: ["red", "The read broke off, or it was no feed. Nothing was closed."],
};

const COUNTS = ["read", "new", "changed", "unchanged", "closed", "copies"];

function Held({ held }) {
  return html`<li><p class="govuk-body">${held.where}, ${dayWords(held.day)}: ${held.why}</p>
    ${held.record && html`<pre class="raw" tabindex="0" aria-label="The advert as it came">${held.record}</pre>`}</li>`;
}

function Quarantine({ feed }) {
  const load = useGet(path("/api/feeds/{}", feed));
  const held = load.value?.quarantine ?? [];
  return html`<${Loading} load=${load} what="what was held back" />
    ${load.value && (held.length
      ? html`<ol class="govuk-list govuk-list--number">${held.map((one, i) => html`<${Held} key=${i} held=${one} />`)}</ol>`
      : html`<p class="govuk-body">Nothing is held back now.</p>`)}`;
}

function HeldBack({ feed, count }) {
  const [isOpen, setOpen] = useState(false);
  return html`<${Details} summary="${count} held back: why?" onOpen=${() => setOpen(true)}>${isOpen && html`<${Quarantine} feed=${feed} />`}<//>`;
}

function Feed({ feed }) {
  const { last } = feed;
  const [colour, meaning] = ENDS[last?.ended] ?? ["grey", last ? "" : "It was never read."];
  const counts = last ? COUNTS.filter((key) => last[key]).map((key) => `${key} ${last[key]}`) : [];
  return html`<li class="feed">
    <h2 class="govuk-heading-s">${feed.feed} <${Tag} colour=${colour}>${last?.ended ?? "never read"}<//></h2>
    <p class="govuk-body">${last?.day ? html`Last read ${dayWords(last.day)}. ` : ""}${meaning}${last?.why ? ` ${last.why}` : ""}<br />
      <span class="quiet">${counts.join(" · ") || "No adverts yet"}${feed.settings?.url ? html`<br />${feed.settings.url}` : ""}</span></p>
    ${last?.quarantined > 0 && html`<${HeldBack} feed=${feed.feed} count=${last.quarantined} />`}
  </li>`;
}

const isBad = (feed) => ["short", "empty", "broken"].includes(feed.last?.ended);

/** Every feed, how it was last read, and what could not be taken. Those that need a look come first. */
export default function Feeds() {
  const load = useGet("/api/feeds");
  const feeds = [...(load.value ?? [])].sort((a, b) => isBad(b) - isBad(a));
  return html`<${Page} title="Feeds" help=${HELP}>
    <${Loading} load=${load} what="the feeds" />
    ${load.value && !feeds.length && html`<p class="govuk-body">No feed was added yet. Whoever looks after the service adds them, with “suited feed add”.</p>`}
    <ul class="found-list measure">${feeds.map((feed) => html`<${Feed} key=${feed.feed} feed=${feed} />`)}</ul>
  <//>`;
}
