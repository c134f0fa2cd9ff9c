// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { Button } from "/parts/button.js";
import { Combobox } from "/parts/combobox.js";
import { say } from "/say.js";

const nothing = async () => [];

/** A list of short texts, added with suggestions and taken out one by one. */
export function TextList({ label, hint, error, items, onInput, find = nothing, nameOf = (item) => item }) {
  const [words, setWords] = useState("");
  const add = (text) => {
    const item = text.trim();
    setWords("");
    if (item && !items.includes(item)) {
      onInput([...items, item]);
      say(`Added: ${item}`);
    }
  };
  const remove = (item) => {
    onInput(items.filter((each) => each !== item));
    say(`Removed: ${nameOf(item)}`);
  };
  return html`<div class="text-list">
    <${Combobox} label=${label} hint=${hint} error=${error} value=${words} onInput=${setWords} find=${find}
      onPick=${(option) => add(option.label)} onEnter=${() => add(words)} />
    <${Button} kind="secondary" class="tight" onClick=${() => add(words)}>Add<span class="govuk-visually-hidden"> to: ${label}</span><//>
    ${items.length > 0 && html`<ul class="govuk-list text-list__items">
      ${items.map((item) => html`<li key=${item}>${nameOf(item)}
        <${Button} kind="link" onClick=${() => remove(item)}>Remove<span class="govuk-visually-hidden"> ${nameOf(item)}</span><//></li>`)}
    </ul>`}
  </div>`;
}
