// SPDX-License-Identifier: GPL-3.0-or-later
// Serve the demo's store and drive its pages in Chromium:
//   node tests/web/run.mjs SUITED [FILE…]      FILE: of tests/web/pages/; all of them without
// Without Chromium nothing can be driven: it says so, and ends with 77, which CTest takes for skipped.
// The tests find the service in SUITED_AT, with an administrator and a support worker.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { ADMIN, CHROMIUM, WORKER } from "./drive.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const demo = join(here, "../../demo");
const [suited, ...chosen] = process.argv.slice(2);
if (!existsSync(CHROMIUM)) {
  console.log(`skipped: ${CHROMIUM} is not there (script/setup installs it)`);
  process.exit(77);
}
const folder = mkdtempSync(join(tmpdir(), "suited-web-"));
const env = { ...process.env, SUITED_DATA: join(folder, "data"), XDG_CONFIG_HOME: join(folder, "config"), SUITED_TODAY: "2026-11-22" };

function run(...args) {
  const done = spawnSync(suited, args, { env, encoding: "utf8" });
  if (done.status) {
    throw new Error(`suited ${args.join(" ")}: ${done.stderr}`);
  }
}

function makeStore() {
  run("init", "--country", "GB");
  for (const feed of readdirSync(join(demo, "feeds")).sort()) {
    run("ingest", "--file", join(demo, "feeds", feed));
  }
  for (const client of readdirSync(join(demo, "clients"))) {
    run("client", "add", join(demo, "clients", client), "--author", "demo");
  }
  run("alerts", "run");
}

// The server's first line has its address, and the one-time code for the first administrator.
async function serve() {
  const server = spawn(suited, ["serve", "--listen", "127.0.0.1:0", "--json"], { env, stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: server.stdout })) {
    const { address, code } = JSON.parse(line);
    return { server, code, address: address.replace(/\/$/, "") };
  }
  throw new Error("the server did not start");
}

async function post(address, path, body, headers) {
  const answer = await fetch(address + path, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });
  if (!answer.ok) {
    throw new Error(`${path}: ${await answer.text()}`);
  }
  return { body: await answer.json(), cookie: answer.headers.get("set-cookie")?.split(";")[0] };
}

async function makePeople(address, code) {
  const { body: session, cookie } = await post(address, "/api/welcome", { ...ADMIN, code });
  const added = await post(address, "/api/people", { name: WORKER.name, role: "esw", team: "South" }, { Cookie: cookie, "X-Suited-Token": session.token });
  await post(address, "/api/welcome", { ...WORKER, code: added.body.code });
}

function drive(address) {
  const files = readdirSync(join(here, "pages")).filter((name) => !chosen.length || chosen.includes(name)).sort();
  const tests = spawn(process.execPath, ["--test", "--test-concurrency=1", ...files.map((name) => join(here, "pages", name))],
    { env: { ...env, SUITED_AT: address }, stdio: "inherit" });
  return new Promise((resolve) => tests.on("exit", (status) => resolve(status ?? 1)));
}

let status = 1;
let server;
try {
  makeStore();
  const started = await serve();
  server = started.server;
  await makePeople(started.address, started.code);
  status = await drive(started.address);
} finally {
  server?.kill("SIGTERM");
  await new Promise((resolve) => (server && server.exitCode === null ? server.on("exit", resolve) : resolve()));
  rmSync(folder, { recursive: true, force: true });
}
process.exit(server.exitCode ? 1 : status);
