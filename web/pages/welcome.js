// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { signIn } from "/api.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Field } from "/parts/field.js";
import { ErrorSummary } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { NewPassword, passwordFault } from "/pages/new-password.js";
import { go } from "/router.js";

function faultsOf({ name, code, password }) {
  return {
    name: name.trim() ? null : "Enter your name.",
    code: code.trim() ? null : "Enter the code that you were given.",
    password: passwordFault(password),
  };
}

/** Choose a password with a one-time code. `first`: the service has nobody yet. */
export function Welcome({ first }) {
  const [form, setForm] = useState({ name: "", code: "", password: "" });
  const [faults, setFaults] = useState({});
  const [errors, setErrors] = useState([]);
  const set = (key) => (value) => setForm({ ...form, [key]: value });
  const submit = async (event) => {
    event.preventDefault();
    const wrong = faultsOf(form);
    setFaults(wrong);
    const ids = { name: "name", code: "code", password: "new-password" };
    const found = Object.keys(wrong).filter((key) => wrong[key]).map((key) => ({ id: ids[key], text: wrong[key] }));
    setErrors(found);
    if (found.length) {
      return;
    }
    try {
      await signIn("/api/welcome", { name: form.name.trim(), code: form.code.trim(), password: form.password });
      go("/", { replace: true });
    } catch (refusal) {
      setErrors([{ text: refusal.message }]);
    }
  };
  return html`<${Page} title=${first ? "Welcome to Suited" : "Choose your password"}><div class="measure">
    <p class="govuk-body">${first
      ? "This service has nobody yet. You will be its administrator. The one-time code stands on the terminal where the service was started."
      : "Use the one-time code that your administrator gave you. It works once."}</p>
    <${ErrorSummary} errors=${errors} />
    <form onSubmit=${submit} novalidate>
      <${Field} id="name" label="Name" hint=${first ? "You will sign in with it, and what you write down carries it." : null} error=${faults.name}
        value=${form.name} onInput=${set("name")} autocomplete="username" spellcheck="false" />
      <${Field} id="code" label="One-time code" error=${faults.code} value=${form.code} onInput=${set("code")}
        autocomplete="one-time-code" spellcheck="false" />
      <${NewPassword} error=${faults.password} value=${form.password} onInput=${set("password")} />
      <${ButtonRow}><${Button} type="submit">Go on<//><//>
    </form>
    ${!first && html`<p class="govuk-body"><a class="govuk-link target" href="/">Sign in with a password</a></p>`}
  </div><//>`;
}
