// SPDX-License-Identifier: GPL-3.0-or-later
// What is read out by a screen reader without moving the focus, and shown to nobody else.
import { html, useEffect, useState } from "/vendor/preact.js";
import { box } from "/box.js";

const said = box({ text: "", count: 0 });

/** Have TEXT read out when the reader has finished what it is saying. */
export function say(text) {
  said.set({ text, count: said.get().count + 1 });
}

/** The live region: once on the page, inside an open dialog too (what is behind one is silent). */
export function Voice() {
  const [now, setNow] = useState({ text: "", count: 0 });
  useEffect(() => said.watch(setNow), []);
  // The same words twice are read twice: the paragraph is a new one each time.
  return html`<div class="govuk-visually-hidden" role="status" aria-live="polite">
    <p key=${now.count}>${now.text}</p>
  </div>`;
}
