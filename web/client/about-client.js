// SPDX-License-Identifier: GPL-3.0-or-later
// The client's side that is no wish: home, skills, what they hold, what to avoid, alerts.
import { html, useState } from "/vendor/preact.js";
import { AddBadDay } from "/client/add-bad-day.js";
import { badDay, setKey } from "/client/profile.js";
import { TextList } from "/client/text-list.js";
import { WishLists } from "/client/wish-lists.js";
import { Button } from "/parts/button.js";
import { Checkbox, Checkboxes, Radios } from "/parts/choice.js";
import { Combobox, suggest } from "/parts/combobox.js";
import { Details } from "/parts/details.js";
import { Select } from "/parts/field.js";
import { stages } from "/words.js";

const levels = ["", "No qualification", "Level 1", "Level 2: GCSE", "Level 3: A level", "Level 4", "Level 5", "Level 6: degree", "Level 7: master's", "Level 8: doctorate"]
  .map((name, i) => ({ value: i ? String(i - 1) : "", name: name || "Not known" }));
const groups = [
  { value: "fits", name: "Fits" }, { value: "ask_first", name: "Ask first" }, { value: "near_misses", name: "Near misses" },
];
const homeWords = (home) => home?.place ?? home?.postcode ?? (home ? `${home.lat}, ${home.lon}` : "");
const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?\s*(\d[a-z]{2})?$/i;

function Home({ profile, set }) {
  const [words, setWords] = useState(homeWords(profile.home));
  const take = (text) => {
    const typed = text.trim();
    setWords(typed);
    set("home", typed ? { [POSTCODE.test(typed) ? "postcode" : "place"]: typed } : undefined, typed ? `Home: ${typed}` : "No home");
  };
  return html`<div class="text-list">
    <${Combobox} label="Home" hint="A town, part of town or postcode. Distances are from there." value=${words} onInput=${setWords}
      find=${suggest("places")} onPick=${(option) => take(option.value)} onEnter=${() => take(words)} />
    <${Button} kind="secondary" class="tight" onClick=${() => take(words)}>Set home<//>
  </div>`;
}

function Holds({ profile, set, catalogue }) {
  const has = profile.has ?? {};
  const put = (key, value, sentence) => {
    const next = { ...has, [key]: value };
    if (value === undefined) {
      delete next[key];
    }
    set("has", Object.keys(next).length ? next : undefined, sentence);
  };
  const licence = has.driving_licence === undefined ? "unknown" : has.driving_licence ? "yes" : "no";
  const registers = has.registers === undefined ? "unknown" : has.registers.length ? "some" : "none";
  return html`
    <${Radios} legend="Driving licence" inline value=${licence} options=${[{ value: "yes", name: "Yes" }, { value: "no", name: "No" }, { value: "unknown", name: "Not known" }]}
      onInput=${(value) => put("driving_licence", { yes: true, no: false }[value], `Driving licence: ${value}`)} />
    <${Select} label="Highest qualification" value=${has.level === undefined ? "" : String(has.level)} options=${levels}
      onInput=${(value) => put("level", value === "" ? undefined : Number(value), "Qualification changed")} />
    <${Radios} legend="On a professional register" inline value=${registers} options=${[{ value: "none", name: "None" }, { value: "some", name: "Yes" }, { value: "unknown", name: "Not known" }]}
      onInput=${(value) => put("registers", { none: [], some: has.registers?.length ? has.registers : [catalogue.registers[0]] }[value], `Registers: ${value}`)} />
    ${registers === "some" && html`<${Checkboxes} legend="Which" inline value=${has.registers} options=${catalogue.registers.map((name) => ({ value: name, name }))}
      onInput=${(value) => put("registers", value, "Registers changed")} />`}`;
}

function Avoid({ profile, set }) {
  const avoid = profile.avoid ?? {};
  const put = (key) => (list) => {
    const next = { ...avoid, [key]: list };
    if (!list.length) {
      delete next[key];
    }
    set("avoid", Object.keys(next).length ? next : undefined, "What to avoid changed");
  };
  return html`
    <${TextList} label="Employers" items=${avoid.employers ?? []} onInput=${put("employers")} />
    <${TextList} label="Kinds of work" items=${avoid.work ?? []} onInput=${put("work")} find=${suggest("occupations")} />
    <${TextList} label="Words in title or text" items=${avoid.words ?? []} onInput=${put("words")} />`;
}

function Alerts({ profile, set }) {
  const alerts = { on: false, groups: ["fits", "ask_first"], best: 10, ...profile.alerts };
  return html`
    <div class="govuk-checkboxes"><${Checkbox} label="Tell me of new vacancies for this client" checked=${alerts.on}
      onInput=${(on) => set("alerts", { ...alerts, on }, `Alerts ${on ? "on" : "off"}`)} /></div>
    ${alerts.on && html`<${Checkboxes} legend="Of which" inline value=${alerts.groups} options=${groups}
      onInput=${(chosen) => chosen.length && set("alerts", { ...alerts, groups: chosen }, "Alerts changed")} />`}`;
}

/** @param {{draft, change, catalogue}} props */
export function AboutClient({ draft, change, catalogue }) {
  const { profile } = draft;
  const set = (key, value, sentence) => change(setKey(draft, key, value), sentence);
  const orders = [
    { value: "equal", name: "All wishes of a list count the same" },
    { value: "ranked", name: "The first in each list counts most" },
  ];
  if (!catalogue) {
    return null;
  }
  return html`<section class="about-client" aria-labelledby="about-client">
    <h2 class="govuk-heading-m" id="about-client">About the client</h2>
    <${Details} summary="Home: ${homeWords(profile.home) || "not known"}"><${Home} key=${homeWords(profile.home)} profile=${profile} set=${set} /><//>
    <${Details} summary="Skills: ${profile.skills?.length ?? 0}"><${TextList} label="What they can do" hint="In any words." items=${profile.skills ?? []}
      onInput=${(list) => set("skills", list, "Skills changed")} find=${suggest("skills")} /><//>
    <${Details} summary="What they hold"><${Holds} profile=${profile} set=${set} catalogue=${catalogue} /><//>
    <${Details} summary="On a bad day: ${profile.bad_day?.length ?? 0}">
      <p class="quiet small">${badDay.hint}</p>
      <${WishLists} lists=${[badDay]} draft=${draft} change=${change} catalogue=${catalogue} noTiers />
      <${AddBadDay} draft=${draft} change=${change} catalogue=${catalogue} />
    <//>
    <${Details} summary="To be avoided"><${Avoid} profile=${profile} set=${set} /><//>
    <${Details} summary="Stage, order and alerts">
      <${Radios} legend="Stage" value=${profile.stage} options=${stages} onInput=${(value) => set("stage", value, `Stage: ${value}`)} />
      <${Radios} legend="Order inside each list" value=${profile.order ?? "equal"} options=${orders} onInput=${(value) => set("order", value, "Order changed")} />
      <${Alerts} profile=${profile} set=${set} />
    <//>
  </section>`;
}
