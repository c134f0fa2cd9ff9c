# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite: the conditions in a table, places in an R*Tree, words in FTS5."""

import math
import os
import sqlite3

import common
import sql


class Dialect:
    """What SQLite has of its own."""

    @staticmethod
    def bits(column, mask):
        """How many of a mask's bits are set: there is no popcount, but shifts are quick."""
        terms = [f"({column} >> {bit} & 1)" for bit in range(64) if mask >> bit & 1]
        return f"({' + '.join(terms) or '0'})"

    @staticmethod
    def distance(question):
        """Great-circle metres, by the haversine."""
        lat, lon = math.radians(question["lat"]), math.radians(question["lon"])
        return (
            f"ROUND(2 * 6371008.8 * ASIN(SQRT(POWER(SIN((RADIANS(lat) - {lat}) / 2), 2) + "
            f"COS({lat}) * COS(RADIANS(lat)) * POWER(SIN((RADIANS(lon) - {lon}) / 2), 2))))"
        )

    @staticmethod
    def source(question):
        """What is within reach, or worked at from home."""
        lat, lon = common.box(question)
        return (
            "(SELECT v.* FROM vacancy v WHERE number IN (SELECT id FROM place WHERE "
            f"lat0 >= {question['lat'] - lat} AND lat1 <= {question['lat'] + lat} AND "
            f"lon0 >= {question['lon'] - lon} AND lon1 <= {question['lon'] + lon}) "
            "UNION SELECT v.* FROM vacancy v WHERE at_home > 0)"
        )


def load(path, folder):
    """Everything in one transaction, indexes afterwards."""
    file = os.path.join(folder, "vacancies.db")
    db = sqlite3.connect(file)
    db.executescript(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA cache_size = -500000;"
        "CREATE TABLE vacancy(number INTEGER PRIMARY KEY, lat, lon, radius INT, yes INT, no INT,"
        " at_home INT, posted INT);"
        "CREATE VIRTUAL TABLE place USING rtree(id, lat0, lat1, lon0, lon1);"
        "CREATE VIRTUAL TABLE words USING fts5(title, text, tokenize = 'porter unicode61');"
    )
    count = 0
    with db:
        for row in common.rows(path):
            number, lat, lon = int(row[0]), float(row[1]), float(row[2])
            db.execute(
                "INSERT INTO vacancy VALUES(?,?,?,?,?,?,?,?)",
                (number, lat, lon, *(int(value) for value in row[3:8])),
            )
            db.execute("INSERT INTO place VALUES(?,?,?,?,?)", (number, lat, lat, lon, lon))
            db.execute("INSERT INTO words(rowid, title, text) VALUES(?,?,?)", (number, row[8], row[9]))
            count += 1
    db.executescript(
        "CREATE INDEX vacancy_at_home ON vacancy(number) WHERE at_home > 0;"
        "INSERT INTO words(words) VALUES('optimize'); ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);"
    )
    return (db, folder, count)


def words_met(db, count, words):
    """How well words are met: each one's weight where the full text has it."""
    weights = []
    for word in words:
        (having,) = db.execute("SELECT COUNT(*) FROM words WHERE words MATCH ?", (word,)).fetchone()
        weights.append((word, common.rarity(count, having)))
    whole = sum(weight for _, weight in weights)
    if not whole:
        return "0"
    has = " + ".join(
        f"{weight} * (number IN (SELECT rowid FROM words WHERE words MATCH '{word}'))"
        for word, weight in weights
    )
    return f"MAX(4 * ({has}) / {whole}, ({has}) > 0)"


def ask(state, question):
    """One statement, after the words' counts."""
    db, _, count = state
    query = sql.shortlist(Dialect, question, words_met(db, count, question["about"]))
    return common.answer(db.execute(query).fetchall())


def measure(state):
    """Bytes of the file, and of this process, in which it runs."""
    return {"disk": common.disk(state[1]), "rss": common.resident("self")}


if __name__ == "__main__":
    common.main(load, ask, "SQLite", measure)
