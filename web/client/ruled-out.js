// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useEffect, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { Card } from "/client/card.js";
import { wishWords } from "/client/wish-words.js";
import { Button } from "/parts/button.js";
import { Notice } from "/parts/notice.js";
import { count } from "/words.js";

const STEP = 20;

/** How many are ruled out by which must, and, asked for, which they are. */
export function RuledOut({ client, draft, list, catalogue, card }) {
  const [shown, setShown] = useState(0);
  const [found, setFound] = useState(null);
  const [error, setError] = useState(null);
  const total = list.counts.ruled_out;
  useEffect(() => { setShown(0); setFound(null); }, [list]);
  const more = async () => {
    try {
      const limit = shown + STEP;
      const answer = await post(path("/api/clients/{}/shortlist", client), { profile: draft.profile, group: "ruled_out", limit });
      setFound(Array.isArray(answer.ruled_out) ? answer.ruled_out : answer.ruled_out.vacancies ?? []);
      setShown(limit);
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  return html`<section class="group" aria-labelledby="ruled_out">
    <h3 class="govuk-heading-m group__name" id="ruled_out" tabindex="-1">Ruled out <span class="group__count">${total}</span></h3>
    <p class="quiet">Counted by the must that is furthest off.</p>
    <ul class="govuk-list">${(list.ruled_out?.reasons ?? []).filter((reason) => reason.vacancies).map((reason) => html`<li key=${JSON.stringify(reason.wish)}>
      ${wishWords(reason.wish, catalogue)}: <strong>${count(reason.vacancies, "vacancy", "vacancies")}</strong></li>`)}</ul>
    ${error && html`<${Notice} kind="problem">${error}<//>`}
    ${found?.map((vacancy) => html`<${Card} key=${vacancy.vacancy} vacancy=${vacancy} ...${card} />`)}
    ${total > shown && html`<${Button} kind="secondary" onClick=${more}>${found ? "Show more" : "List them"}<//>`}
  </section>`;
}
