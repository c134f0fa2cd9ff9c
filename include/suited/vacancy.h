/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_VACANCY_H
#define SUITED_VACANCY_H

#include <jansson.h>
#include <stdint.h>

#include "suited/row.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * One vacancy, as ingest hands it to the corpus: the record for people and the
 * row for matching, which must say the same. The record is a JSON object:
 *
 *   "title", "employer", "text", "language"   strings; text is plain, UTF-8
 *   "url", "links": […]                       as published; url is also the first link
 *   "adverts": [{"feed", "id", "url"}]        every advert it stands in
 *   "posted", "first_seen", "closes"          YYYY-MM-DD; closes may be absent
 *   "status": "open" | "closed"               with "closed": {"day", "reason"}
 *   "places": [{"name", "postcode", "country", "lat", "lon", "radius_km"}]
 *   "countries": ["GB", …]                    where the vacancy names them
 *   "facts": [fact…]                          the strongest for each condition
 *   "also": [fact…]                           what stood against it, or beside it
 *   "entailed": [fact + "from": "condition"]
 *   "quantities": {"hours_per_week": {"min", "max", SOURCED}, "days_per_week", "pay",
 *                  "max_lift_kg": {"value", SOURCED}, "shift", "days", "requires"}
 *   "quantities_also": [{"quantity", …, SOURCED}]
 *   "occupations": [{"code", "title", "confidence"}]       confidence 0 to 100
 *   "skills": [{"id", "title", "required"}]
 *
 * A fact is {"condition", "value": "yes"|"no"|"agree", SOURCED}. SOURCED is
 * "source": "prior"|"advert"|"feed"|"adviser"|"employer", and where it is from words
 * "quote", "start", "end" (byte offsets in title + "\n" + text; of a quantity "at": [start,
 * end]), "weak": true for a structured field that its format calls unreliable, and for a tag
 * "by" and "day"; its quote, if any, is what was said, and stands in no text.
 */
struct suited_vacancy {
    json_t *record;
    struct suited_row row;
};

/* What of a vacancy is found by words: its title, all its text, the skills it asks for. */
enum suited_field { SUITED_TITLE, SUITED_TEXT, SUITED_SKILL };

#ifdef __cplusplus
}
#endif
#endif
