# SPDX-License-Identifier: GPL-3.0-or-later
"""Xapian as most would use it: terms for conditions and words, value slots for places, weights
scaled by tier. It has no groups and counts nothing; its list mixes what fits with what may."""

import xapian

import common

LAT, LON, POSTED = 0, 1, 2
SCALES = {"must": 100.0, "important": 10.0, "nice": 1.0}


def document(generator, row):
    """One vacancy's terms and values."""
    doc = xapian.Document()
    generator.set_document(doc)
    generator.index_text_without_positions(row[8], 1, "S")
    generator.index_text_without_positions(row[8])
    generator.index_text_without_positions(row[9])
    yes, no = int(row[4]), int(row[5])
    for bit in range(64):
        if yes >> bit & 1:
            doc.add_boolean_term(f"XY{bit}")
        if no >> bit & 1:
            doc.add_boolean_term(f"XN{bit}")
    if int(row[6]):
        doc.add_boolean_term("XHOME")
    for slot, value in ((LAT, float(row[1])), (LON, float(row[2])), (POSTED, int(row[7]))):
        doc.add_value(slot, xapian.sortable_serialise(value))
    return doc


def load(path, folder):
    """Small flushes: Xapian's inverter slows down with large ones."""
    db = xapian.WritableDatabase(folder + "/fresh", xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("en"))
    count = 0
    for row in common.rows(path):
        db.replace_document(int(row[0]), document(generator, row))
        count += 1
        if count % 2500 == 0:
            db.commit()
    db.close()
    xapian.Database(folder + "/fresh").compact(folder + "/words", xapian.DBCOMPACT_NO_RENUMBER)
    return (xapian.Database(folder + "/words"), folder, count)


def within(slot, middle, reach):
    """A value between two ends."""
    ends = (xapian.sortable_serialise(middle + side * reach) for side in (-1, 1))
    return xapian.Query(xapian.Query.OP_VALUE_RANGE, slot, *ends)


def ask(state, question):
    """One query: what is near enough, by the weight of the wishes that are met."""
    db, _, _ = state
    lat, lon = common.box(question)
    near = xapian.Query(
        xapian.Query.OP_OR,
        xapian.Query(xapian.Query.OP_AND, within(LAT, question["lat"], lat),
                     within(LON, question["lon"], lon)),
        xapian.Query("XHOME"),
    )
    wishes = [
        xapian.Query(xapian.Query.OP_SCALE_WEIGHT,
                     xapian.Query(f"X{'Y' if wanted else 'N'}{bit}"), SCALES[tier])
        for tier in SCALES
        for bit, wanted in question[tier]
    ]
    stem = xapian.Stem("en")
    wishes += [xapian.Query("Z" + stem(word).decode()) for word in question["about"]]
    query = xapian.Query(
        xapian.Query.OP_FILTER, xapian.Query(xapian.Query.OP_OR, wishes), near
    )
    enquire = xapian.Enquire(db)
    enquire.set_weighting_scheme(xapian.CoordWeight())
    enquire.set_query(query)
    enquire.set_sort_by_relevance_then_value(POSTED, True)
    found = [match.docid for match in enquire.get_mset(0, 3 * common.TOP)]
    return {"counts": None, "top": found}


def measure(state):
    """Bytes of the compacted database, and of this process, in which it runs."""
    return {"disk": common.disk(state[1] + "/words"), "rss": common.resident("self")}


if __name__ == "__main__":
    common.main(load, ask, "Xapian alone", measure)
