// SPDX-License-Identifier: GPL-3.0-or-later
// An advert as it was published, with the words behind each fact marked and linked to it.
import { html } from "/vendor/preact.js";
import { markAdvert } from "/parts/marks.js";

// The first piece of each mark is where its fact links back to.
function Piece({ piece, isFirst }) {
  if (!piece.to) {
    return piece.text;
  }
  const { to, others } = piece;
  return html`<a class="mark ${to.beside ? "mark--beside" : ""}" id=${isFirst ? `words-${to.anchor}` : null} href="#${to.anchor}"
    title=${to.label}>${piece.text}<span class="govuk-visually-hidden"> (${to.label})</span></a>${others.map((other) => html`
    <a key=${other.anchor} class="mark mark--more" id="words-${other.anchor}" href="#${other.anchor}">
      <span aria-hidden="true">+</span><span class="govuk-visually-hidden">also: ${other.label}</span></a>`)}`;
}

function Pieces({ pieces, seen }) {
  return pieces.map((piece, i) => {
    const isFirst = Boolean(piece.to) && !seen.has(piece.to);
    seen.add(piece.to);
    return html`<${Piece} key=${i} piece=${piece} isFirst=${isFirst} />`;
  });
}

/** @param {{record: object, marks: object[]}} props marks: of marksOf() */
export function Advert({ record, marks }) {
  const cut = markAdvert(record.title ?? "", record.text ?? "", marks);
  const seen = new Set();
  const title = Pieces({ pieces: cut.title, seen });
  const text = Pieces({ pieces: cut.text, seen });
  return html`<div class="advert" lang=${record.language === "en" ? null : record.language}>
    <p class="advert__title">${title}</p>
    <div class="advert__text">${text}</div>
    ${!record.text && html`<p class="quiet">The advert has no text.</p>`}
  </div>`;
}
