// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { kindOf, moveWish, putWish, same, tierName } from "/client/profile.js";
import { wishWords } from "/client/wish-words.js";
import { Button } from "/parts/button.js";
import { count } from "/words.js";

const WIDTH = 100;

/** The draft with a must one step wider: another value of it, or the same in a lower list. */
function taken(draft, { wish, next_step: step }) {
  const { must = [] } = draft.profile;
  const index = must.findIndex((each) => same(each, wish));
  if (index >= 0 && same(step.wish, wish)) {
    return moveWish(draft, "must", index, step.tier, draft.profile[step.tier]?.length ?? 0);
  }
  return putWish(draft, step.tier, step.wish, "");
}

function stepWords({ wish, next_step: step }, catalogue) {
  return same(step.wish, wish) ? `make it ${tierName(step.tier).toLowerCase()}` : wishWords(step.wish, catalogue);
}

/** What each must keeps out by itself, and the next step: one click there, one click back. */
export function Costs({ list, draft, latest, change, catalogue, undo }) {
  const [back, setBack] = useState(null);
  const costs = (list.cost_of_musts ?? []).filter((cost) => cost.alone > 0 || cost.next_step?.gains > 0);
  const most = Math.max(1, ...costs.map((cost) => cost.alone));
  const take = (cost) => {
    const next = taken(latest(), cost);
    setBack({ draft: next, words: stepWords(cost, catalogue) });
    change(next, `Tried: ${stepWords(cost, catalogue)}`);
  };
  const canGoBack = back && same(back.draft, draft);
  return html`<section class="costs" aria-labelledby="costs">
    <h3 class="govuk-heading-m" id="costs">What each must costs</h3>
    ${!costs.length && html`<p class="govuk-body">No must keeps anything out by itself.</p>`}
    ${canGoBack && html`<p class="govuk-body">Tried: ${back.words}. <${Button} kind="secondary" class="tight" onClick=${undo}>Put it back<//></p>`}
    <ul class="costs__list">${costs.map((cost) => html`<li key=${kindOf(cost.wish)}>
      <div class="costs__name">${wishWords(cost.wish, catalogue)}${cost.implied ? " (taken for granted)" : ""}</div>
      <svg class="costs__bar" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width=${(WIDTH * cost.alone) / most} height="10" /></svg>
      <div>It alone keeps out <strong>${count(cost.alone, "vacancy", "vacancies")}</strong>.
        ${cost.next_step && html` <${Button} kind="link" onClick=${() => take(cost)}>Try: ${stepWords(cost, catalogue)} (${cost.next_step.gains} more)<//>`}</div>
    </li>`)}</ul>
  </section>`;
}
