// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { Field } from "/parts/field.js";

const SHORTEST = 12;

/** What is wrong with a new password, or null. */
export function passwordFault(password) {
  return [...password].length < SHORTEST ? `Use at least ${SHORTEST} letters. Four words that do not belong together are good.` : null;
}

/** The field of a new password. */
export function NewPassword({ value, onInput, error }) {
  return html`<${Field} id="new-password" label="New password" type="password" autocomplete="new-password" error=${error}
    hint="At least ${SHORTEST} letters. Four words that do not belong together are easy to keep in mind." value=${value} onInput=${onInput} />`;
}
