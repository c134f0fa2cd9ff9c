// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { session } from "/api.js";
import { useBox } from "/box.js";
import { Loading, Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { useGet } from "/parts/use.js";
import { AddPerson } from "/people/add.js";
import { Person } from "/people/person.js";

const HELP = "Add a colleague and give them the one-time code that appears: with it they choose their own password at /welcome. " +
  "Whoever leaves is stopped from signing in; what they wrote down stays.";

function Code({ given }) {
  return html`<${Notice} kind="done">
    <p class="govuk-body">The one-time code of ${given.name}: <strong class="code">${given.code}</strong></p>
    <p class="govuk-body">Give it to them yourself. It works once, at <strong>${location.origin}/welcome</strong>, and is not shown again.</p>
  <//>`;
}

/** Everybody who may sign in: an administrator's page. */
export default function People() {
  const who = useBox(session);
  const load = useGet(who.role === "admin" ? "/api/people" : null);
  const [given, setGiven] = useState(null);
  const [done, setDone] = useState(null);
  if (who.role !== "admin") {
    return html`<${Page} title="People"><p class="govuk-body">Only an administrator looks after people. Ask yours to add a colleague or to give you a new code.</p><//>`;
  }
  const changed = (answer) => {
    setGiven(answer.code ? answer : null);
    setDone(answer.code ? null : `Saved: ${answer.name}.`);
    load.reload();
    window.scrollTo(0, 0);
  };
  return html`<${Page} title="People" help=${HELP}><div class="measure">
    ${given && html`<${Code} given=${given} />`}
    ${done && html`<${Notice} kind="done">${done}<//>`}
    <${Loading} load=${load} what="everybody" />
    ${load.value && html`
      <h2 class="govuk-heading-m">Who may sign in</h2>
      <ul class="found-list">${load.value.map((person) => html`<${Person} key=${person.name} person=${person} isMe=${person.name === who.name} onChanged=${changed} />`)}</ul>
      <h2 class="govuk-heading-m">Add a colleague</h2>
      <${AddPerson} onAdded=${changed} />`}
  </div><//>`;
}
