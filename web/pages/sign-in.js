// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { ended, session, signIn } from "/api.js";
import { useBox } from "/box.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Dialog } from "/parts/dialog.js";
import { Field } from "/parts/field.js";
import { Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";

function SignInForm({ known = "" }) {
  const [name, setName] = useState(known);
  const [password, setPassword] = useState("");
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    try {
      await signIn("/api/session", { name: name.trim(), password });
    } catch (refusal) {
      setError(refusal.message);
      setBusy(false);
    }
  };
  return html`<form onSubmit=${submit} novalidate>
    ${error && html`<${Notice} kind="problem">${error}<//>`}
    <${Field} id="name" label="Name" value=${name} onInput=${setName} autocomplete="username" spellcheck="false" />
    <${Field} id="password" label="Password" type="password" value=${password} onInput=${setPassword} autocomplete="current-password" />
    <${ButtonRow}><${Button} type="submit" busy=${busy}>Sign in<//><//>
  </form>`;
}

/** The page of whoever is not signed in. */
export function SignIn() {
  return html`<${Page} title="Sign in"><div class="measure">
    <${SignInForm} />
    <p class="govuk-body"><a class="govuk-link target" href="/welcome">I have a one-time code</a></p>
    <p class="govuk-body quiet">Forgotten your password? Your administrator can give you a new code.</p>
  </div><//>`;
}

/** A session that ended in the middle of work: the page behind stays as it is. */
export function SignInAgain() {
  const who = session.get();
  if (!useBox(ended)) {
    return null;
  }
  return html`<${Dialog} title="Please sign in again">
    <p class="govuk-body">You were signed out. Nothing is lost: your work goes on when you sign in.</p>
    <${SignInForm} known=${who?.name} />
  <//>`;
}
