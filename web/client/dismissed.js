// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { vacancyPath } from "/client/card.js";
import { Button } from "/parts/button.js";
import { Details } from "/parts/details.js";
import { Tag } from "/parts/tag.js";
import { dayWords } from "/words.js";

/** What was decided against: out of the list, and one click back in. */
export function Dismissed({ client, list, catalogue, onDecide }) {
  const dismissed = list.dismissed ?? [];
  if (!dismissed.length) {
    return null;
  }
  const why = (decision) => [catalogue?.reasons.find((reason) => reason.id === decision.reason)?.says ?? decision.reason, decision.text].filter(Boolean).join(": ");
  return html`<${Details} summary="Put aside: ${dismissed.length}"><ul class="govuk-list govuk-list--spaced">
    ${dismissed.map((decision) => html`<li key=${decision.vacancy}>
      <a class="govuk-link" href=${vacancyPath(decision.vacancy, client)}>${decision.title}</a>, ${decision.employer}. ${why(decision)}
      <span class="quiet"> ${dayWords(decision.day)}, ${decision.by}</span>
      ${decision.back && html` <${Tag} colour="yellow">Changed: ${decision.back}<//>`}
      ${" "}<${Button} kind="link" onClick=${() => onDecide(decision, "undecided", {})}>Take it back<span class="govuk-visually-hidden">: ${decision.title}</span><//></li>`)}
  </ul><//>`;
}
