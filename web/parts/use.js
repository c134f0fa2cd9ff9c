// SPDX-License-Identifier: GPL-3.0-or-later
// What components share: ids that are theirs alone, and what is loaded from the service.
import { useEffect, useState } from "/vendor/preact.js";
import { get } from "/api.js";

let ids = 0;

/** An id that no other component has. */
export function useId() {
  return useState(() => `part-${++ids}`)[0];
}

/**
 * What URL answers: {value, error, loading, reload}. While a new URL loads, the old value stays.
 * @param {string|null} url null loads nothing
 */
export function useGet(url) {
  const [state, setState] = useState({ loading: Boolean(url) });
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!url) {
      return undefined;
    }
    const stop = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    get(url, { signal: stop.signal }).then(
      (value) => setState({ value, loading: false }),
      (error) => stop.signal.aborted || setState({ error, loading: false }),
    );
    return () => stop.abort();
  }, [url, count]);
  return { ...state, reload: () => setCount(count + 1), setValue: (value) => setState({ value, loading: false }) };
}
