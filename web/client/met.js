// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Dialog } from "/parts/dialog.js";
import { Field, TextArea } from "/parts/field.js";
import { Notice } from "/parts/notice.js";
import { say } from "/say.js";

/** The end of a meeting: that they met, what was said, what comes next. */
export function Met({ client, onSaved }) {
  const [isOpen, setOpen] = useState(false);
  const [next, setNext] = useState("");
  const [text, setText] = useState("");
  const [error, setError] = useState(null);
  const submit = async (event) => {
    event.preventDefault();
    try {
      const found = await post(path("/api/clients/{}/events", client), {
        kind: "met", ...(text.trim() && { text: text.trim() }), ...(next.trim() && { next_step: next.trim() }),
      });
      setOpen(false);
      setNext("");
      setText("");
      say("The meeting is written down.");
      onSaved(found);
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  return html`<${Button} kind="secondary" onClick=${() => setOpen(true)}>We met today<//>
    ${isOpen && html`<${Dialog} title="We met today" onClose=${() => setOpen(false)}><form onSubmit=${submit}>
      ${error && html`<${Notice} kind="problem">${error}<//>`}
      <${TextArea} label="What was said (optional)" rows="3" value=${text} onInput=${setText} />
      <${Field} label="Next step (optional)" hint="Such as: call the library on Thursday." value=${next} onInput=${setNext} />
      <${ButtonRow}><${Button} type="submit">Write it down<//><${Button} kind="link" onClick=${() => setOpen(false)}>Cancel<//><//>
    </form><//>`}`;
}
