// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of an advert stand behind which fact, cut so that they can be marked on the page.

// How many bytes a code point has in UTF-8.
function bytesOf(point) {
  if (point < 0x800) {
    return point < 0x80 ? 1 : 2;
  }
  return point < 0x10000 ? 3 : 4;
}

// Where in `text` each of the sorted byte offsets `at` falls; one inside a letter falls before it.
function lettersAt(text, at) {
  const found = new Map();
  let byte = 0;
  let letter = 0;
  for (const offset of at) {
    while (letter < text.length) {
      const point = text.codePointAt(letter);
      if (byte + bytesOf(point) > offset) {
        break;
      }
      byte += bytesOf(point);
      letter += point > 0xffff ? 2 : 1;
    }
    found.set(offset, letter);
  }
  return found;
}

// The marks as ranges of letters; those that hold no letter are left out.
function rangesOf(text, marks) {
  const usable = marks.filter(
    (mark) => Number.isInteger(mark.start) && Number.isInteger(mark.end) && mark.start >= 0,
  );
  const offsets = [...new Set(usable.flatMap((mark) => [mark.start, mark.end]))];
  const letters = lettersAt(text, offsets.sort((a, b) => a - b));
  return usable
    .map((mark) => ({ mark, from: letters.get(mark.start), to: letters.get(mark.end) }))
    .filter((range) => range.from < range.to);
}

// One stretch of letters, and every mark over it.
function pieces(text, ranges, from, to) {
  const cuts = new Set([from, to]);
  for (const cut of ranges.flatMap((range) => [range.from, range.to])) {
    if (cut > from && cut < to) {
      cuts.add(cut);
    }
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((end, i) => ({
    text: text.slice(sorted[i], end),
    marks: ranges
      .filter((range) => range.from <= sorted[i] && range.to >= end)
      .map((range) => range.mark),
  }));
}

// Each mark is a link once or more: a piece links to the first of its marks that no piece
// before it linked to, else to the first; `others` are those that no piece would link to.
function link(parts) {
  const linked = new Set();
  for (const piece of parts) {
    piece.to = piece.marks.find((mark) => !linked.has(mark)) ?? piece.marks[0];
    linked.add(piece.to);
  }
  for (const piece of parts) {
    piece.others = piece.marks.filter((mark) => !linked.has(mark));
    piece.others.forEach((mark) => linked.add(mark));
  }
  return parts;
}

/**
 * Title and text cut where marks begin and end.
 * @param {{start: number, end: number}[]} marks bytes of title + "\n" + text in UTF-8; may overlap
 * @returns {{title: object[], text: object[]}} pieces {text, marks, to, others} that join up to the whole
 */
export function markAdvert(title, text, marks) {
  const whole = `${title}\n${text}`;
  const ranges = rangesOf(whole, marks);
  const head = pieces(whole, ranges, 0, title.length);
  const body = pieces(whole, ranges, title.length + 1, whole.length);
  link([...head, ...body]);
  return { title: head, text: body };
}
