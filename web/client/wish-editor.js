// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useEffect, useRef, useState } from "/vendor/preact.js";
import { kindFor } from "/client/kinds.js";
import { tiers } from "/client/profile.js";
import { WishForm } from "/client/wish-form.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Radios } from "/parts/choice.js";
import { Field } from "/parts/field.js";

/**
 * One wish, new or changed, in a form of its kind.
 * @param {{wishKey: string, value?: any, tier: string, words?: string, catalogue: object, isNew?: boolean, noTiers?: boolean,
 *   onDone: (answer: {wish: object, tier: string, words: string}) => void, onRemove?: () => void, onCancel: () => void}} props
 */
export function WishEditor({ wishKey, value, tier: given, words: before = "", catalogue, isNew, noTiers, onDone, onRemove, onCancel }) {
  const kind = kindFor(wishKey, catalogue);
  const [form, setForm] = useState(() => kind.toForm(value));
  const [tier, setTier] = useState(given || kind.tier);
  const [words, setWords] = useState(before);
  const [faults, setFaults] = useState({});
  const box = useRef(null);
  useEffect(() => box.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    const made = kind.fromForm(form);
    setFaults(made.faults);
    if (!Object.keys(made.faults).length) {
      onDone({ wish: { [wishKey]: made.value }, tier, words: words.trim() });
    }
  };
  const onKeyDown = (event) => event.key === "Escape" && onCancel();
  const options = tiers.filter((each) => !(kind.noMust && each.key === "must")).map((each) => ({ value: each.key, name: each.name }));
  return html`<form class="wish-editor" onSubmit=${submit} onKeyDown=${onKeyDown} novalidate>
    <h3 class="govuk-heading-s" tabindex="-1" ref=${box}>${kind.name}</h3>
    <${WishForm} wishKey=${wishKey} kind=${kind} form=${form} onInput=${setForm} faults=${faults} />
    ${!noTiers && html`<${Radios} legend="How much does it matter?" inline value=${tier} onInput=${setTier} options=${options} />`}
    <${Field} label="In the client's own words (optional)" value=${words} onInput=${setWords} />
    <${ButtonRow}>
      <${Button} type="submit">${isNew ? "Add" : "Change"}<//>
      <${Button} kind="link" onClick=${onCancel}>Cancel<//>
      ${onRemove && html`<${Button} kind="link" onClick=${onRemove}>Remove this wish<//>`}
    <//>
  </form>`;
}
