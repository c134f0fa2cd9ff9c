# SPDX-License-Identifier: GPL-3.0-or-later
"""Sphinx: attributes and expressions over a full scan. It does not ask for words: where a match
is required they rule out, which is another question."""

import os
import subprocess

import pymysql

import common

CONFIG = """
source vacancies {{
  type = tsvpipe
  tsvpipe_command = cat '{rows}'
  tsvpipe_attr_float = lat
  tsvpipe_attr_float = lon
  tsvpipe_attr_uint = radius
  tsvpipe_attr_bigint = yes
  tsvpipe_attr_bigint = no
  tsvpipe_attr_uint = at_home
  tsvpipe_attr_uint = posted
  tsvpipe_field = title
  tsvpipe_field = text
}}
index vacancies {{
  source = vacancies
  path = {folder}/words
  morphology = stem_en
}}
indexer {{
  mem_limit = 512M
}}
searchd {{
  listen = {folder}/socket:mysql41
  pid_file = {folder}/pid
  log = {folder}/log
  binlog_path =
}}
"""


def load(path, folder):
    """One pass of the indexer; then the server is started."""
    folder = os.path.abspath(folder)
    config = folder + "/sphinx.conf"
    with open(config, "w", encoding="utf-8") as file:
        file.write(CONFIG.format(rows=os.path.abspath(path), folder=folder))
    for program in (["indexer", "--all"], ["searchd"]):
        subprocess.run([*program, "--config", config], check=True, stdout=subprocess.DEVNULL)
    db = pymysql.connect(unix_socket=folder + "/socket")
    cursor = db.cursor()
    cursor.execute("SELECT COUNT(*) FROM vacancies")
    return (cursor, folder, cursor.fetchone()[0])


def bits(column, mask):
    """How many of a mask's bits are set."""
    return [f"IF({column} & {1 << bit}, 1, 0)" for bit in range(64) if mask >> bit & 1]


def total(question, tier, first, second):
    """How many of a tier's conditions are so, wanted ones by the first column."""
    wanted, unwanted = common.masks(question, tier)
    return " + ".join(bits(first, wanted) + bits(second, unwanted))


def quarters(distance, limit):
    """Four within the limit, none beyond half as far again, and steps in between."""
    return (
        f"IF({distance} <= {limit}, 4, IF(2 * {distance} >= 3 * {limit}, 0, "
        f"3 - FLOOR(6.0 * ({distance} - {limit}) / {limit})))"
    )


def ask(state, question):
    """One statement for each group, which is weighed over all of them each time."""
    cursor, _, _ = state
    limit = question["max_km"] * 1000
    columns = f"""id,
      GEODIST(lat, lon, {question['lat']}, {question['lon']},
              {{in=degrees, out=meters, method=haversine}}) AS metres,
      IF(metres > radius, metres - radius, 0) AS near_m, metres + radius AS far_m,
      IF(at_home = 2, 4, {quarters('far_m', limit)}) AS sure,
      IF(at_home > 0, 4, {quarters('near_m', limit)}) AS possible,
      {total(question, 'must', 'yes', 'no')} AS met,
      {total(question, 'must', 'no', 'yes')} AS broken,
      4 * met + sure AS musts,
      {total(question, 'important', 'yes', 'no')} AS important,
      {total(question, 'nice', 'yes', 'no')} AS nice,
      broken + IF(possible < 4, 1, 0) AS missed,
      {len(question['must'])} - met - broken + IF(possible = 4 AND sure < 4, 1, 0) AS unknown,
      IF(at_home = 0 AND near_m > {3 * limit}, 3,
         IF(missed > 1, 3, IF(missed = 1, 2, IF(unknown > 0, 1, 0)))) AS its_group"""
    found = []
    for group in range(len(common.GROUPS)):
        cursor.execute(
            f"SELECT {columns} FROM vacancies WHERE its_group = {group} ORDER BY musts DESC,"
            f" important DESC, nice DESC, posted DESC, id ASC LIMIT {common.TOP}"
        )
        numbers = [row[0] for row in cursor.fetchall()]
        cursor.execute("SHOW META LIKE 'total_found'")
        members = int(cursor.fetchone()[1])
        found += [(group, members, number) for number in numbers]
    return common.answer(found)


def measure(state):
    """Bytes of the index, and of the server's memory."""
    with open(state[1] + "/pid", encoding="utf-8") as file:
        return {"disk": common.disk(state[1]), "rss": common.resident(int(file.read()))}


def stop(state):
    """The server ends with the bench."""
    subprocess.run(
        ["searchd", "--config", state[1] + "/sphinx.conf", "--stopwait"],
        check=True,
        stdout=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    common.main(load, ask, "Sphinx", measure, stop)
