// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useEffect, useState } from "/vendor/preact.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Combobox, suggest } from "/parts/combobox.js";
import { Field } from "/parts/field.js";
import { changed, faultsOf } from "/find/filters.js";

/** The search fields; `onSearch` gets the filters when they are sent off. */
export function SearchForm({ filters, onSearch }) {
  const [form, setForm] = useState(filters);
  const [work, setWork] = useState("");
  const [faults, setFaults] = useState({});
  useEffect(() => setForm(filters), [JSON.stringify(filters)]);
  const set = (key) => (value) => setForm({ ...form, [key]: value });
  const send = (next) => {
    const wrong = faultsOf(next);
    setFaults(wrong);
    if (!Object.values(wrong).some(Boolean)) {
      onSearch(changed(next, {}));
    }
  };
  const submit = (event) => {
    event.preventDefault();
    send(form);
  };
  const pickWork = (option) => {
    setWork("");
    send({ ...form, code: option.value });
  };
  return html`<form role="search" class="search" onSubmit=${submit} novalidate>
    <div class="search__words"><${Field} id="find-words" label="Words" hint="In the title, the text or the skills" value=${form.words} onInput=${set("words")} /></div>
    <${Combobox} id="find-place" label="Place" error=${faults.place} value=${form.place} onInput=${set("place")}
      onPick=${(option) => setForm({ ...form, place: option.value })} find=${suggest("places")} />
    <${Field} id="find-km" label="Within" unit="km" width="4" error=${faults.km} value=${form.km} onInput=${set("km")} inputmode="decimal" />
    <${Field} id="find-hours" label="Up to" unit="hours a week" width="4" error=${faults.hours_max} value=${form.hours_max} onInput=${set("hours_max")} inputmode="decimal" />
    <${Field} id="find-employer" label="Employer" value=${form.employer} onInput=${set("employer")} />
    <${Combobox} id="find-work" label="Kind of work" value=${work} onInput=${setWork} onPick=${pickWork} find=${suggest("occupations")} />
    <div class="search__go"><${ButtonRow}><${Button} type="submit">Search<//><a class="govuk-link target" href="/find">Clear all</a><//></div>
  </form>`;
}
