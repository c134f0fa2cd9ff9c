// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useState } from "/vendor/preact.js";
import { meaningsOf } from "/client/offers.js";
import { addWish, badDay } from "/client/profile.js";
import { WishEditor } from "/client/wish-editor.js";
import { wishWords } from "/client/wish-words.js";
import { Combobox } from "/parts/combobox.js";

/** A wish for bad days, by name. */
export function AddBadDay({ draft, change, catalogue }) {
  const [words, setWords] = useState("");
  const [key, setKey] = useState(null);
  const find = async (typed) => meaningsOf(typed, { ...catalogue, limitations: [] }, { }, 8);
  const close = () => { setKey(null); setWords(""); };
  return html`
    <${Combobox} label="Add a wish for a bad day" value=${words} onInput=${setWords} find=${find} onPick=${(option) => setKey(option.entry.id)} />
    ${key && html`<${WishEditor} key=${key} wishKey=${key} tier=${badDay.key} catalogue=${catalogue} isNew noTiers onCancel=${close}
      onDone=${({ wish, words: said }) => { change(addWish(draft, badDay.key, wish, said), `Added: ${wishWords(wish, catalogue)}`); close(); }} />`}`;
}
