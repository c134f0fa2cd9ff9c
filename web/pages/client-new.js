// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { keepWords } from "/client/kept.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Radios } from "/parts/choice.js";
import { Combobox, suggest } from "/parts/combobox.js";
import { Field, TextArea } from "/parts/field.js";
import { ErrorSummary } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { numberOf } from "/client/numbers.js";
import { go } from "/router.js";
import { stages } from "/words.js";

const HELP = "A name to call the client by is enough to begin; all else can follow while you talk. " +
  "Write down needs and wishes, never the name of an illness.";
const MOST_HOURS = 80;

function faultsOf(form) {
  const hours = numberOf(form.hours);
  return {
    id: form.id.trim() ? null : "Enter a name or number for the client.",
    hours: form.hours.trim() && !(hours > 0 && hours <= MOST_HOURS) ? `Enter the hours as a number from 1 to ${MOST_HOURS}, such as 16.` : null,
  };
}

function profileOf(form) {
  const skills = form.skills.split(/[,;\n]/).map((skill) => skill.trim()).filter(Boolean);
  return {
    id: form.id.trim(),
    stage: form.stage,
    ...(form.place.trim() && { home: { place: form.place.trim() } }),
    ...(skills.length && { skills }),
    must: form.hours.trim() ? [{ hours_per_week: { max: numberOf(form.hours) } }] : [],
    important: skills.length ? [{ skills: "used" }] : [],
    nice: [],
  };
}

/** Add a client: what to call them, and three questions to begin with. */
export default function ClientNew() {
  const [form, setForm] = useState({ id: "", alias: "", place: "", stage: "adapting", hurts: "", skills: "", hours: "" });
  const [errors, setErrors] = useState([]);
  const [faults, setFaults] = useState({});
  const [busy, setBusy] = useState(false);
  const set = (key) => (value) => setForm((before) => ({ ...before, [key]: value }));
  const submit = async (event) => {
    event.preventDefault();
    const wrong = faultsOf(form);
    const found = Object.keys(wrong).filter((key) => wrong[key]).map((key) => ({ id: key, text: wrong[key] }));
    setFaults(wrong);
    setErrors(found);
    if (found.length || busy) {
      return;
    }
    setBusy(true);
    try {
      const added = await post("/api/clients", { profile: profileOf(form), ...(form.alias.trim() && { alias: form.alias.trim() }) });
      keepWords(added.id, form.hurts.trim());
      go(path("/clients/{}", added.id));
    } catch (refusal) {
      setErrors([{ text: refusal.message }]);
      setBusy(false);
    }
  };
  return html`<${Page} title="Add a client" help=${HELP}><form class="measure" onSubmit=${submit} novalidate>
    <${ErrorSummary} errors=${errors} />
    <${Field} id="id" label="Name or number the service uses" hint="It cannot be changed later." error=${faults.id}
      value=${form.id} onInput=${set("id")} autocomplete="off" spellcheck="false" maxlength="200" />
    <${Field} id="alias" label="What to call them on the screen (optional)" hint="If somebody else may see the screen."
      value=${form.alias} onInput=${set("alias")} autocomplete="off" spellcheck="false" />
    <${Combobox} id="place" label="Where they live (optional)" hint="A town, part of town or postcode. Distances are from there."
      value=${form.place} onInput=${set("place")} onPick=${(option) => set("place")(option.value)} find=${suggest("places")} />
    <${Radios} legend="Where they are" value=${form.stage} onInput=${set("stage")} options=${stages} />
    <h2 class="govuk-heading-m">Three questions to begin with</h2>
    <p class="govuk-body quiet">Each can be left out. You can change all of it in the meeting.</p>
    <${TextArea} id="hurts" label="What is hard, or hurts, at work?" hint="In the client's own words. The next page offers wishes that follow from them."
      value=${form.hurts} onInput=${set("hurts")} rows="3" />
    <${TextArea} id="skills" label="What can they do, and like to do?" hint="With commas between: customer service, gardening, typing."
      value=${form.skills} onInput=${set("skills")} rows="3" />
    <${Field} id="hours" label="How many hours a week would be the most?" unit="hours" width="4" inputmode="decimal" error=${faults.hours}
      value=${form.hours} onInput=${set("hours")} />
    <${ButtonRow}><${Button} type="submit" busy=${busy}>Add the client<//><a class="govuk-link target" href="/clients">Back to clients</a><//>
  </form><//>`;
}
