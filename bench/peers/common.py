# SPDX-License-Identifier: GPL-3.0-or-later
"""What every peer is given, and gives back: one file of rows, one of questions, one answer."""

import json
import math
import os
import sys
import time

TOP = 20
GROUPS = ("fits", "ask_first", "near_misses")
M_PER_DEGREE = 111_195


def rows(path):
    """The vacancies of bench_rows, a list of strings each."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def masks(question, tier):
    """Of a tier's conditions, the bits that are wanted and those that are not."""
    wanted = sum(1 << bit for bit, want in question[tier] if want)
    unwanted = sum(1 << bit for bit, want in question[tier] if not want)
    return wanted, unwanted


def box(question):
    """Degrees around home beyond which travel is out of any talk."""
    reach = 3 * question["max_km"] * 1000 + 40_000
    lat = reach / M_PER_DEGREE
    return lat, lat / math.cos(math.radians(question["lat"]))


def rarity(vacancies, having):
    """One more for each halving of the share of vacancies that have a word, as Suited has it."""
    times, weight = vacancies // max(having, 1), 1
    while times > 1:
        times //= 2
        weight += 1
    return weight


def time_all(questions, ask, runs):
    """Ask each question once to warm up, then `runs` times; answers and milliseconds."""
    answers = []
    for question in questions:
        answer, times = ask(question), []
        for _ in range(runs):
            start = time.perf_counter()
            answer = ask(question)
            times.append(1000 * (time.perf_counter() - start))
        answers.append({"ms": times, **answer})
    return answers


def disk(path):
    """Bytes under a folder."""
    return sum(
        os.path.getsize(os.path.join(folder, name))
        for folder, _, names in os.walk(path)
        for name in names
    )


def resident(pid):
    """Bytes of memory that a process has."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmRSS"))


def answer(rows_of_groups):
    """Counts and numbers by group, of (group, members, number) in order."""
    result = {"counts": {group: 0 for group in GROUPS}, **{group: [] for group in GROUPS}}
    for group, members, number in rows_of_groups:
        result["counts"][GROUPS[group]] = members
        result[GROUPS[group]].append(number)
    return result


def main(load, ask, name, measure, stop=lambda state: None):
    """A peer's whole run: ROWS QUESTIONS FOLDER RUNS, and the result on standard output.
    load(path, folder) gives a state, whose last part is how many rows there are."""
    path, questions, folder, runs = sys.argv[1:5]
    os.makedirs(folder, exist_ok=True)
    with open(questions, encoding="utf-8") as file:
        questions = json.load(file)
    start = time.perf_counter()
    state = load(path, folder)
    seconds = time.perf_counter() - start
    try:
        answers = time_all(questions, lambda question: ask(state, question), int(runs))
        result = {"name": name, "rows": state[-1], "load_s": seconds, "answers": answers}
        json.dump({**result, **measure(state)}, sys.stdout)
    finally:
        stop(state)
