// SPDX-License-Identifier: GPL-3.0-or-later
// A client's wishes on paper, tier by tier, with their own words.
import { html } from "/vendor/preact.js";

export const TIERS = [["must", "Must be"], ["important", "Important"], ["nice", "Would be nice"]];

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {{wishes: object[], said?: {wish: object, words: string}[]}} props wishes: a shortlist's own */
export function WishList({ wishes, said = [] }) {
  const wordsOf = (wish) => said.find((one) => same(one.wish, wish))?.words;
  return TIERS.map(([tier, name]) => {
    const own = wishes.filter((one) => one.tier === tier && !one.implied);
    return own.length > 0 && html`<h3 class="govuk-heading-s" key="${tier} name">${name}</h3>
      <ul class="govuk-list govuk-list--bullet" key=${tier}>${own.map((one) => html`<li key=${one.says}>${one.says}${wordsOf(one.wish) && html` <span class="quiet">“${wordsOf(one.wish)}”</span>`}</li>`)}</ul>`;
  });
}
