// SPDX-License-Identifier: GPL-3.0-or-later
// A value that several parts of a page watch: who is signed in, where we are, what is said.
import { useEffect, useState } from "/vendor/preact.js";

/**
 * @template T
 * @param {T} value what it holds at first
 * @returns {{get: () => T, set: (next: T) => void, watch: (tell: (value: T) => void) => () => void}}
 */
export function box(value) {
  const watchers = new Set();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const tell of [...watchers]) {
        tell(value);
      }
    },
    watch(tell) {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
  };
}

/** What BOX holds; the component is drawn again when that changes. */
export function useBox(watched) {
  const [, draw] = useState(0);
  useEffect(() => {
    const drawn = watched.get();
    const leave = watched.watch(() => draw((count) => count + 1));
    if (watched.get() !== drawn) {
      draw((count) => count + 1);
    }
    return leave;
  }, [watched]);
  return watched.get();
}
