// SPDX-License-Identifier: GPL-3.0-or-later
// What components share: ids that are theirs alone, and what is loaded from the service.
import { useEffect, useState } from "/vendor/preact.js";
import { get, post } from "/api.js";

let ids = 0;

/** An id that no other component has. */
export function useId() {
  return useState(() => `part-${++ids}`)[0];
}

const remembered = new Map();

/** A state that is still there when one comes back to the page in this window: how far a list was opened. */
export function useKept(key, first) {
  const [value, setValue] = useState(() => (remembered.has(key) ? remembered.get(key) : first));
  const set = (next) => {
    remembered.set(key, next);
    setValue(next);
  };
  return [value, set];
}

// What `send` answers, sent anew when one of `keys` changes or on reload().
function useAnswer(send, keys) {
  const [state, setState] = useState({ loading: Boolean(send) });
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!send) {
      return undefined;
    }
    const stop = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    send({ signal: stop.signal }).then(
      (value) => stop.signal.aborted || setState({ value, of: keys[0], loading: false }),
      (error) => stop.signal.aborted || setState({ error, loading: false }),
    );
    return () => stop.abort();
  }, [...keys, count]);
  return { ...state, reload: () => setCount(count + 1), setValue: (value) => setState({ value, loading: false }) };
}

/**
 * What URL answers: {value, error, loading, of, reload}. While a new URL loads, the old value stays; `of` is its URL.
 * @param {string|null} url null loads nothing
 */
export function useGet(url) {
  return useAnswer(url && ((options) => get(url, options)), [url]);
}

/** The same of a question that is posted and changes nothing: a shortlist. */
export function usePost(url, body) {
  return useAnswer(url && ((options) => post(url, body, options)), [url, JSON.stringify(body)]);
}

/** The same of several questions at once; the value is a list in their order. */
export function usePosts(url, bodies) {
  const send = (options) => Promise.all(bodies.map((body) => post(url, body, options)));
  return useAnswer(send, [url, JSON.stringify(bodies)]);
}
