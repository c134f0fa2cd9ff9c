// SPDX-License-Identifier: GPL-3.0-or-later
// One question to an employer, with its answer: saved as it is given.
import { html, useEffect, useRef, useState } from "/vendor/preact.js";
import { AMOUNTS, readAmount } from "/parts/amounts.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Fieldset } from "/parts/choice.js";
import { Field } from "/parts/field.js";
import { Notice } from "/parts/notice.js";
import { quantityWords, valueWords } from "/parts/record.js";
import { say } from "/say.js";
import { AmountFields } from "/vacancy/amount-fields.js";
import { ANSWERS, saveFact } from "/vacancy/correct.js";

// What the record has no fact for: asked, and written into a note by hand.
const WORDS_ONLY = ["skills", "work", "travel", "can_apply", "about", "requires"];

const inWords = (id, value) => (typeof value === "string" ? valueWords(value) : quantityWords(id, value));

function Answered({ ask, answer, onAgain }) {
  const button = useRef(null);
  useEffect(() => button.current.querySelector("button").focus(), []);
  return html`<p class="govuk-body">${ask}<br /><strong>${answer.words}</strong>${answer.said ? `: “${answer.said}”` : ""}</p>
    <div ref=${button}><${Button} kind="link" onClick=${onAgain}>Answer again<span class="govuk-visually-hidden">: ${ask}</span><//></div>`;
}

function Controls({ question, onValue, onUnsure, busy }) {
  const [form, setForm] = useState({});
  const [fault, setFault] = useState(null);
  const id = question.condition;
  const unsure = html`<${Button} kind="secondary" onClick=${onUnsure}>Not sure<//>`;
  if (!AMOUNTS.includes(id)) {
    return html`<${ButtonRow}>
      ${ANSWERS.map((one) => html`<${Button} key=${one.value} kind="secondary" busy=${busy} onClick=${() => onValue(one.value)}>${one.name}<//>`)}
      ${unsure}
    <//>`;
  }
  const save = () => {
    const read = readAmount(id, form);
    setFault(read.error ?? null);
    if (read.error) {
      say(read.error);
    } else {
      onValue(read.value);
    }
  };
  return html`<${AmountFields} quantity=${id} legend="What they say" form=${form} onInput=${setForm} error=${fault} />
    <${ButtonRow}><${Button} kind="secondary" busy=${busy} onClick=${save}>Save<//>${unsure}<//>`;
}

/** @param {{vacancy: number, number: number, question: {ask: string, condition: string}, source: "employer"|"adviser"}} props */
export function Question({ vacancy, number, question, source }) {
  const [words, setWords] = useState("");
  const [answer, setAnswer] = useState(null);
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const { condition } = question;
  const ask = `${number}. ${question.ask}`;
  if (answer) {
    return html`<li class="question"><${Answered} ask=${ask} answer=${answer} onAgain=${() => setAnswer(null)} /></li>`;
  }
  const line = html`<p class="question__line" aria-hidden="true">Answer:</p>`;
  if (WORDS_ONLY.includes(condition)) {
    return html`<li class="question"><p class="govuk-body">${ask}<br /><span class="quiet no-print">Only words answer this: write them into a note on your client.</span></p>${line}</li>`;
  }
  const save = async (value) => {
    setBusy(true);
    setError(null);
    try {
      await saveFact(vacancy, condition, value, source, words);
      setAnswer({ words: inWords(condition, value), said: words.trim() });
      say(`Saved: ${inWords(condition, value)}.`);
    } catch (refusal) {
      setError(refusal.message);
    }
    setBusy(false);
  };
  return html`<li class="question">
    <${Fieldset} legend=${ask}>
      <div class="no-print">
        ${error && html`<${Notice} kind="problem">${error}<//>`}
        <${Field} label="In their words, if you like" value=${words} onInput=${setWords} />
        <${Controls} question=${question} busy=${busy} onValue=${save} onUnsure=${() => setAnswer({ words: "Not sure: the question stays open", said: words.trim() })} />
      </div>
    <//>
    ${line}
  </li>`;
}
