// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { post, session } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Combobox, suggest } from "/parts/combobox.js";
import { Field, TextArea } from "/parts/field.js";
import { ErrorSummary } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { useTyped } from "/parts/typed.js";
import { go } from "/router.js";
import { EMPTY, advertOf, faultsOf } from "/vacancy/new-advert.js";

const HELP = "Write down a vacancy that an employer told you of; only its title and the employer must be there. " +
  "It is read like an advert and matched for everybody at once, so write nothing about a client.";

/** A vacancy that somebody told of. */
export default function NewVacancy() {
  const [form, setForm, clear] = useTyped("vacancy", EMPTY);
  const [faults, setFaults] = useState({});
  const [errors, setErrors] = useState([]);
  const [busy, setBusy] = useState(false);
  const set = (key) => (value) => setForm({ ...form, [key]: value });
  const field = (key) => ({ id: `new-${key}`, value: form[key], onInput: set(key), error: faults[key] });
  const submit = async (event) => {
    event.preventDefault();
    const found = faultsOf(form);
    setFaults(found);
    setErrors(Object.entries(found).map(([key, text]) => ({ id: `new-${key}`, text })));
    if (Object.keys(found).length || busy) {
      return;
    }
    setBusy(true);
    try {
      const { vacancy } = await post("/api/vacancies", advertOf(form, session.get().today));
      clear();
      go(`/vacancies/${vacancy}`);
    } catch (refusal) {
      setErrors([{ text: refusal.message }]);
      setBusy(false);
    }
  };
  return html`<${Page} title="Add a vacancy" help=${HELP}>
    <${ErrorSummary} errors=${errors} />
    <form class="measure" onSubmit=${submit} novalidate>
      <${Field} ...${field("title")} label="Title" />
      <${Field} ...${field("employer")} label="Employer" />
      <${Combobox} ...${field("place")} label="Place" hint="A town or a postcode" onPick=${(option) => set("place")(option.value)} find=${suggest("places")} />
      <${Field} ...${field("hours")} label="Hours a week" hint="Like 16, or 16 to 20" width="10" />
      <${Field} ...${field("pay")} label="Pay" hint="Like £12.71 an hour" width="20" />
      <${Field} ...${field("closes")} label="Closes on" hint="Like 28/11/2026; leave it empty if you do not know" width="10" />
      <${Field} ...${field("url")} label="Web address, if there is one" inputmode="url" />
      <${TextArea} ...${field("description")} label="What they told you of the work" rows="8"
        hint="In plain sentences: “You can sit for most of it. No lifting. Start between 8 and 10.” Each is read as a fact." />
      <${ButtonRow}><${Button} type="submit" busy=${busy}>Add this vacancy<//><//>
    </form>
  <//>`;
}
