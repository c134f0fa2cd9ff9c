# SPDX-License-Identifier: GPL-3.0-or-later
"""Suited beside its peers, in one run over one market: BIN COUNT CLIENTS RUNS WORK TEXT CHART.
Prints the table, and writes it to TEXT as Markdown and to CHART as SVG."""

import datetime
import json
import math
import os
import subprocess
import sys
import time

from common import GROUPS, disk

DAY = "2026-11-22"
HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = [
    ("postgres", "postgresql-15"),
    ("sqlite", "libsqlite3-0"),
    ("sphinx", "sphinxsearch"),
    ("xapian_alone", "libxapian30"),
]
LIST, REASONS = "Suited, the list", "Suited, with reasons"
BAR, LEFT, WIDTH = 26, 190, 420


def package_version(package):
    """As Debian names it, without its own part."""
    line = ["dpkg-query", "-W", "-f", "${Version}", package]
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout.split("-")[0]


def run_own(folder, bin_folder, feed, runs):
    """Take the market in as a feed and ask; what a peer gives back, twice: list and reasons."""
    suited, data = os.path.join(bin_folder, "suited"), os.path.join(folder, "data")
    subprocess.run([suited, "init", "--data", data], check=True, stdout=subprocess.DEVNULL)
    start = time.perf_counter()
    line = [suited, "ingest", "--data", data, "--today", DAY, "--file", feed]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    with open(os.path.join(folder, "rows.tsv"), "w", encoding="utf-8") as rows:
        subprocess.run([os.path.join(bin_folder, "bench_rows"), data], check=True, stdout=rows)
    line = [os.path.join(bin_folder, "bench_ask"), data, os.path.join(folder, "profiles.json"), DAY]
    with subprocess.Popen([*line, str(runs)], stdout=subprocess.PIPE, text=True) as asked:
        answers = [json.loads(line) for line in asked.stdout]
        _, status, usage = os.wait4(asked.pid, 0)
        asked.returncode = os.waitstatus_to_exitcode(status)
    if asked.returncode:
        raise SystemExit("side_by_side: the shortlists failed (their error is above)")
    own = {"name": LIST, "version": "", "load_s": seconds, "disk": disk(data),
           "rss": usage.ru_maxrss * 1024, "answers": answers}
    reasons = {**own, "name": REASONS,
               "answers": [{**answer, "ms": answer["reasons_ms"]} for answer in answers]}
    return own, reasons


def run_peer(name, package, folder, runs):
    """One after another, each in a process and a folder of its own."""
    line = [sys.executable, os.path.join(HERE, name + ".py"), os.path.join(folder, "rows.tsv"),
            os.path.join(folder, "questions.json"), os.path.join(folder, name), str(runs)]
    done = subprocess.run(line, check=True, stdout=subprocess.PIPE, text=True)
    return {**json.loads(done.stdout), "version": package_version(package)}


def below(values, share):
    """The value below which a share of them lies."""
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def agreement(own, peer):
    """Of the lists and counts of the groups, how many are the same as Suited's."""
    pairs = list(zip(own["answers"], peer["answers"]))
    if peer["answers"][0]["counts"] is None:
        return "no groups, no counts"
    lists = sum(a[group] == b[group] for a, b in pairs for group in GROUPS)
    counts = sum(a["counts"][group] == b["counts"][group] for a, b in pairs for group in GROUPS)
    return f"{lists} lists and {counts} counts of {len(pairs) * len(GROUPS)}"


def line_of(own, one, count):
    """One row of the table."""
    times = [ms for answer in one["answers"] for ms in answer["ms"]]
    p50 = below(times, 0.5)
    reference = below([ms for answer in own["answers"] for ms in answer["ms"]], 0.5)
    return [
        f"{one['name']} {one['version']}".strip(), *(f"{below(times, s):.2f}" for s in (0.5, 0.95, 0.99)),
        f"{p50 / reference:.1f}", f"{count / one['load_s']:.0f}", f"{one['disk'] / count:.0f}",
        f"{one['rss'] / 1e6:.0f}", agreement(own, one),
    ]


