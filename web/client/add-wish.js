// SPDX-License-Identifier: GPL-3.0-or-later
// Adding a wish: it begins with what hurts or matters, in the client's words, or with a name.
import { html, useEffect, useRef, useState } from "/vendor/preact.js";
import { kinds } from "/client/kinds.js";
import { fitToWords, limitationsIn, meaningsOf, standing } from "/client/offers.js";
import { addWish, kindOf, putWish, same, tierName, tiers } from "/client/profile.js";
import { WishEditor } from "/client/wish-editor.js";
import { wishWords } from "/client/wish-words.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Checkbox } from "/parts/choice.js";
import { Combobox } from "/parts/combobox.js";
import { Details } from "/parts/details.js";
import { Field, Select } from "/parts/field.js";

const MOST_MEANINGS = 4;

/**
 * Each kind of wish is offered once. Ticked at first are those that the words meant, that are more
 * than nice to have, and that are not there as they are.
 */
function offersOf(meant, words, profile) {
  const seen = new Set();
  return meant.flatMap((each) => each.limitation.offers.map((offer) => ({ ...each, offer })))
    .filter(({ offer }) => !seen.has(kindOf(offer.wish)) && seen.add(kindOf(offer.wish)))
    .map(({ limitation, offer, isStrong, clause }) => {
      const had = standing(profile, offer.wish);
      const wish = fitToWords(offer.wish, words);
      const on = isStrong && offer.tier !== "nice" && !(had && same(had.wish, wish));
      return { limitation, had, why: `${offer.why}.`, wish, tier: offer.tier, on, clause: clause ?? words };
    });
}

function Offer({ offer, catalogue, onInput }) {
  const name = wishWords(offer.wish, catalogue);
  const options = tiers.filter(({ key }) => !(key === "must" && kinds[kindOf(offer.wish)]?.noMust)).map(({ key }) => ({ value: key, name: tierName(key) }));
  const had = offer.had && `There is already: ${wishWords(offer.had.wish, catalogue)} (${tierName(offer.had.tier)}). This takes its place.`;
  return html`<div class="offer">
    <div class="govuk-checkboxes"><${Checkbox} label=${name} hint=${[offer.why, had].filter(Boolean).join(" ")} checked=${offer.on} onInput=${(on) => onInput({ ...offer, on })} /></div>
    <${Select} hideLabel label="How much it matters: ${name}" value=${offer.tier} onInput=${(tier) => onInput({ ...offer, tier, on: true })} options=${options} />
  </div>`;
}

/** What follows from the client's words: tick, say how much it matters, add. */
function Offers({ meant, words: typed, draft, catalogue, onDone, onCancel }) {
  const [words, setWords] = useState(typed);
  const [offers, setOffers] = useState(() => offersOf(meant, typed, draft.profile));
  const box = useRef(null);
  useEffect(() => box.current.focus(), []);
  const ticked = offers.filter((offer) => offer.on);
  const submit = (event) => {
    event.preventDefault();
    // A sentence of two halves leaves each wish its own, unless the words were changed here.
    const said = (clause) => (words === typed ? clause : words).trim();
    const next = ticked.reduce((before, { wish, tier, clause }) => putWish(before, tier, wish, said(clause)), draft);
    onDone(next, `Added: ${ticked.map(({ wish }) => wishWords(wish, catalogue)).join("; ")}`);
  };
  return html`<form class="wish-editor" onSubmit=${submit} onKeyDown=${(event) => event.key === "Escape" && onCancel()} novalidate>
    <h3 class="govuk-heading-s" tabindex="-1" ref=${box}>What would help?</h3>
    ${meant.filter(({ limitation }) => offers.some((offer) => offer.limitation === limitation)).map(({ limitation }) => html`<fieldset class="govuk-fieldset" key=${limitation.id}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${limitation.says}</legend>
      ${offers.map((offer, i) => offer.limitation === limitation && html`<${Offer} key=${i} offer=${offer} catalogue=${catalogue}
        onInput=${(changed) => setOffers(offers.map((each, at) => (at === i ? changed : each)))} />`)}
    </fieldset>`)}
    <${Field} label="The client's words, kept beside" value=${words} onInput=${setWords} />
    <${ButtonRow}>
      <${Button} type="submit" busy=${!ticked.length}>Add ${ticked.length || ""} ${ticked.length === 1 ? "wish" : "wishes"}<//>
      <${Button} kind="link" onClick=${onCancel}>Cancel<//>
    <//>
  </form>`;
}

