// SPDX-License-Identifier: GPL-3.0-or-later
// The shortlist of the wishes as they stand on the page: asked for at each change, the last wins.
import { useEffect, useRef, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { listWords, movesBetween } from "/client/moves.js";
import { say } from "/say.js";

/**
 * @param {string} client
 * @param {object|undefined} profile
 * @param {{limit: number, reading: string, turns: string}} options
 * @returns {{list: object, moves: Map, error: Error, busy: boolean, reload: () => void}} the list stays while a new one is
 *   made, and when the wishes cannot be used
 */
export function useRanking(client, profile, { limit, reading, turns }) {
  const [state, setState] = useState({ moves: new Map() });
  const [count, setCount] = useState(0);
  const shown = useRef({});
  const order = JSON.stringify([profile, reading, turns]);
  useEffect(() => {
    if (!profile) {
      return undefined;
    }
    const stop = new AbortController();
    const body = { profile, limit, ...(reading && { reading }), ...(turns && { turns }) };
    setState((before) => ({ ...before, busy: true }));
    post(path("/api/clients/{}/shortlist", client), body, { signal: stop.signal }).then(
      (list) => {
        const isNewOrder = shown.current.order !== order;
        const moves = isNewOrder ? movesBetween(shown.current.list, list) : new Map();
        if (isNewOrder && shown.current.list) {
          say(listWords(list));
        }
        shown.current = { list, order };
        setState({ list, moves });
      },
      (error) => stop.signal.aborted || setState((before) => ({ ...before, busy: false, error })),
    );
    return () => stop.abort();
  }, [client, order, limit, count]);
  return { ...state, reload: () => setCount((before) => before + 1) };
}
