// SPDX-License-Identifier: GPL-3.0-or-later
// How long the server takes for a changed wish, while many pages are open at once.
//   node bench/pages.mjs ADDRESS NAME PASSWORD PAGES CHANGES
// Signs in, gives PAGES clients of its own the wishes of a meeting, and lets all of their pages
// change a wish CHANGES times each, at once; every fifth change is saved. Prints one line.

const [address, name, password, pages, changes] = process.argv.slice(2);

/** Milliseconds of every answer, and what the server said it needed. */
const whole = [];
const inside = [];
const saves = [];
let faults = 0;

async function ask(session, method, path, body) {
  const headers = { "Content-Type": "application/json" };
  if (session) Object.assign(headers, { Cookie: session.cookie, "X-Suited-Token": session.token });
  return fetch(address + path, { method, headers, body: body && JSON.stringify(body) });
}

async function signIn() {
  const reply = await ask(null, "POST", "/api/session", { name, password });
  if (!reply.ok) throw new Error(`cannot sign in: ${(await reply.json()).detail}`);
  const cookie = reply.headers.get("set-cookie").split(";")[0];
  return { cookie, token: (await reply.json()).token };
}

/** The wishes of page `n` after `change` changes: a limit moves a little each time. */
function profileOf(id, n, change) {
  return {
    id,
    home: { place: ["Southampton", "Leeds", "Cardiff", "Norwich", "Glasgow"][n % 5] },
    must: [
      { hours_per_week: { max: 12 + ((n + change) % 24) } },
      { heavy_lifting: "no" },
      { travel: { max_km: 10 + ((3 * n + change) % 40) } },
    ],
    important: [{ skills: "used" }, { fast_paced: "no" }, { work: ["administrator", "receptionist"] }],
    nice: [{ flexible_hours: "yes" }, { seated_work: "yes" }, { pay: { min: 12.71, period: "hour" } }],
    skills: ["data entry", "customer service"],
  };
}

async function timed(list, run) {
  const start = performance.now();
  const reply = await run();
  const body = await reply.json();
  list.push(performance.now() - start);
  if (!reply.ok) {
    faults++;
    console.error(`${reply.status}: ${body.detail}`);
  }
  return body;
}

async function page(session, n) {
  const id = `bench-${process.pid}-${n}`;
  const path = `/api/clients/${id}`;
  let version = (await (await ask(session, "POST", "/api/clients", { profile: profileOf(id, n, 0) })).json()).version;

  for (let change = 1; change <= changes; change++) {
    const profile = profileOf(id, n, change);
    const list = await timed(whole, () => ask(session, "POST", `${path}/shortlist`, { profile }));
    inside.push(list.ms);
    if (change % 5 === 0) {
      const saved = await timed(saves, () => ask(session, "PUT", path, { profile, base: version }));
      version = saved.version;
    }
  }
}

const at = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(share * (list.length - 1))];
const figures = (list) =>
  `p50 ${at(list, 0.5).toFixed(1)} p95 ${at(list, 0.95).toFixed(1)} p99 ${at(list, 0.99).toFixed(1)} ms`;

const session = await signIn();
const start = performance.now();
await Promise.all(Array.from({ length: Number(pages) }, (_, n) => page(session, n)));
const seconds = (performance.now() - start) / 1000;
console.log(
  `${pages} pages, ${whole.length} changed wishes in ${seconds.toFixed(1)} s: ` +
    `${figures(whole)}; in the server ${figures(inside)}; saving ${figures(saves)}; ${faults} errors`,
);
process.exitCode = faults ? 1 : 0;
