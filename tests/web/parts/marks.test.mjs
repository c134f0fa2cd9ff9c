// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

import { markAdvert } from "../../../web/parts/marks.js";

const whole = (pieces) => pieces.map((piece) => piece.text).join("");

// The marks of `words` in title + "\n" + text, by bytes.
function markOf(title, text, words, id = words) {
  const before = `${title}\n${text}`.split(words)[0];
  const start = Buffer.byteLength(before);
  return { id, start, end: start + Buffer.byteLength(words) };
}

test("an advert without marks stays whole", () => {
  const cut = markAdvert("Cook", "Two lines\nof text", []);
  assert.equal(whole(cut.title), "Cook");
  assert.equal(whole(cut.text), "Two lines\nof text");
  assert.equal(cut.text.length, 1);
});

test("offsets count bytes, also past letters of two, three and four bytes", () => {
  const title = "Café £ cook";
  const text = "☕ “Early” 🍞 start 6am, no lift";
  const cut = markAdvert(title, text, [markOf(title, text, "6am"), markOf(title, text, "£")]);
  assert.equal(cut.title.find((piece) => piece.to)?.text, "£");
  assert.equal(cut.text.find((piece) => piece.to)?.text, "6am");
  assert.equal(whole(cut.text), text);
});

test("overlapping marks are cut into pieces, and each mark gets a link", () => {
  const text = "15 hours a week, Tuesday";
  const marks = [markOf("T", text, "15 hours a week"), markOf("T", text, "hours a week, Tuesday")];
  const cut = markAdvert("T", text, marks);
  assert.deepEqual(
    cut.text.map((piece) => [piece.text, piece.marks.length, piece.to?.id]),
    [
      ["15 ", 1, "15 hours a week"],
      ["hours a week", 2, "hours a week, Tuesday"],
      [", Tuesday", 1, "hours a week, Tuesday"],
    ],
  );
  assert.ok(cut.text.every((piece) => piece.others.length === 0));
});

test("of marks over the very same words the later are kept as others", () => {
  const marks = ["a", "b", "c"].map((id) => markOf("T", "sat at a desk", "desk", id));
  const piece = markAdvert("T", "sat at a desk", marks).text.find((one) => one.to);
  assert.equal(piece.to.id, "a");
  assert.deepEqual(piece.others.map((mark) => mark.id), ["b", "c"]);
});

test("a mark from the title into the text is cut at the line's end", () => {
  const cut = markAdvert("Night cook", "needed", [{ id: "x", start: 0, end: 17 }]);
  assert.equal(cut.title[0].text, "Night cook");
  assert.equal(cut.text[0].text, "needed");
  assert.equal(cut.text[0].to.id, "x");
});

test("marks that are no ranges, or lie outside, are left out", () => {
  const marks = [
    { start: 5, end: 5 }, { start: 9, end: 3 }, { start: -1, end: 4 }, { start: 900, end: 950 },
    { start: null, end: 4 }, { start: 1.5, end: 4 }, {},
  ];
  const cut = markAdvert("Cook", "here", marks);
  assert.equal(whole(cut.title) + whole(cut.text), "Cookhere");
  assert.ok([...cut.title, ...cut.text].every((piece) => !piece.to));
});

test("an offset inside a letter takes nothing apart", () => {
  const cut = markAdvert("C", "☕ tea", [{ id: "x", start: 3, end: 6 }]);
  assert.equal(whole(cut.text), "☕ tea");
  assert.equal(cut.text[0].text, "☕ ");
});

test("a very long advert is cut in one pass", () => {
  const text = "desk £ ".repeat(40000);
  const marks = Array.from({ length: 500 }, (_, i) => ({ id: i, start: 2 + i * 8, end: 6 + i * 8 }));
  const cut = markAdvert("C", text, marks);
  assert.equal(whole(cut.text), text);
  assert.equal(cut.text.filter((piece) => piece.to).length, 500);
  assert.ok(cut.text.filter((piece) => piece.to).every((piece) => piece.text === "desk"));
});
