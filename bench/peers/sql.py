# SPDX-License-Identifier: GPL-3.0-or-later
"""The question in SQL, as SQLite and PostgreSQL both understand it but for a few functions."""

from common import TOP, masks


def _met(dialect, question, tier):
    wanted, unwanted = masks(question, tier)
    return f"({dialect.bits('yes', wanted)} + {dialect.bits('no', unwanted)})"


def _broken(dialect, question, tier):
    wanted, unwanted = masks(question, tier)
    return f"({dialect.bits('no', wanted)} + {dialect.bits('yes', unwanted)})"


def _quarters(distance, limit):
    """Four within the limit, none beyond half as far again, and steps in between."""
    return (
        f"CASE WHEN {distance} <= {limit} THEN 4 WHEN 2 * {distance} >= 3 * {limit} THEN 0 "
        f"ELSE 3 - CAST(FLOOR(6.0 * ({distance} - {limit}) / {limit}) AS int) END"
    )


def shortlist(dialect, question, words):
    """The first of each group in order, each with its group's count. `words` is an expression
    for how well its words are met, in quarters."""
    limit = question["max_km"] * 1000
    count = len(question["must"])
    return f"""
WITH seen AS (
  SELECT number, posted, at_home, {_met(dialect, question, 'must')} AS met,
    {_broken(dialect, question, 'must')} AS broken,
    4 * {_met(dialect, question, 'important')} AS important,
    4 * {_met(dialect, question, 'nice')} + {words} AS nice,
    {dialect.distance(question)} AS metres, radius
  FROM {dialect.source(question)}),
far AS (
  SELECT *, CASE WHEN metres > radius THEN metres - radius ELSE 0 END AS near_m,
    metres + radius AS far_m FROM seen),
travel AS (
  SELECT *, CASE WHEN at_home = 2 THEN 4 ELSE {_quarters('far_m', limit)} END AS sure,
    CASE WHEN at_home > 0 THEN 4 ELSE {_quarters('near_m', limit)} END AS possible FROM far),
graded AS (
  SELECT *, broken + CASE WHEN possible < 4 THEN 1 ELSE 0 END AS missed,
    {count} - met - broken + CASE WHEN possible = 4 AND sure < 4 THEN 1 ELSE 0 END AS unknown
  FROM travel WHERE at_home > 0 OR near_m <= {3 * limit}),
grouped AS (
  SELECT *, CASE WHEN missed = 1 THEN 2 WHEN unknown > 0 THEN 1 ELSE 0 END AS its_group
  FROM graded WHERE missed < 2),
ordered AS (
  SELECT its_group, number, COUNT(*) OVER (PARTITION BY its_group) AS members,
    ROW_NUMBER() OVER (PARTITION BY its_group ORDER BY 4 * met + sure DESC, important DESC,
      nice DESC, posted DESC, number) AS place
  FROM grouped)
SELECT its_group, members, number FROM ordered WHERE place <= {TOP} ORDER BY its_group, place"""
