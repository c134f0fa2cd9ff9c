// SPDX-License-Identifier: GPL-3.0-or-later
// What this window keeps of a client until it is saved: a reload, a sign-in or a lost connection
// loses nothing. It is gone when the window is closed, or on signing out.
import { session } from "/api.js";

const keyOf = (client, what) => `suited:${session.get().name}:${client}:${what}`;

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage: the draft still stands on the page.
  }
}

/** The draft that was kept of CLIENT, or null. */
export const keptDraft = (client) => read(keyOf(client, "draft"));
export const keepDraft = (client, draft) => write(keyOf(client, "draft"), draft);
export const dropDraft = (client) => sessionStorage.removeItem(keyOf(client, "draft"));

/** The client's words to begin with: what was typed when they were added. Given once. */
export function takeWords(client) {
  const words = read(keyOf(client, "words"));
  sessionStorage.removeItem(keyOf(client, "words"));
  return words || "";
}

export function keepWords(client, words) {
  if (words) {
    write(keyOf(client, "words"), words);
  }
}
