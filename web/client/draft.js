// SPDX-License-Identifier: GPL-3.0-or-later
// The wishes as they are being changed: kept in this window until they are saved, undone and done
// again step by step.
import { useEffect, useRef, useState } from "/vendor/preact.js";
import { get, path, put } from "/api.js";
import { dropDraft, keepDraft, keptDraft } from "/client/kept.js";
import { same } from "/client/profile.js";
import { say } from "/say.js";

const MOST_STEPS = 100;

const draftOf = (version) => ({ profile: version.profile, said: version.said ?? [] });

function begin(client, found) {
  const kept = keptDraft(client);
  const saved = draftOf(found);
  return kept
    ? { ...kept, found, future: [] }
    : { found, base: found.version, saved, now: saved, past: [], future: [] };
}

function keep(client, state) {
  if (same(state.now, state.saved)) {
    dropDraft(client);
  } else {
    keepDraft(client, { base: state.base, saved: state.saved, now: state.now, past: state.past });
  }
}

/** Ctrl+Z and Ctrl+Y, unless somebody is typing: there they undo typing. */
function useUndoKeys(undo, redo) {
  const acts = useRef();
  acts.current = { undo, redo };
  useEffect(() => {
    const onKey = (event) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.target.closest?.("input, textarea, select, dialog")) {
        return;
      }
      if (key === "y" || (key === "z" && event.shiftKey)) {
        event.preventDefault();
        acts.current.redo();
      } else if (key === "z") {
        event.preventDefault();
        acts.current.undo();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/**
 * @param {string} client
 * @returns {{found: object, error: Error, draft: object, changed: boolean, past: any[], future: any[], base: number,
 *   conflict: object, problem: string, change: Function, undo: Function, redo: Function, save: Function, setFound: Function}}
 *   found: the client as the service has it; latest(): the draft now, for what was drawn before its last change; conflict: what somebody else saved meanwhile
 */
export function useDraft(client) {
  const [state, setState] = useState(null);
  const [error, setError] = useState(null);
  const [saving, setSaving] = useState({});
  // Steps may follow each other faster than the page is drawn: each starts from the last.
  const last = useRef(null);
  const step = (next) => {
    last.current = next;
    keep(client, next);
    setState(next);
  };
  useEffect(() => {
    const stop = new AbortController();
    get(path("/api/clients/{}", client), { signal: stop.signal }).then(
      (found) => step(begin(client, found)),
      (refusal) => stop.signal.aborted || setError(refusal),
    );
    return () => stop.abort();
  }, [client]);

  const change = (now, sentence) => {
    const { current } = last;
    step({ ...current, now, past: [...current.past, current.now].slice(-MOST_STEPS), future: [] });
    setSaving({});
    say(sentence);
  };
  const undo = () => {
    const { current } = last;
    if (current?.past.length) {
      step({ ...current, now: current.past.at(-1), past: current.past.slice(0, -1), future: [current.now, ...current.future] });
      say("Undone.");
    }
  };
  const redo = () => {
    const { current } = last;
    if (current?.future.length) {
      step({ ...current, now: current.future[0], past: [...current.past, current.now], future: current.future.slice(1) });
      say("Done again.");
    }
  };
  useUndoKeys(undo, redo);

  const send = async (now, base) => {
    setSaving({ busy: true });
    try {
      const found = await put(path("/api/clients/{}", client), { profile: now.profile, base, said: now.said });
      const saved = draftOf(found);
      const { current } = last;
      // What was changed while the answer was on its way stays a change.
      step({ ...current, found, base: found.version, saved, now: same(current.now, now) ? saved : current.now });
      setSaving({});
      say(`Saved as version ${found.version}.`);
    } catch (refusal) {
      const theirs = refusal.status === 409 && refusal.body.current;
      setSaving(theirs ? { conflict: theirs } : { problem: refusal.message });
    }
  };
  /** Save; or, after a comparison, what was chosen over THEIRS. */
  const save = async (chosen, theirs) => {
    const now = chosen ?? last.current.now;
    if (chosen) {
      step({ ...last.current, now: chosen, past: [...last.current.past, last.current.now], base: theirs.version, saved: draftOf(theirs) });
    }
    await send(now, theirs?.version ?? last.current.base);
  };
  return {
    ...state, error, draft: state?.now, changed: Boolean(state) && !same(state.now, state.saved), ...saving,
    change, undo, redo, save, latest: () => last.current.now,
    setFound: (found) => step({ ...last.current, found }),
    forget: () => setSaving({}),
  };
}
