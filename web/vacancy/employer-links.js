// SPDX-License-Identifier: GPL-3.0-or-later
// Links by which the employer says what a vacancy can be: made, copied, taken back.
import { html, useState } from "/vendor/preact.js";
import { path, post, request } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Checkbox } from "/parts/choice.js";
import { Field } from "/parts/field.js";
import { Notice } from "/parts/notice.js";
import { Table } from "/parts/table.js";
import { useGet } from "/parts/use.js";
import { say } from "/say.js";
import { dayWords } from "/words.js";

const stateOf = (link) => (link.revoked ? `taken back on ${dayWords(link.revoked)}` : `good until ${dayWords(link.until)}`);

function Fresh({ token }) {
  const url = `${window.location.origin}/employer#${token}`;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    say("Copied.");
  };
  return html`<${Notice} kind="done">
    <${Field} label="Send this link to the employer. It is shown this once." value=${url} onInput=${() => {}} readonly />
    <${Button} kind="secondary" onClick=${copy}>Copy the link<//>
  <//>`;
}

/** @param {{record: object}} props the vacancy */
export function EmployerLinks({ record }) {
  const where = path("/api/vacancies/{}/links", String(record.vacancy));
  const load = useGet(where);
  const [all, setAll] = useState(false);
  const [token, setToken] = useState(null);
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const doing = async (work) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (refusal) {
      setError(refusal.message);
    }
    setBusy(false);
  };
  const make = () => doing(async () => {
    const { token: fresh, ...link } = await post(where, { all });
    setToken(fresh);
    load.setValue([link, ...(load.value ?? [])]);
  });
  const revoke = (link) => doing(async () => {
    await request("DELETE", path("/api/links/{}", link.link));
    load.setValue(load.value.map((one) => (one === link ? { ...one, revoked: new Date().toISOString().slice(0, 10) } : one)));
    say("The link is taken back.");
  });
  return html`
    <p class="govuk-body">The employer opens the link on any phone, without an account, and answers at most twelve plain questions.</p>
    ${error && html`<${Notice} kind="problem">${error}<//>`}
    ${token && html`<${Fresh} token=${token} />`}
    ${record.employer && html`<${Checkbox} label="For all vacancies of ${record.employer}" checked=${all} onInput=${setAll} />`}
    <${ButtonRow}><${Button} kind="secondary" busy=${busy} onClick=${make}>Make a link for the employer<//><//>
    ${load.value?.length > 0 && html`<${Table} caption="Links" hideCaption keyOf=${(link) => link.link} rows=${load.value} columns=${[
      { name: "Made", draw: (link) => `${dayWords(link.made)}, by ${link.by}` },
      { name: "For", draw: (link) => (link.all ? "all of the employer’s" : "this one") },
      { name: "State", draw: stateOf },
      { name: "Answers", draw: (link) => String(link.answers) },
      { name: "", draw: (link) => !link.revoked && html`<${Button} kind="link" busy=${busy} onClick=${() => revoke(link)}>Take back<span class="govuk-visually-hidden"> the link made on ${dayWords(link.made)}</span><//>` },
    ]} />`}`;
}
