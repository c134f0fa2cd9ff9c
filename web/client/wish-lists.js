// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useEffect, useLayoutEffect, useRef, useState } from "/vendor/preact.js";
import { box, useBox } from "/box.js";
import { addWish, changeWish, kindOf, listOf, moveWish, removeWish, stepOf, tierName, tiers } from "/client/profile.js";
import { WishRow, wishId } from "/client/wish-row.js";
import { wishWords } from "/client/wish-words.js";

/** The wish that is to be opened by another part of the page: its kind, or null. */
export const wanted = box(null);

function useFocusAfter() {
  const next = useRef(null);
  useLayoutEffect(() => {
    if (next.current) {
      document.getElementById(next.current)?.focus();
      next.current = null;
    }
  });
  return (id) => { next.current = id; };
}

function useDragging(onDrop) {
  const [from, setFrom] = useState(null);
  const [over, setOver] = useState(null);
  const end = () => { setFrom(null); setOver(null); };
  const at = (tier, index) => `${tier}-${index}`;
  const target = (tier, index) => ({
    onDragOver: (event) => {
      if (from) {
        event.preventDefault();
        event.stopPropagation();
        setOver(at(tier, index));
      }
    },
    onDrop: (event) => {
      if (from) {
        event.preventDefault();
        event.stopPropagation();
        onDrop(from, { tier, index });
        end();
      }
    },
  });
  return {
    ofList: (tier, length) => target(tier, length),
    ofRow: (tier, index) => ({
      over: over === at(tier, index),
      handlers: {
        ...target(tier, index),
        onDragStart: (event) => {
          event.dataTransfer.setData("text/plain", "");
          event.dataTransfer.effectAllowed = "move";
          setFrom({ tier, index });
        },
        onDragEnd: end,
      },
    }),
  };
}

/** @param {{lists: object[], draft, change, catalogue, implied: object[], noTiers?: boolean}} props */
export function WishLists({ lists = tiers, draft, change, catalogue, implied = [], noTiers }) {
  const [open, setOpen] = useState(null);
  const focusOn = useFocusAfter();
  const { profile } = draft;
  const mayStand = (wish, tier) => tier !== "must" || kindOf(wish) !== "about";

  const move = (from, to, focus = "") => {
    const wish = profile[from.tier][from.index];
    if (!mayStand(wish, to.tier)) {
      return;
    }
    const index = from.tier === to.tier && to.index > from.index && focus === null ? to.index - 1 : to.index;
    setOpen(null);
    focusOn(wishId(to.tier, index) + (focus ?? ""));
    change(moveWish(draft, from.tier, from.index, to.tier, index), `${wishWords(wish, catalogue)}: now ${index + 1} under ${tierName(to.tier)}`);
  };
  const dragging = useDragging((from, to) => move(from, to, null));
  const request = useBox(wanted);
  useEffect(() => {
    for (const { key } of request ? lists : []) {
      const index = listOf(profile, key).findIndex((wish) => kindOf(wish) === request);
      if (index >= 0) {
        setOpen(wishId(key, index));
        wanted.set(null);
        return;
      }
    }
  }, [request]);

  const changed = (tier, index) => ({ wish, tier: to, words }) => {
    setOpen(null);
    const next = to === tier
      ? changeWish(draft, tier, index, wish, words)
      : addWish(removeWish(draft, tier, index), to, wish, words);
    focusOn(to === tier ? wishId(tier, index) : wishId(to, listOf(profile, to).length));
    change(next, `Changed: ${wishWords(wish, catalogue)}`);
  };
  const removed = (tier, index) => () => {
    setOpen(null);
    focusOn("add-wish");
    change(removeWish(draft, tier, index), `Removed: ${wishWords(profile[tier][index], catalogue)}`);
  };
  const stepFrom = (tier, index) => (by, focus) => {
    const to = stepOf(profile, tier, index, by);
    return to && move({ tier, index }, to, focus);
  };
  const toggle = (tier, index) => () => {
    const id = wishId(tier, index);
    if (open === id) {
      focusOn(id);
    }
    setOpen(open === id ? null : id);
  };
  const canStep = (tier, index) => (by) => {
    const to = stepOf(profile, tier, index, by);
    return Boolean(to) && mayStand(profile[tier][index], to.tier) && (!noTiers || to.tier === tier);
  };

  return lists.map(({ key: tier, name, hint }) => {
    const wishes = listOf(profile, tier);
    const granted = implied.filter((each) => each.tier === tier);
    return html`<section key=${tier} class="tier tier--${tier}" aria-labelledby="tier-${tier}" ...${dragging.ofList(tier, wishes.length)}>
      <h3 class="tier__name" id="tier-${tier}">${name} <span class="tier__hint">${hint}</span></h3>
      ${!wishes.length && html`<p class="quiet small tier__empty">Nothing here yet.</p>`}
      <ul class="tier__list">${wishes.map((wish, index) => html`<${WishRow} key=${JSON.stringify(wish)} draft=${draft} tier=${tier} index=${index}
        catalogue=${catalogue} isOpen=${open === wishId(tier, index)} onOpen=${toggle(tier, index)} onStep=${stepFrom(tier, index)}
        canStep=${canStep(tier, index)} onChange=${changed(tier, index)} onRemove=${removed(tier, index)} noTiers=${noTiers}
        drag=${dragging.ofRow(tier, index)} />`)}</ul>
      ${granted.length > 0 && html`<p class="quiet small tier__granted">Taken for granted: ${granted.map((each) => each.says).join("; ")}.</p>`}
    </section>`;
  });
}
