// SPDX-License-Identifier: GPL-3.0-or-later
// A proposal to an employer: fewer hours, other duties. Kept with the client it is for.
import { html, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Field, Select, TextArea } from "/parts/field.js";
import { ErrorSummary, Loading, Notice } from "/parts/notice.js";
import { namesIn } from "/parts/privacy.js";
import { useTyped } from "/parts/typed.js";
import { useGet } from "/parts/use.js";

const nameOf = (line) => line.alias || line.id;

function faultsOf({ client, hours, duties }, clients) {
  const errors = [];
  if (!client) {
    errors.push({ id: "carve-client", text: "Choose whom it is for." });
  }
  if (!hours.trim() && !duties.trim()) {
    errors.push({ id: "carve-hours", text: "Write which hours or which duties you propose." });
  }
  const chosen = clients.find((line) => line.id === client);
  const found = chosen ? namesIn(`${hours} ${duties}`, [chosen.id, chosen.alias]) : [];
  if (found.length) {
    errors.push({ id: "carve-duties", text: `“${found[0]}” is a client’s name. The employer will read this: leave it out.` });
  }
  return errors;
}

function Done({ client, vacancy }) {
  return html`<${Notice} kind="done">
    <p class="govuk-body">The proposal is kept with the client.</p>
    <p class="govuk-body"><a class="govuk-link target" href="${path("/clients/{}/print/employer", client)}?vacancy=${vacancy}">Print it for the employer</a></p>
  <//>`;
}

/** @param {{record: object, client?: string}} props client: whom one comes from, if any */
export function Carve({ record, client: from }) {
  const load = useGet("/api/clients");
  const [form, setForm, clear] = useTyped(`proposal ${record.vacancy} ${from ?? ""}`, { client: from ?? "", hours: "", duties: "" });
  const [errors, setErrors] = useState([]);
  const [kept, setKept] = useState(null);
  const set = (key) => (value) => setForm({ ...form, [key]: value });
  if (!load.value) {
    return html`<${Loading} load=${load} what="your clients" />`;
  }
  const faultOf = (id) => errors.find((error) => error.id === id)?.text;
  const submit = async (event) => {
    event.preventDefault();
    const found = faultsOf(form, load.value);
    setErrors(found);
    if (found.length) {
      return;
    }
    try {
      await post(path("/api/clients/{}/events", form.client), {
        kind: "proposal", vacancy: record.vacancy, hours: form.hours.trim(), duties: form.duties.trim(),
      });
      setKept(form.client);
      clear({ ...form, hours: "", duties: "" });
    } catch (refusal) {
      setErrors([{ text: refusal.message }]);
    }
  };
  const options = [{ value: "", name: "Choose a client" }, ...load.value.map((line) => ({ value: line.id, name: nameOf(line) }))];
  return html`
    ${kept && html`<${Done} client=${kept} vacancy=${record.vacancy} />`}
    <${ErrorSummary} errors=${errors} />
    <form onSubmit=${submit} novalidate class="measure">
      <${Select} id="carve-client" label="For" hint="The employer is not told." error=${faultOf("carve-client")} value=${form.client} onInput=${set("client")} options=${options} />
      <${Field} id="carve-hours" label="Hours" hint="For example: 12 hours a week, three mornings" error=${faultOf("carve-hours")} value=${form.hours} onInput=${set("hours")} />
      <${TextArea} id="carve-duties" label="Duties" hint="What would be done, and what somebody else would do. Nothing about health."
        error=${faultOf("carve-duties")} value=${form.duties} onInput=${set("duties")} />
      <${ButtonRow}><${Button} type="submit">Keep this proposal<//><//>
    </form>`;
}
