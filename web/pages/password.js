// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { post } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Field } from "/parts/field.js";
import { Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { NewPassword, passwordFault } from "/pages/new-password.js";

/** Change one's own password. */
export default function Password() {
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [fault, setFault] = useState(null);
  const [error, setError] = useState(null);
  const [done, setDone] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    setDone(false);
    setError(null);
    setFault(passwordFault(next));
    if (passwordFault(next)) {
      document.getElementById("new-password").focus();
      return;
    }
    try {
      await post("/api/password", { old, new: next });
      setOld("");
      setNext("");
      setDone(true);
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  return html`<${Page} title="Change your password"
    help="Type the password you have now and the one you want. Wherever else you are signed in, you will have to sign in again."><div class="measure">
    ${done && html`<${Notice} kind="done">Your password is changed.<//>`}
    ${error && html`<${Notice} kind="problem">${error}<//>`}
    <form onSubmit=${submit} novalidate>
      <${Field} id="old-password" label="Your password now" type="password" autocomplete="current-password" value=${old} onInput=${setOld} />
      <${NewPassword} error=${fault} value=${next} onInput=${setNext} />
      <${ButtonRow}><${Button} type="submit">Change it<//><//>
    </form>
  </div><//>`;
}
