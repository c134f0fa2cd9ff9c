// SPDX-License-Identifier: GPL-3.0-or-later
// The page of an employer who was sent a link: one vacancy, a few plain questions, no account.
// The link's secret stands behind the # of the address, which no server and no log gets to see.
import { html, useEffect, useState } from "/vendor/preact.js";
import { post } from "/api.js";
import { Preview, More } from "/employer/preview.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Radios } from "/parts/choice.js";
import { Field, Select, TextArea } from "/parts/field.js";
import { ErrorSummary, Loading, Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { Voice } from "/say.js";
import { dayWords } from "/words.js";

const UNSURE = "unsure";

const ANSWERS = [
  { value: "yes", name: "Yes" },
  { value: "no", name: "No" },
  { value: "agree", name: "Could be agreed" },
  { value: UNSURE, name: "Not sure" },
];

const known = (asked) => Object.fromEntries(asked.questions.map((one) => [one.condition, one.answer ?? UNSURE]));

// What was read in the advert's words, for them to confirm or correct.
function hintOf(question) {
  if (!question.answer) {
    return null;
  }
  const who = question.source === "employer" ? "You told us" : "Read from your advert";
  return question.quote ? `${who}: “${question.quote}”` : `${who}.`;
}

function Questions({ asked, answers, onInput }) {
  return asked.questions.map((one) => html`<${Radios} key=${one.condition} legend=${one.ask} hint=${hintOf(one)} inline
    value=${answers[one.condition]} options=${ANSWERS} onInput=${(value) => onInput({ ...answers, [one.condition]: value })} />`);
}

function Others({ asked, onChoose }) {
  if (asked.others.length < 2) {
    return null;
  }
  const options = asked.others.map((one) => ({ value: String(one.vacancy), name: [one.title, one.place].filter(Boolean).join(", ") }));
  return html`<${Select} label="Which of your vacancies?" value=${String(asked.vacancy)} options=${options} onInput=${(value) => onChoose(Number(value))} />`;
}

// What of the answers is one: "not sure" says nothing.
const saysOf = (answers) => Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== UNSURE));

function Form({ link, asked, onSaved, onChoose }) {
  const [answers, setAnswers] = useState(known(asked));
  const [name, setName] = useState("");
  const [words, setWords] = useState("");
  const [errors, setErrors] = useState([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      onSaved(await post("/api/employer/answer", { link, vacancy: asked.vacancy, says: saysOf(answers), name: name.trim(), words: words.trim() }, { open: true }));
    } catch (refusal) {
      setErrors([{ text: refusal.message }]);
      setBusy(false);
    }
  };
  return html`<form class="measure" onSubmit=${submit} novalidate>
    <${ErrorSummary} errors=${errors} />
    <${Others} asked=${asked} onChoose=${onChoose} />
    <${Questions} asked=${asked} answers=${answers} onInput=${setAnswers} />
    <${TextArea} label="Anything else, in your own words" hint="If you like. It is shown as you write it." rows="2" value=${words} onInput=${setWords} />
    <${Field} label="Your name" hint="If you like, so that we know whom to ask." value=${name} onInput=${setName} autocomplete="name" />
    <${Preview} asked=${asked} answers=${answers} />
    <${ButtonRow}><${Button} type="submit" busy=${busy}>Send my answers<//><//>
  </form>`;
}

function Thanks({ asked, onAgain }) {
  return html`<div class="measure">
    <${Notice} kind="done">Thank you. Your answers for “${asked.title}” are with the people who look for work, from now on.<//>
    <${Preview} asked=${asked} answers=${known(asked)} />
    <${More} asked=${asked} />
    <p class="govuk-body">You can change them with the same link until ${dayWords(asked.until)}. They count for 90 days.</p>
    <${ButtonRow}><${Button} kind="secondary" onClick=${onAgain}>Change my answers<//><//>
  </div>`;
}

function Asked({ link, asked, onAsked }) {
  const [isDone, setDone] = useState(false);
  const saved = (now) => {
    onAsked(now);
    setDone(true);
    window.scrollTo(0, 0);
  };
  const choose = async (vacancy) => onAsked(await post("/api/employer/ask", { link, vacancy }, { open: true }));
  const where = [asked.employer, asked.place].filter(Boolean).join(" · ");
  return html`<${Page} title=${asked.title}>
    ${where && html`<p class="govuk-body"><strong>${where}</strong></p>`}
    ${isDone
      ? html`<${Thanks} asked=${asked} onAgain=${() => setDone(false)} />`
      : html`<p class="govuk-body measure">Some good workers have long-term pain or illness. A few plain answers tell them whether this job can suit them. It takes two minutes; skip what you are not sure of.</p>
        <${Form} key=${asked.vacancy} link=${link} asked=${asked} onSaved=${saved} onChoose=${choose} />`}
  <//>`;
}

/** The whole page, in place of the pages for people who sign in. */
export function Employer() {
  const link = window.location.hash.slice(1);
  const [asked, setAsked] = useState();
  const [error, setError] = useState();
  useEffect(() => {
    post("/api/employer/ask", { link }, { open: true }).then(setAsked, setError);
  }, []);
  return html`
    <header class="page-header"><div class="page-column page-header__row"><span class="page-header__name">Suited</span></div></header>
    <main class="page-main" id="main">${asked
      ? html`<${Asked} link=${link} asked=${asked} onAsked=${setAsked} />`
      : html`<${Page} title=${error ? "This link does not work" : "Your vacancy"}><${Loading} load=${{ error }} what="the questions" /><//>`}</main>
    <${Voice} />`;
}