function NoMeaning({ words, onAbout, onCancel }) {
  return html`<div class="wish-editor">
    <p class="govuk-body">No wish is known by “${words}”. Try fewer or other words, or take them as they are: adverts with these words then stand higher.</p>
    <${ButtonRow}>
      <${Button} kind="secondary" onClick=${onAbout}>Take the words as they are<//>
      <${Button} kind="link" onClick=${onCancel}>Cancel<//>
    <//>
  </div>`;
}

function AllNames({ catalogue, onPick }) {
  const groups = [...new Set(catalogue.limitations.map((limitation) => limitation.group))];
  const names = [
    ...groups.map((group) => ({ name: group, entries: catalogue.limitations.filter((limitation) => limitation.group === group)
      .map((limitation) => ({ type: "limitation", id: limitation.id, label: limitation.says, limitation })) })),
    { name: "Hours, pay and place", entries: Object.entries(kinds).map(([id, kind]) => ({ type: "kind", id, label: kind.name })) },
    { name: "Conditions by name", entries: catalogue.conditions.map((condition) => ({ type: "kind", id: condition.id, label: condition.name })) },
  ];
  return names.map((group) => html`<${Details} key=${group.name} summary=${group.name}><ul class="govuk-list">
    ${group.entries.map((entry) => html`<li key=${entry.id}><${Button} kind="link" onClick=${() => onPick(entry)}>${entry.label}<//></li>`)}
  </ul><//>`);
}

/** @param {{draft, change, catalogue, words?: string}} props words: to begin with */
export function AddWish({ draft, change, catalogue, words: first = "" }) {
  const [words, setWords] = useState(first);
  const [picked, setPicked] = useState(null);
  const back = () => {
    setPicked(null);
    document.getElementById("add-wish").focus();
  };
  const done = (next, sentence) => {
    change(next, sentence);
    setWords("");
    back();
  };
  const pick = (entry) => setPicked(entry.type === "limitation" ? { meant: [{ limitation: entry.limitation, isStrong: true }] } : { key: entry.id });
  const takeWords = () => {
    const [best] = meaningsOf(words, catalogue, draft.profile);
    const meant = limitationsIn(words, catalogue, draft.profile, MOST_MEANINGS);
    if (meant.length) {
      setPicked({ meant });
    } else if (best) {
      pick(best.entry);
    } else if (words.trim()) {
      setPicked({ unknown: true });
    }
  };
  useEffect(() => {
    if (first && catalogue) {
      takeWords();
    }
  }, [Boolean(catalogue)]);
  const find = async (typed) => meaningsOf(typed, catalogue, draft.profile);
  if (!catalogue) {
    return null;
  }
  return html`<section class="add-wish" aria-label="Add a wish">
    <${Combobox} id="add-wish" label="What hurts, or what matters?" hint="In the client's words, or a name: mornings, lifting, hours, pay…"
      value=${words} onInput=${setWords} find=${find} onPick=${(option) => pick(option.entry)} onEnter=${takeWords} />
    ${picked?.meant && html`<${Offers} key=${picked.meant[0].limitation.id} meant=${picked.meant} words=${words} draft=${draft}
      catalogue=${catalogue} onDone=${done} onCancel=${back} />`}
    ${picked?.key && html`<${WishEditor} key=${picked.key} wishKey=${picked.key} words="" catalogue=${catalogue} isNew onCancel=${back}
      onDone=${({ wish, tier, words: said }) => done(addWish(draft, tier, wish, said), `Added: ${wishWords(wish, catalogue)}`)} />`}
    ${picked?.unknown && html`<${NoMeaning} words=${words} onCancel=${back}
      onAbout=${() => done(addWish(draft, "nice", { about: words.trim() }, words.trim()), `Added: ${words.trim()}`)} />`}
    ${!picked && html`<${Details} summary="Choose from a list"><${AllNames} catalogue=${catalogue} onPick=${pick} /><//>`}
  </section>`;
}