def table(lines):
    """Markdown."""
    head = ["", "p50 ms", "p95 ms", "p99 ms", "p50 × the list's", "vacancies in a second",
            "bytes a vacancy", "resident MB", "the same as Suited's"]
    rule = ["---", *["---:"] * 7, "---"]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, rule, *lines])


def chart(results):
    """Bars of p50, each ten times as long for ten times the time."""
    times = [(one["name"], below([ms for a in one["answers"] for ms in a["ms"]], 0.5)) for one in results]
    least = 10 ** math.floor(math.log10(min(p50 for _, p50 in times)))
    decades = math.log10(max(p50 for _, p50 in times) / least)
    parts = []
    for i, (name, p50) in enumerate(times):
        length, y = WIDTH * math.log10(p50 / least) / decades, i * BAR + 34
        parts.append(
            f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{name}</text>'
            f'<rect x="{LEFT}" y="{y}" width="{max(length, 2):.0f}" height="18" fill="#1d70b8"/>'
            f'<text x="{LEFT + length + 6:.0f}" y="{y + 13}">{p50:.1f} ms</text>'
        )
    title = "Time for a shortlist, half are quicker (each step of the scale is ten times as long)"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 90} '
        f'{len(times) * BAR + 44}" font-family="sans-serif" font-size="13" role="img">'
        f"<title>{title}</title>"
        f'<text x="8" y="18">{title}</text>{"".join(parts)}</svg>\n'
    )


def machine():
    """What it ran on."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    return f"{os.cpu_count()} × {model}, load {os.getloadavg()[1]:.1f} in the last five minutes"


def text(count, clients, runs, lines):
    """The page."""
    return f"""# Beside its peers

{count:,} vacancies of `bench_market`, {clients} clients with ten or eleven wishes, each asked {runs} times after once to
warm up, one after another. Made by `script/bench-peers` on {datetime.date.today()}: {machine()}. Figures of another
machine differ; the ratios tell more.

{table(lines)}

![Time for a shortlist](peers.svg)

All are asked the same: by distance, three conditions that must be, three that are important and four that would be nice,
for every second client also two words; which vacancies fit, which to ask about, which miss by one must; how many of
each, and the first twenty in order (the strict order, which has no priors in it). What Suited alone does: *the list* has,
besides, what each must costs, and *with reasons* a reason for each wish of all sixty vacancies.

- PostgreSQL and SQLite answer in one statement (`bench/peers/sql.py`) over indexes of place and words.
- Sphinx scans its attributes with the same sums, and is not asked for the words: its lists differ there, and where its
  floats round a distance otherwise.
- Xapian alone ranks by scaled weights in one query; it has neither groups nor counts.
- The peers load rows that are read already; Suited reads the feed's adverts, looks for copies and keeps all of it,
  which its bytes hold. SQLite keeps the text too; the others only what finds it.
- Resident is the process that answers, what it maps of files included.
"""


def main():
    bin_folder, count, clients, runs, folder, page, picture = sys.argv[1:8]
    count, feed = int(count), os.path.join(folder, "market.ndjson")
    with open(feed, "w", encoding="utf-8") as file:
        subprocess.run([os.path.join(bin_folder, "bench_market"), str(count)], check=True, stdout=file)
    subprocess.run(
        [sys.executable, os.path.join(HERE, "questions.py"), clients, "taxonomies/conditions.json",
         os.path.join(folder, "profiles.json"), os.path.join(folder, "questions.json")], check=True)
    results = list(run_own(folder, bin_folder, feed, runs))
    for name, package in PEERS:
        print(f"bench-peers: {name}", file=sys.stderr)
        results.append(run_peer(name, package, folder, runs))
    lines = [line_of(results[0], one, count) for one in results]
    print(table(lines))
    with open(page, "w", encoding="utf-8") as file:
        file.write(text(count, clients, runs, lines))
    with open(picture, "w", encoding="utf-8") as file:
        file.write(chart(results))


if __name__ == "__main__":
    main()
