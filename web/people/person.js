// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { patch, path } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Details } from "/parts/details.js";
import { Field, Select } from "/parts/field.js";
import { Notice } from "/parts/notice.js";
import { Tag } from "/parts/tag.js";
import { ROLES } from "/people/add.js";

function State({ person }) {
  if (person.active === false) {
    return html`<${Tag} colour="grey">Cannot sign in<//>`;
  }
  return person.waiting ? html`<${Tag} colour="orange">Has a code, not signed in yet<//>` : null;
}

/**
 * One person, and what can be changed. One cannot shut oneself out.
 * @param {{person: object, isMe: boolean, onChanged: (person) => void}} props person: of GET /api/people
 */
export function Person({ person, isMe, onChanged }) {
  const [role, setRole] = useState(person.role);
  const [team, setTeam] = useState(person.team ?? "");
  const [error, setError] = useState(null);
  const change = async (body) => {
    setError(null);
    try {
      onChanged(await patch(path("/api/people/{}", person.name), body));
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  const save = (event) => {
    event.preventDefault();
    change({ role, team: team.trim() });
  };
  const roleName = ROLES.find((one) => one.value === person.role)?.name ?? person.role;
  const hidden = html`<span class="govuk-visually-hidden"> (${person.name})</span>`;
  return html`<li class="feed">
    <h3 class="govuk-heading-s">${person.name} <${State} person=${person} /></h3>
    <p class="govuk-body">${[roleName, person.team && `team ${person.team}`, isMe && "this is you"].filter(Boolean).join(", ")}</p>
    <${Details} summary=${html`Change${hidden}`}>
      ${error && html`<${Notice} kind="problem">${error}<//>`}
      <form onSubmit=${save} novalidate>
        <${Select} label="What they do" value=${role} onInput=${setRole} options=${ROLES} disabled=${isMe} />
        <${Field} label="Team" value=${team} onInput=${setTeam} autocomplete="off" />
        <${ButtonRow}>
          <${Button} type="submit">Save${hidden}<//>
          ${!isMe && html`<${Button} kind="secondary" onClick=${() => change({ new_code: true })}>Give a new code${hidden}<//>
            <${Button} kind="warning" onClick=${() => change({ active: person.active === false })}>${person.active === false ? "Let them sign in again" : "Stop them signing in"}${hidden}<//>`}
        <//>
      </form>
    <//>
  </li>`;
}
