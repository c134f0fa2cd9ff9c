// SPDX-License-Identifier: GPL-3.0-or-later
// The pages' modules, read without a browser: each parses, what it imports is there and is used,
// it is in the house's style, and none hides a noun by its length.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const LONGEST = 300;
const web = new URL("../../web", import.meta.url).pathname;
const vendor = /^\/vendor\//;
let faults = 0;

function fault(file, text) {
  console.log(`${file}: ${text}`);
  faults++;
}

function exportsOf(source) {
  return [...source.matchAll(/^export (?:async )?(?:function|const|class|let) (\w+)/gm)].map((found) => found[1]);
}

function checkImports(file, source, sources) {
  for (const [, names, from] of source.matchAll(/^import (?:\{([^}]*)\} )?from "([^"]+)";|^import "[^"]+";/gm)) {
    if (!from.startsWith("/")) {
      fault(file, `imports "${from}": name it from the root, as in "/api.js"`);
    } else if (!vendor.test(from) && !sources.has(from)) {
      fault(file, `imports ${from}, which is not there`);
    }
    for (const name of (names || "").split(",").map((each) => each.trim()).filter(Boolean)) {
      if (!vendor.test(from) && sources.has(from) && !exportsOf(sources.get(from)).includes(name)) {
        fault(file, `imports ${name}, which ${from} does not export`);
      }
      if (source.match(new RegExp(`\\b${name}\\b`, "g")).length < 2) {
        fault(file, `imports ${name} and does not use it`);
      }
    }
  }
  for (const [, from] of source.matchAll(/import\("([^"]+)"\)/g)) {
    if (!sources.has(from)) {
      fault(file, `imports ${from}, which is not there`);
    }
  }
}

function checkStyle(file, source) {
  const lines = source.split("\n");
  if (!/SPDX-License-Identifier: GPL-3.0-or-later/.test(lines[0])) {
    fault(file, "has no SPDX line");
  }
  if (lines.length > LONGEST) {
    fault(file, `has ${lines.length} lines: over ${LONGEST}`);
  }
  lines.forEach((line, i) => {
    if (/\t|\s$/.test(line)) {
      fault(file, `line ${i + 1} has a tab, or blanks at its end`);
    }
    if (/innerHTML|dangerouslySet|\beval\(|new Function/.test(line)) {
      fault(file, `line ${i + 1} would let text run`);
    }
  });
}

const files = readdirSync(web, { recursive: true }).filter((name) => name.endsWith(".js")).sort();
const sources = new Map(files.map((name) => [`/${name}`, readFileSync(join(web, name), "utf8")]));
for (const [file, source] of sources) {
  const parsed = spawnSync(process.execPath, ["--input-type=module", "--check"], { input: source, encoding: "utf8" });
  if (parsed.status) {
    fault(file, parsed.stderr.trim());
  }
  checkImports(file, source, sources);
  checkStyle(file, source);
}
console.log(`${files.length} modules read, ${faults} faults`);
process.exit(faults || !files.length ? 1 : 0);
