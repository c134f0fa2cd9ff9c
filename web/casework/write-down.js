// SPDX-License-Identifier: GPL-3.0-or-later
// Writing down what happened. What is typed is kept in this window until it is saved.
import { html, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Radios } from "/parts/choice.js";
import { Field, TextArea } from "/parts/field.js";
import { ErrorSummary } from "/parts/notice.js";
import { useTyped } from "/parts/typed.js";
import { say } from "/say.js";

const KINDS = [
  { value: "met", name: "A meeting" },
  { value: "note", name: "A note" },
  { value: "step", name: "A small step", hint: "Something they managed, in their own words" },
  { value: "story", name: "Their story", hint: "So that nobody has to ask for it again" },
];

const LABELS = { met: "What you talked about", note: "Note", step: "What they managed", story: "Their story, in their own words" };
const EMPTY = { kind: "met", text: "", next_step: "" };

function eventOf({ kind, text, next_step: next }) {
  const event = { kind };
  if (text.trim()) {
    event.text = text.trim();
  }
  if (kind === "met" && next.trim()) {
    event.next_step = next.trim();
  }
  return event;
}

/** @param {{client: string, onSaved: (client) => void}} props onSaved gets the client as of now */
export function WriteDown({ client, onSaved }) {
  const [form, setForm, clear] = useTyped(`event ${client}`, EMPTY);
  const [errors, setErrors] = useState([]);
  const [busy, setBusy] = useState(false);
  const set = (key) => (value) => setForm({ ...form, [key]: value });
  const submit = async (event) => {
    event.preventDefault();
    const body = eventOf(form);
    if (form.kind !== "met" && !body.text) {
      setErrors([{ id: "written", text: "Write something first." }]);
      return;
    }
    if (busy) {
      return;
    }
    setBusy(true);
    try {
      onSaved(await post(path("/api/clients/{}/events", client), body));
      clear({ ...EMPTY, kind: form.kind });
      setErrors([]);
      say("Saved.");
    } catch (refusal) {
      setErrors([{ id: "written", text: refusal.message }]);
    }
    setBusy(false);
  };
  return html`<form class="measure" onSubmit=${submit} novalidate>
    <${ErrorSummary} errors=${errors} />
    <${Radios} legend="What do you want to write down?" value=${form.kind} onInput=${set("kind")} options=${KINDS} />
    <${TextArea} id="written" label=${LABELS[form.kind]} error=${errors[0]?.text} value=${form.text} onInput=${set("text")} rows="5" />
    ${form.kind === "met" && html`<${Field} label="Next step" value=${form.next_step} onInput=${set("next_step")} />`}
    <${ButtonRow}><${Button} type="submit" busy=${busy}>Save<//><//>
  </form>`;
}
