// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written down of a client, kept in this window alone until it is saved.
import { session } from "/api.js";

const keyOf = (client) => `suited:${session.get().name}:${client}:writing`;

/** What was typed and not saved, or null. */
export function keptWords(client) {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(client)));
  } catch {
    return null;
  }
}

export function keepWords(client, form) {
  try {
    sessionStorage.setItem(keyOf(client), JSON.stringify(form));
  } catch {
    // A full or forbidden storage: the words still stand on the page.
  }
}

export const dropWords = (client) => sessionStorage.removeItem(keyOf(client));
