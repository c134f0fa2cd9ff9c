# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients by a seed: COUNT CONDITIONS PROFILES QUESTIONS, the catalogue and the files to write.
Each has a home, how far to travel, and ten conditions over three tiers; every second one words."""

import json
import random
import sys

HOMES = [
    ("London", 51.50722, -0.1275), ("Birmingham", 52.48, -1.9025), ("Leeds", 53.79972, -1.54917),
    ("Glasgow", 55.86111, -4.25), ("Southampton", 50.90402, -1.40427), ("Norwich", 52.62861, 1.29306),
    ("Cardiff", 51.48, -3.18), ("Plymouth", 50.37153, -4.14305), ("Carlisle", 54.8951, -2.9382),
    ("Nottingham", 52.9536, -1.15047),
]
WANTED = ["flexible_hours", "training_given", "self_paced", "reduced_hours_considered", "health_support",
          "permanent", "part_time", "hybrid_work"]
UNWANTED = ["night_work", "weekend_work", "driving", "shift_rota", "experience_required", "fast_paced",
            "emotional_demands", "public_facing", "work_travel", "on_call", "licence_required"]
WORDS = ["project", "daily", "process", "quality", "business", "standard", "development", "local"]


def tier(chance, pool, count):
    return [pool.pop(chance.randrange(len(pool))) for _ in range(count)]


def client(chance, number):
    home, lat, lon = HOMES[number % len(HOMES)]
    pool = [(id, True) for id in WANTED] + [(id, False) for id in UNWANTED]
    unwanted = [(id, False) for id in UNWANTED]
    must = tier(chance, unwanted, 3)
    pool = [wish for wish in pool if wish not in must]
    return {
        "home": {"lat": lat, "lon": lon},
        "max_km": chance.choice([10, 20, 30, 50]),
        "must": must,
        "important": tier(chance, pool, 3),
        "nice": tier(chance, pool, 4),
        "about": chance.sample(WORDS, 2) if number % 2 else [],
    }


def profile(number, client):
    def wishes(name):
        return [{id: "yes" if want else "no"} for id, want in client[name]]

    about = [{"about": " ".join(client["about"])}] if client["about"] else []
    return {
        "id": f"client-{number}",
        "home": client["home"],
        "must": [{"travel": {"max_km": client["max_km"]}}] + wishes("must"),
        "important": wishes("important"),
        "nice": wishes("nice") + about,
    }


def question(client, bits):
    tiers = {
        name: [(bits[id], want) for id, want in client[name]]
        for name in ("must", "important", "nice")
    }
    return {**client["home"], "max_km": client["max_km"], "about": client["about"], **tiers}


def main():
    count, catalogue, profiles, questions = sys.argv[1:5]
    with open(catalogue, encoding="utf-8") as file:
        bits = {entry["id"]: bit for bit, entry in enumerate(json.load(file)["conditions"])}
    chance = random.Random(1)
    clients = [client(chance, number) for number in range(int(count))]
    with open(profiles, "w", encoding="utf-8") as file:
        json.dump([profile(n, one) for n, one in enumerate(clients)], file)
    with open(questions, "w", encoding="utf-8") as file:
        json.dump([question(one, bits) for one in clients], file)


if __name__ == "__main__":
    main()
