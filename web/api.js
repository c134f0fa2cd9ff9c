// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to the service. A lost connection and an ended session keep a request waiting, not
// lost: it goes on as soon as there is a connection, or somebody has signed in again.
import { box } from "/box.js";

/** Who is signed in: undefined before we know, null for nobody. */
export const session = box(undefined);
/** Whether the service cannot be reached at present. */
export const lost = box(false);
/** Whether somebody must sign in again before work goes on. */
export const ended = box(false);

const PROBE_EVERY_MS = 3000;

/** A refusal, with a sentence for a person as its message. */
export class Problem extends Error {
  /** @param {number} status @param {object} body the problem's own keys (RFC 9457) */
  constructor(status, body) {
    const sentence = body.detail || body.title || `The service answered ${status}.`;
    super(sentence[0].toUpperCase() + sentence.slice(1));
    this.status = status;
    this.body = body;
  }
}

/** @param {string} template as in "/api/clients/{}" @param {...string} parts what stands for each {} */
export function path(template, ...parts) {
  // A dot in a page's path would ask the server for a file: "St. Mary" is no file's name.
  return template.replace(/\{\}/g, () => encodeURIComponent(parts.shift()).replace(/\./g, "%2E"));
}

function once(watched, wanted) {
  return new Promise((resolve) => {
    const leave = watched.watch((value) => {
      if (wanted(value)) {
        leave();
        resolve();
      }
    });
  });
}

let probing = null;

/** Ask at once whether the service can be reached; "Try again" does the same. */
export async function probe() {
  try {
    await fetch("/api/session", { cache: "no-store" });
    clearInterval(probing);
    probing = null;
    lost.set(false);
  } catch {
    lost.set(true);
  }
}

async function reachable() {
  lost.set(true);
  probing ??= setInterval(probe, PROBE_EVERY_MS);
  await once(lost, (value) => !value);
}

window.addEventListener("online", () => probing && probe());

function unlessAborted(signal, promise) {
  if (!signal) {
    return promise;
  }
  const aborted = new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([promise, aborted]);
}

async function send(method, url, body, signal) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (method !== "GET" && session.get()) {
    headers["X-Suited-Token"] = session.get().token;
  }
  for (;;) {
    try {
      return await fetch(url, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
    } catch (error) {
      if (signal?.aborted) {
        throw error;
      }
      await unlessAborted(signal, reachable());
    }
  }
}

async function answer(response) {
  if (response.status === 204) {
    return null;
  }
  const isJson = /json/.test(response.headers.get("Content-Type") || "");
  const body = isJson ? await response.json() : { detail: await response.text() };
  if (!response.ok) {
    throw new Problem(response.status, isJson ? body : {});
  }
  return body;
}

/** Another window may have signed in anew: then the token is another one, and worth one more try. */
async function tokenChanged() {
  const before = session.get()?.token;
  const response = await send("GET", "/api/session");
  if (response.ok) {
    session.set(await response.json());
  }
  return response.ok && session.get().token !== before;
}

/**
 * @param {string} method
 * @param {string} url
 * @param {object} [body] sent as JSON
 * @param {{signal?: AbortSignal, open?: boolean}} [options] open: nobody need be signed in
 * @returns {Promise<any>} the answer's JSON; rejects with a Problem
 */
export async function request(method, url, body, { signal, open } = {}) {
  let response = await send(method, url, body, signal);
  while (response.status === 401 && !open) {
    const again = once(ended, (value) => !value);
    ended.set(true);
    await unlessAborted(signal, again);
    response = await send(method, url, body, signal);
  }
  if (response.status === 403 && !open && method !== "GET" && (await tokenChanged())) {
    response = await send(method, url, body, signal);
  }
  return answer(response);
}

export const get = (url, options) => request("GET", url, undefined, options);
export const post = (url, body, options) => request("POST", url, body, options);
export const put = (url, body, options) => request("PUT", url, body, options);
export const patch = (url, body, options) => request("PATCH", url, body, options);

/** Sign in, or choose a password with a code: BODY as docs/openapi.yaml has it. */
export async function signIn(url, body) {
  session.set(await post(url, body, { open: true }));
  ended.set(false);
}

/** Drafts stay in this window alone, and leave it with the person. */
export async function signOut() {
  await request("DELETE", "/api/session", undefined, { open: true });
  sessionStorage.clear();
  session.set(null);
}

/** @returns {Promise<boolean>} whether the service waits for its first administrator */
export async function findSession() {
  try {
    session.set(await get("/api/session", { open: true }));
    return false;
  } catch (error) {
    if (error.status !== 401) {
      throw error;
    }
  }
  const { first } = await get("/api/welcome", { open: true });
  session.set(null);
  return first;
}
