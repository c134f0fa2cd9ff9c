// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { post } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Radios } from "/parts/choice.js";
import { Field } from "/parts/field.js";
import { ErrorSummary } from "/parts/notice.js";

export const ROLES = [
  { value: "esw", name: "Support worker", hint: "Sees their own clients" },
  { value: "lead", name: "Lead", hint: "Sees the clients of the whole team" },
  { value: "admin", name: "Administrator", hint: "Looks after people and feeds; sees no client" },
];

/** `onAdded` gets the answer, which has the one-time code. */
export function AddPerson({ onAdded }) {
  const [form, setForm] = useState({ name: "", role: "esw", team: "" });
  const [errors, setErrors] = useState([]);
  const set = (key) => (value) => setForm({ ...form, [key]: value });
  const submit = async (event) => {
    event.preventDefault();
    if (!form.name.trim()) {
      setErrors([{ id: "person-name", text: "Write the person’s name." }]);
      return;
    }
    try {
      const body = { name: form.name.trim(), role: form.role };
      onAdded(await post("/api/people", form.team.trim() ? { ...body, team: form.team.trim() } : body));
      setErrors([]);
      setForm({ name: "", role: "esw", team: form.team });
    } catch (refusal) {
      setErrors([{ id: "person-name", text: refusal.message }]);
    }
  };
  return html`<form onSubmit=${submit} novalidate>
    <${ErrorSummary} errors=${errors} />
    <${Field} id="person-name" label="Name" hint="They sign in with it, and what they write down carries it." error=${errors[0]?.text} value=${form.name}
      onInput=${set("name")} autocomplete="off" spellcheck="false" />
    <${Field} label="Team, if there are several" value=${form.team} onInput=${set("team")} autocomplete="off" />
    <${Radios} legend="What they do" value=${form.role} onInput=${set("role")} options=${ROLES} />
    <${ButtonRow}><${Button} type="submit">Add<//><//>
  </form>`;
}
