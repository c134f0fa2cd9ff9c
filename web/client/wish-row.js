// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { kindOf, wordsOf } from "/client/profile.js";
import { WishEditor } from "/client/wish-editor.js";
import { wishWords } from "/client/wish-words.js";

/** The id of a wish's main button: where the focus goes back to after a move. */
export const wishId = (tier, index) => `wish-${tier}-${index}`;

function Step({ tier, index, by, name, can, onStep }) {
  const up = by < 0;
  return html`<button type="button" class="icon-button" id="${wishId(tier, index)}${up ? "-up" : "-down"}" aria-disabled=${can ? null : "true"}
    aria-label="${up ? "Up" : "Down"}: ${name}" title="${up ? "Up" : "Down"} (Alt and arrow)" onClick=${() => can && onStep(by, up ? "-up" : "-down")}>
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path d=${up ? "M10 4 17 14H3z" : "M10 16 3 6h14z"} fill="currentColor" /></svg>
  </button>`;
}

/**
 * One wish: opens to be changed, goes up and down by buttons, by Alt and arrows, or by dragging.
 * @param {{draft: object, tier: string, index: number, catalogue: object, isOpen: boolean, onOpen: Function, onStep: Function,
 *   canStep: (by: number) => boolean, onChange: Function, onRemove: Function, drag: object, noTiers?: boolean}} props
 */
export function WishRow({ draft, tier, index, catalogue, isOpen, onOpen, onStep, canStep, onChange, onRemove, drag, noTiers }) {
  const wish = draft.profile[tier][index];
  const key = kindOf(wish);
  const name = wishWords(wish, catalogue);
  const words = wordsOf(draft, wish);
  const onKeyDown = (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.altKey && by && !isOpen) {
      event.preventDefault();
      onStep(by, "");
    }
  };
  return html`<li class="wish ${drag.over ? "wish--over" : ""}" draggable=${isOpen ? "false" : "true"} onKeyDown=${onKeyDown} ...${drag.handlers}>
    <div class="wish__row">
      <span class="wish__grip" aria-hidden="true" title="Drag to another place"><svg width="12" height="20" viewBox="0 0 12 20">
        ${[4, 10, 16].map((y) => html`<circle cx="3" cy=${y} r="1.8" /><circle cx="9" cy=${y} r="1.8" />`)}</svg></span>
      <button type="button" class="wish__name" id=${wishId(tier, index)} aria-expanded=${isOpen ? "true" : "false"} onClick=${onOpen}>
        <span>${name}</span>${words && html`<q class="wish__words">${words}</q>`}
      </button>
      <${Step} tier=${tier} index=${index} by=${-1} name=${name} can=${canStep(-1)} onStep=${onStep} />
      <${Step} tier=${tier} index=${index} by=${1} name=${name} can=${canStep(1)} onStep=${onStep} />
    </div>
    ${isOpen && html`<${WishEditor} wishKey=${key} value=${wish[key]} tier=${tier} words=${words} catalogue=${catalogue} noTiers=${noTiers}
      onDone=${onChange} onRemove=${onRemove} onCancel=${onOpen} />`}
  </li>`;
}
