// SPDX-License-Identifier: GPL-3.0-or-later
// How a vacancy meets each wish: by outcome, each opening to the fact, who said it, in which words.
import { html, useState } from "/vendor/preact.js";
import { tierName } from "/client/profile.js";
import { wishWords } from "/client/wish-words.js";
import { useId } from "/parts/use.js";
import { safeLink } from "/words.js";

const outcomes = [
  { key: "not_met", name: "Not met", sign: "✗" },
  { key: "partly", name: "Partly", sign: "◐" },
  { key: "unknown", name: "Not known", sign: "?" },
  { key: "met", name: "Met", sign: "✓" },
];
const sources = { advert: "The advert", feed: "The board", adviser: "An adviser", employer: "The employer", prior: "What is usual in such work" };

const wordsOf = (item, catalogue) => item.says ?? wishWords(item.wish, catalogue);

function Ground({ item, href, vacancy, catalogue, id }) {
  const link = safeLink(vacancy.url);
  const { fact, ground } = item;
  return html`<div class="ground" id=${id}>
    <p><strong>${wordsOf(item, catalogue)}</strong> (${tierName(item.tier).toLowerCase()}${item.implied ? ", taken for granted" : ""})</p>
    ${ground && html`<p>${ground[0].toUpperCase() + ground.slice(1)}</p>`}
    ${fact?.quote && !ground?.includes(fact.quote) && html`<p>${sources[fact.source] ?? fact.source}: <q>${fact.quote}</q></p>`}
    ${!ground && !fact && html`<p>The advert does not say.</p>`}
    <p><a class="govuk-link target" href=${href}>All that is known of it</a>
      ${link && html` <a class="govuk-link target" href=${link} target="_blank" rel="noopener noreferrer">The advert (opens a new window)</a>`}</p>
  </div>`;
}

/** @param {{href: string, vacancy: object, catalogue: object}} props */
export function Chips({ href, vacancy, catalogue }) {
  const [open, setOpen] = useState(null);
  const id = useId();
  const items = vacancy.wishes.filter((item) => !(item.implied && item.outcome === "met"));
  return html`<dl class="chips">
    ${outcomes.map(({ key, name, sign }) => {
      const these = items.filter((item) => item.outcome === key);
      return these.length > 0 && html`<div class="chips__row chips__row--${key}" key=${key}>
        <dt><span aria-hidden="true">${sign}</span> ${name}</dt>
        <dd>
          ${these.map((item) => {
            const isOpen = open === item;
            return html`<button type="button" class="chip ${item.tier === "must" ? "chip--must" : ""}" key=${JSON.stringify(item.wish)} aria-expanded=${isOpen ? "true" : "false"}
              aria-controls=${isOpen ? id : null} onClick=${() => setOpen(isOpen ? null : item)}>${wordsOf(item, catalogue)}${item.tier === "must" && html`<span class="govuk-visually-hidden"> (must)</span>`}</button>`;
          })}
          ${these.includes(open) && html`<${Ground} item=${open} href=${href} vacancy=${vacancy} catalogue=${catalogue} id=${id} />`}
        </dd>
      </div>`;
    })}
  </dl>`;
}
