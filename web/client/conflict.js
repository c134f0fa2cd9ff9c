// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { differences, merge, whoChanged } from "/client/differences.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Radios } from "/parts/choice.js";
import { Dialog } from "/parts/dialog.js";
import { dayWords } from "/words.js";

/**
 * Somebody saved this client while it was being changed here: theirs and mine, chosen one by one.
 * @param {{base: object, mine: object, theirs: object, catalogue: object, onSave: (draft: object) => void, onClose: () => void}} props
 *   base: what both began with
 */
export function Conflict({ base, mine, theirs, catalogue, onSave, onClose }) {
  const other = { profile: theirs.profile, said: theirs.said ?? [] };
  const found = differences(mine, other, catalogue);
  const who = whoChanged(base, mine, other, catalogue);
  const [choices, setChoices] = useState(() => Object.fromEntries(found.map(({ id }) => [id, who(id) === "both" ? "" : who(id)])));
  const open = found.filter(({ id }) => !choices[id]).length;
  return html`<${Dialog} title="Somebody else saved this client" onClose=${onClose}>
    <p class="govuk-body">${theirs.author} saved version ${theirs.version} on ${dayWords(theirs.day)}, while you were making your changes.
      Nothing is lost. Choose for each difference; what only one of you changed is chosen already.</p>
    ${found.map((each) => html`<${Radios} key=${each.id} legend=${each.name} value=${choices[each.id]}
      onInput=${(side) => setChoices({ ...choices, [each.id]: side })}
      options=${[{ value: "mine", name: `Mine: ${each.one}` }, { value: "theirs", name: `Theirs: ${each.other}` }]} />`)}
    ${!found.length && html`<p class="govuk-body">Both versions are the same.</p>`}
    <${ButtonRow}>
      <${Button} busy=${open > 0} onClick=${() => onSave(merge(mine, other, choices))}>Save what I chose<//>
      <${Button} kind="link" onClick=${onClose}>Back to my changes<//>
      ${open > 0 && html`<span class="quiet">${open} still to choose</span>`}
    <//>
  <//>`;
}
