// SPDX-License-Identifier: GPL-3.0-or-later
// What an employer's answers will look like, and whom one thing more would reach.
import { html } from "/vendor/preact.js";

// "Choice of sitting or standing" within a sentence.
const inner = (name) => name.charAt(0).toLowerCase() + name.slice(1);

const LOOKS = { yes: (name) => inner(name), no: (name) => `no ${inner(name)}`, agree: (name) => `${inner(name)} (could be agreed)` };

/** How the vacancy will be told of. `answers`: condition → yes, no, agree or anything else for unknown. */
export function Preview({ asked, answers }) {
  const parts = asked.questions.filter((one) => LOOKS[answers[one.condition]]).map((one) => LOOKS[answers[one.condition]](one.name));
  return html`<div class="notice notice--info"><strong>What people will see:</strong> ${parts.length ? parts.join("; ") : "nothing yet"}.</div>`;
}

/** With which one thing more than ten people could take it. Never a number, and nothing of anybody. */
export function More({ asked }) {
  const names = asked.questions.filter((one) => asked.more.includes(one.condition) && one.answer !== "yes").map((one) => inner(one.name));
  return names.length > 0 && html`<p class="govuk-body">More than 10 people who look for work nearby are held back by one of these alone: ${names.join("; ")}.</p>`;
}
