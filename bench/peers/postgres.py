# SPDX-License-Identifier: GPL-3.0-or-later
"""PostgreSQL in a cluster of its own: a GiST index over places, a GIN index over words."""

import glob
import math
import os
import shutil
import subprocess

import psycopg2

import common
import sql

SETTINGS = """
listen_addresses = ''
shared_buffers = 1GB
work_mem = 64MB
maintenance_work_mem = 256MB
max_parallel_workers_per_gather = 0
max_wal_size = 4GB
jit = off
"""


class Dialect:
    """What PostgreSQL has of its own."""

    @staticmethod
    def bits(column, mask):
        """How many of a mask's bits are set."""
        return f"bit_count(({column} & {mask})::bit(64))::int" if mask else "0"

    @staticmethod
    def distance(question):
        """Great-circle metres, by the haversine."""
        lat, lon = math.radians(question["lat"]), math.radians(question["lon"])
        return (
            f"ROUND(2 * 6371008.8 * ASIN(SQRT(POWER(SIN((RADIANS(pos[1]) - {lat}) / 2), 2) + "
            f"COS({lat}) * COS(RADIANS(pos[1])) * POWER(SIN((RADIANS(pos[0]) - {lon}) / 2), 2))))"
        )

    @staticmethod
    def source(question):
        """What is within reach, or worked at from home."""
        lat, lon = common.box(question)
        return (
            "(SELECT * FROM vacancy WHERE pos <@ box("
            f"point({question['lon'] - lon}, {question['lat'] - lat}),"
            f"point({question['lon'] + lon}, {question['lat'] + lat})) OR at_home > 0) AS near"
        )


def server(folder, *command):
    """A command of PostgreSQL's, as a user who is not root."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
    line = [os.path.join(found, command[0]), *command[1:]]
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
        line = ["runuser", "-u", "postgres", "--", *line]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, cwd=folder)


def start(folder):
    """Make the cluster and wait for it."""
    data = os.path.join(folder, "data")
    server(folder, "initdb", "-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8", "--locale", "C")
    with open(os.path.join(data, "postgresql.conf"), "a", encoding="utf-8") as file:
        file.write(f"{SETTINGS}unix_socket_directories = '{folder}'\n")
    server(folder, "pg_ctl", "-D", data, "-w", "-l", os.path.join(folder, "log"), "start")


def stop(folder):
    """The cluster ends with the bench."""
    server(folder, "pg_ctl", "-D", os.path.join(folder, "data"), "-m", "fast", "stop")


def load(path, folder):
    """Copied in, and indexed afterwards."""
    folder = os.path.abspath(folder)
    start(folder)
    db = psycopg2.connect(host=folder, user="bench", dbname="postgres")
    db.autocommit = True
    cursor = db.cursor()
    cursor.execute(
        "CREATE TABLE incoming(number int, lat float8, lon float8, radius int, yes int8, no int8,"
        " at_home int, posted int, title text, text text)"
    )
    with open(path, encoding="utf-8") as file:
        cursor.copy_expert("COPY incoming FROM STDIN", file)
    for step in (
        "CREATE TABLE vacancy AS SELECT number, point(lon, lat) AS pos, radius, yes, no, at_home,"
        " posted, to_tsvector('english', title || ' ' || text) AS words FROM incoming",
        "DROP TABLE incoming",
        "ALTER TABLE vacancy ADD PRIMARY KEY (number)",
        "CREATE INDEX ON vacancy USING gist (pos)",
        "CREATE INDEX ON vacancy (at_home) WHERE at_home > 0",
        "CREATE INDEX ON vacancy USING gin (words)",
        "VACUUM ANALYZE vacancy",
    ):
        cursor.execute(step)
    cursor.execute("SELECT count(*) FROM vacancy")
    return (cursor, folder, cursor.fetchone()[0])


def words_met(cursor, count, words):
    """How well words are met: each one's weight where the full text has it."""
    weights = []
    for word in words:
        cursor.execute(f"SELECT count(*) FROM vacancy WHERE words @@ to_tsquery('english', '{word}')")
        weights.append((word, common.rarity(count, cursor.fetchone()[0])))
    whole = sum(weight for _, weight in weights)
    if not whole:
        return "0"
    has = " + ".join(
        f"{weight} * (words @@ to_tsquery('english', '{word}'))::int" for word, weight in weights
    )
    return f"GREATEST(4 * ({has}) / {whole}, (({has}) > 0)::int)"


def ask(state, question):
    """One statement, after the words' counts."""
    cursor, _, count = state
    cursor.execute(
        sql.shortlist(Dialect, question, words_met(cursor, count, question["about"]))
    )
    return common.answer(cursor.fetchall())


def measure(state):
    """Bytes of the table with its indexes, and of the server's own memory."""
    cursor, folder, _ = state
    cursor.execute("SELECT pg_total_relation_size('vacancy'), pg_backend_pid()")
    size, backend = cursor.fetchone()
    return {"disk": size, "rss": common.resident(backend)}


if __name__ == "__main__":
    common.main(load, ask, "PostgreSQL", measure, lambda state: stop(state[1]))
