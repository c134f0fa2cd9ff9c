// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path, post, session } from "/api.js";
import { Button } from "/parts/button.js";
import { Field } from "/parts/field.js";
import { Loading, Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { Table } from "/parts/table.js";
import { useGet } from "/parts/use.js";
import { say } from "/say.js";
import { agoWords, count, dayWords, stageWords } from "/words.js";

const HELP = "These are the people you work with, and those whom nobody has taken on yet. " +
  "Open one to see their wishes beside the vacancies that suit them.";

function isFound(line, words) {
  const text = [line.alias, line.id, line.adviser, stageWords(line.stage), line.next_step].join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function Name({ line }) {
  const name = line.alias || line.id;
  return html`<a class="govuk-link target" href=${path("/clients/{}", line.id)}>${name}</a>
    ${name.toLowerCase() !== line.id.toLowerCase() && html`<div class="quiet small">${line.id}</div>`}`;
}

function LastMet({ day }) {
  return day ? html`${dayWords(day)} <div class="quiet small">${agoWords(day, session.get().today)}</div>` : "Not yet";
}

function columnsOf(lines, takeOn) {
  const me = session.get().name;
  const columns = [
    { name: "Client", draw: (line) => html`<${Name} line=${line} />` },
    { name: "Stage", draw: (line) => stageWords(line.stage) },
    { name: "Last met", draw: (line) => html`<${LastMet} day=${line.last_met} />` },
    { name: "New since then", numeric: true, draw: (line) => html`<span title="Vacancies that fit, or are to be asked about">${line.new}</span>` },
    { name: "Next step", draw: (line) => line.next_step || "" },
  ];
  if (lines.some((line) => line.adviser !== me)) {
    columns.push({
      name: "With",
      draw: (line) => line.adviser || html`<${Button} kind="secondary" class="tight" onClick=${() => takeOn(line)}>
        Take on<span class="govuk-visually-hidden"> ${line.alias || line.id}</span><//>`,
    });
  }
  return columns;
}

/** Whom I work with. */
export default function Clients() {
  const load = useGet("/api/clients");
  const [words, setWords] = useState("");
  const [error, setError] = useState(null);
  const lines = load.value || [];
  const found = lines.filter((line) => isFound(line, words));
  const takeOn = async (line) => {
    try {
      await post(path("/api/clients/{}/events", line.id), { kind: "taken_on" });
      say(`${line.alias || line.id} is now with you.`);
      load.reload();
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  const search = (typed) => {
    setWords(typed);
    say(count(lines.filter((line) => isFound(line, typed)).length, "client"));
  };
  return html`<${Page} title="Clients" help=${HELP}
    aside=${html`<a class="govuk-button" href="/new-client" role="button" draggable="false">Add a client</a>`}>
    ${error && html`<${Notice} kind="problem">${error}<//>`}
    <${Loading} load=${load} what="your clients" />
    ${load.value && !lines.length && html`<p class="govuk-body">Nobody yet. Add the first client: a name to call them by is enough.</p>`}
    ${lines.length > 0 && html`
      <div class="measure"><${Field} label="Find a client" value=${words} onInput=${search} type="search" autocomplete="off" spellcheck="false" /></div>
      <${Table} caption=${count(found.length, "client")} columns=${columnsOf(lines, takeOn)} rows=${found}
        keyOf=${(line) => line.id} empty="Nobody by these words." />`}
  <//>`;
}
