// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { Card } from "/client/card.js";
import { groupName } from "/client/moves.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Field } from "/parts/field.js";
import { say } from "/say.js";

/** Any vacancy by its number, link or title: where it stands, and why. `card` is what a card needs. */
export function WhyNot({ client, draft, card }) {
  const [words, setWords] = useState("");
  const [answer, setAnswer] = useState(null);
  const [error, setError] = useState(null);
  const ask = async (vacancy) => {
    setError(null);
    try {
      const found = await post(path("/api/clients/{}/explain", client), { vacancy: String(vacancy), profile: draft.profile });
      setAnswer(found);
      say(`${found.title}: ${groupName(found.group)}.`);
    } catch (refusal) {
      setAnswer(null);
      setError(refusal.message);
    }
  };
  const submit = (event) => {
    event.preventDefault();
    if (words.trim()) {
      ask(words.trim());
    }
  };
  const others = (answer?.found ?? []).filter((each) => each.vacancy !== answer.vacancy);
  return html`<section aria-labelledby="why-not">
    <h3 class="govuk-heading-m" id="why-not">Why is this one not here?</h3>
    <form class="text-list" onSubmit=${submit}>
      <${Field} label="Its number, link or title" error=${error} value=${words} onInput=${setWords} autocomplete="off" spellcheck="false" />
      <${Button} type="submit" kind="secondary" class="tight">Explain<//>
    </form>
    ${answer && html`
      <p class="govuk-body">It stands under <strong>${groupName(answer.group)}</strong>.${answer.not_live ? ` ${answer.not_live === true ? "It is no longer open." : answer.not_live}` : ""}</p>
      <${Card} vacancy=${answer} ...${card} />
      ${others.length > 0 && html`<p class="govuk-body">Or did you mean:</p><${ButtonRow}>
        ${others.map((each) => html`<${Button} key=${each.vacancy} kind="link" onClick=${() => ask(each.vacancy)}>${each.title}${each.employer ? `, ${each.employer}` : ""}<//>`)}<//>`}`}
  </section>`;
}
