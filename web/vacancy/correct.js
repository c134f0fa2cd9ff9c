// SPDX-License-Identifier: GPL-3.0-or-later
// After a call: what an employer or the adviser says of one fact goes in at once.
import { html, useEffect, useRef, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { AMOUNTS, readAmount } from "/parts/amounts.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Radios } from "/parts/choice.js";
import { TextArea } from "/parts/field.js";
import { ErrorSummary } from "/parts/notice.js";
import { AmountFields } from "/vacancy/amount-fields.js";

export const ANSWERS = [
  { value: "yes", name: "Yes" },
  { value: "no", name: "No" },
  { value: "agree", name: "Could be agreed" },
];

export const SPEAKERS = [
  { value: "employer", name: "The employer said so" },
  { value: "adviser", name: "I checked it myself" },
];

/** Put in one fact; the answer is the vacancy as it is now. */
export function saveFact(vacancy, id, value, source, words) {
  const body = { says: { [id]: value }, source };
  if (words.trim()) {
    body.words = words.trim();
  }
  return post(path("/api/vacancies/{}/facts", String(vacancy)), body);
}

/**
 * The form beside a fact or an unknown.
 * @param {{vacancy: number, id: string, name: string, ask?: string, onSaved: (record) => void, onClose: () => void}} props
 */
export function Correct({ vacancy, id, name, ask, onSaved, onClose }) {
  const isAmount = AMOUNTS.includes(id);
  const [value, setValue] = useState(null);
  const [form, setForm] = useState({});
  const [source, setSource] = useState("employer");
  const [words, setWords] = useState("");
  const [fault, setFault] = useState(null);
  const [errors, setErrors] = useState([]);
  const [busy, setBusy] = useState(false);
  const box = useRef(null);
  useEffect(() => box.current.querySelector("input").focus(), []);
  const submit = async (event) => {
    event.preventDefault();
    const read = isAmount ? readAmount(id, form) : value ? { value } : { error: "Choose an answer." };
    setFault(read.error ?? null);
    setErrors(read.error ? [{ text: read.error }] : []);
    if (read.error || busy) {
      return;
    }
    setBusy(true);
    try {
      onSaved(await saveFact(vacancy, id, read.value, source, words));
    } catch (refusal) {
      setErrors([{ text: refusal.message }]);
      setBusy(false);
    }
  };
  return html`<form class="correct" ref=${box} onSubmit=${submit} novalidate aria-label="Correct: ${name}">
    <${ErrorSummary} errors=${errors} />
    ${isAmount
      ? html`<${AmountFields} quantity=${id} legend="${name}: what is right?" form=${form} onInput=${setForm} error=${fault} />`
      : html`<${Radios} legend=${ask ?? `${name}?`} value=${value} onInput=${setValue} options=${ANSWERS} error=${fault} inline />`}
    <${Radios} legend="Who says so?" value=${source} onInput=${setSource} options=${SPEAKERS} inline />
    <${TextArea} label="In their words, if you like" hint="Write nothing about a client." rows="2" value=${words} onInput=${setWords} />
    <${ButtonRow}>
      <${Button} type="submit" busy=${busy}>Save<//>
      <${Button} kind="secondary" onClick=${onClose}>Cancel<//>
    <//>
  </form>`;
}
