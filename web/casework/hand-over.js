// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path, post, session } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Select, TextArea } from "/parts/field.js";
import { ErrorSummary, Loading, Notice } from "/parts/notice.js";
import { useGet } from "/parts/use.js";

/** Give the client into a colleague's hands. `onSaved` gets the client as of now. */
export function HandOver({ client, onSaved }) {
  const load = useGet("/api/people");
  const [to, setTo] = useState("");
  const [text, setText] = useState("");
  const [errors, setErrors] = useState([]);
  const [done, setDone] = useState(null);
  if (!load.value) {
    return html`<${Loading} load=${load} what="your colleagues" />`;
  }
  const submit = async (event) => {
    event.preventDefault();
    if (!to) {
      setErrors([{ id: "hand-over-to", text: "Choose a colleague." }]);
      return;
    }
    try {
      onSaved(await post(path("/api/clients/{}/events", client), text.trim() ? { kind: "handover", to, text: text.trim() } : { kind: "handover", to }));
      setErrors([]);
      setDone(to);
      setText("");
    } catch (refusal) {
      setErrors([{ id: "hand-over-to", text: refusal.message }]);
    }
  };
  const me = session.get().name;
  const others = load.value.filter((person) => person.name !== me && person.active !== false);
  const options = [{ value: "", name: "Choose a colleague" }, ...others.map((person) => ({ value: person.name, name: person.team ? `${person.name} (${person.team})` : person.name }))];
  return html`
    ${done && html`<${Notice} kind="done"><p class="govuk-body">${done} now works with this client.</p>
      <p class="govuk-body"><a class="govuk-link target" href=${path("/clients/{}/handover", client)}>Open the handover sheet</a></p><//>`}
    <${ErrorSummary} errors=${errors} />
    <form class="measure" onSubmit=${submit} novalidate>
      <${Select} id="hand-over-to" label="To" error=${errors[0]?.text} value=${to} onInput=${setTo} options=${options} />
      <${TextArea} label="What they should know first" value=${text} onInput=${setText} />
      <${ButtonRow}><${Button} type="submit">Hand over<//><//>
    </form>`;
}
