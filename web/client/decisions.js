// SPDX-License-Identifier: GPL-3.0-or-later
// What was decided of a vacancy: one step on, or not for me with a reason that may change a wish.
import { html, useState } from "/vendor/preact.js";
import { findKind } from "/client/profile.js";
import { wishWords } from "/client/wish-words.js";
import { Button, ButtonRow } from "/parts/button.js";
import { Radios } from "/parts/choice.js";
import { Details } from "/parts/details.js";
import { Dialog } from "/parts/dialog.js";
import { TextArea } from "/parts/field.js";
import { Notice } from "/parts/notice.js";
import { Tag } from "/parts/tag.js";
import { dayWords } from "/words.js";

export const decisionNames = {
  interested: "Interested", not_for_me: "Not for me", applied: "Applied", interview: "Interview", offer: "Offer",
  started: "Started", ended: "Ended", undecided: "Take it back",
};
const next = { undecided: "interested", interested: "applied", applied: "interview", interview: "offer", offer: "started", started: "ended" };

/** @param {{vacancy: object, draft: object, catalogue: object, onDecide: Function, onWish: (kind: string) => void, onClose: () => void}} props */
function NotForMe({ vacancy, draft, catalogue, onDecide, onWish, onClose }) {
  const [reason, setReason] = useState("");
  const [text, setText] = useState("");
  const [error, setError] = useState(null);
  const picked = catalogue?.reasons.find((each) => each.id === reason);
  const had = picked?.wish && findKind(draft.profile, picked.wish);
  const decide = async (andWish) => {
    if (!reason) {
      setError("Choose a reason. The list then gets better, and it does not come back.");
      return;
    }
    try {
      await onDecide(vacancy, "not_for_me", { reason, ...(text.trim() && { text: text.trim() }) });
      onClose();
      if (andWish) {
        onWish(picked.wish);
      }
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  return html`<${Dialog} title="Not for me: ${vacancy.title}" onClose=${onClose}>
    <${Radios} legend="Why?" columns error=${error} value=${reason} onInput=${setReason}
      options=${(catalogue?.reasons ?? []).map((each) => ({ value: each.id, name: each.says }))} />
    <${TextArea} label="In the client's own words (optional)" rows="2" value=${text} onInput=${setText} />
    ${picked?.wish && html`<p class="govuk-body">${had
      ? html`The wish about this: <strong>${wishWords(had.wish, catalogue)}</strong>.`
      : "There is no wish about this yet."}</p>`}
    <${ButtonRow}>
      <${Button} onClick=${() => decide(false)}>Put it aside<//>
      ${picked?.wish && html`<${Button} kind="secondary" onClick=${() => decide(true)}>Put it aside, and ${had ? "change the wish" : "add a wish"}<//>`}
      <${Button} kind="link" onClick=${onClose}>Cancel<//>
    <//>
  <//>`;
}

/** The buttons of one vacancy's card. */
export function Decisions({ vacancy, draft, catalogue, onDecide, onWish }) {
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState(null);
  const current = vacancy.decision?.decision ?? "undecided";
  const decide = async (decision) => {
    setError(null);
    try {
      await onDecide(vacancy, decision, {});
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  const onward = next[current];
  const others = Object.keys(decisionNames).filter((key) => ![current, onward, "not_for_me"].includes(key) && !(key === "undecided" && current === "undecided"));
  const name = html`<span class="govuk-visually-hidden">: ${vacancy.title}</span>`;
  return html`<div class="decisions no-print">
    ${current !== "undecided" && html`<p class="decisions__now"><${Tag} colour="purple">${decisionNames[current]}<//> ${dayWords(vacancy.decision.day)}, ${vacancy.decision.by}</p>`}
    <${ButtonRow}>
      ${onward && html`<${Button} kind="secondary" onClick=${() => decide(onward)}>${decisionNames[onward]}${name}<//>`}
      ${current !== "not_for_me" && html`<${Button} kind="secondary" onClick=${() => setAsking(true)}>Not for me…${name}<//>`}
      <${Details} summary=${html`More<span class="govuk-visually-hidden">: what was decided of ${vacancy.title}</span>`}><${ButtonRow}>
        ${others.map((key) => html`<${Button} key=${key} kind="link" onClick=${() => decide(key)}>${decisionNames[key]}<//>`)}
      <//><//>
    <//>
    ${error && html`<${Notice} kind="problem">${error}<//>`}
    ${asking && html`<${NotForMe} vacancy=${vacancy} draft=${draft} catalogue=${catalogue} onDecide=${onDecide} onWish=${onWish} onClose=${() => setAsking(false)} />`}
  </div>`;
}
