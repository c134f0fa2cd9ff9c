// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into a form outlives a reload in this window, until it is saved or one signs out.
import { useState } from "/vendor/preact.js";
import { session } from "/api.js";

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, form) {
  try {
    sessionStorage.setItem(key, JSON.stringify(form));
  } catch {
    // A full or forbidden storage: the words still stand on the page.
  }
}

/**
 * A form's state. @param {string} what which form, and of what @param {object} empty
 * @returns {[object, (form: object) => void, (form?: object) => void]} the form, to set it, and to begin anew once it is saved
 */
export function useTyped(what, empty) {
  const key = `suited:${session.get().name}:typed:${what}`;
  const [form, setForm] = useState(() => ({ ...empty, ...read(key) }));
  const set = (next) => {
    setForm(next);
    write(key, next);
  };
  const clear = (next = empty) => {
    sessionStorage.removeItem(key);
    setForm(next);
  };
  return [form, set, clear];
}
