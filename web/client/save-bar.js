// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path } from "/api.js";
import { Conflict } from "/client/conflict.js";
import { Button } from "/parts/button.js";
import { Notice } from "/parts/notice.js";
import { dayWords } from "/words.js";

function Step({ name, can, onClick, keys }) {
  return html`<${Button} kind="link" busy=${!can} title=${keys} onClick=${onClick}>${name}<//>`;
}

/** Save, undo, redo, and what is to be said of them. `work` is of useDraft. */
export function SaveBar({ client, work, catalogue }) {
  const { found, past, future, changed, busy, problem, conflict } = work;
  const saved = `Version ${found.version}, saved ${dayWords(found.saved?.day)} by ${found.saved?.author}`;
  return html`<div class="save-bar">
    <div class="save-bar__row">
      <${Button} class="tight" busy=${busy || !changed} onClick=${() => work.save()}>${busy ? "Saving…" : "Save"}<//>
      <${Step} name="Undo" keys="Ctrl+Z" can=${past.length > 0} onClick=${work.undo} />
      <${Step} name="Redo" keys="Ctrl+Y" can=${future.length > 0} onClick=${work.redo} />
    </div>
    <p class="small save-bar__state">${changed ? html`<strong>Not saved yet</strong>. Kept in this window until you save.` : `${saved}.`}
      ${" "}<a class="govuk-link" href=${path("/clients/{}/versions", client)}>All versions</a></p>
    ${problem && html`<${Notice} kind="problem">${problem}<//>`}
    ${conflict && html`<${Conflict} base=${work.saved} mine=${work.draft} theirs=${conflict} catalogue=${catalogue}
      onSave=${(chosen) => work.save(chosen, conflict)} onClose=${work.forget} />`}
  </div>`;
}
