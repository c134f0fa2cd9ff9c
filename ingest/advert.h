/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_ADVERT_H
#define INGEST_ADVERT_H

#include <jansson.h>
#include <stdbool.h>

#include "suited/error.h"
#include "suited/taxonomy.h"

/*
 * An advert, between its feed's format and the vacancy it becomes.
 *
 * A format's jq program (`advert`) gives *mapped* fields, all optional but title and one
 * of id and url, all as loose as feeds are:
 *   id, title, description (HTML or plain), employer, url, language
 *   places: [text | {"text", "street", "postcode", "city", "region", "country", "lat", "lon"}]
 *   countries: [name or code]     where the feed says which countries may apply
 *   remote: true | "yes" | "no" | "hybrid" | "TELECOMMUTE" …
 *   type: text or list            employment types: "FULL_TIME", "part-time", "vz" …
 *   pay: text | {"min", "max", "period", "currency", "text"}
 *   hours: text | {"min", "max"}  a week
 *   posted, closes: any kind of date    removed: true where the feed says it is gone
 *   facts: {"condition": "yes"|"no"|"agree"}    what a field of the feed says outright
 *   quantities: {"max_lift_kg": "5"}    the same of amounts, as `suited tag` takes them
 *
 * advert_normalise() makes the *normalised* advert of it, a JSON object again:
 *   id, title, text (plain), employer, url, language   strings, UTF-8, trimmed
 *   places: [{"name", "postcode", "country", "lat", "lon", "radius_km"}]
 *   countries: ["GB"]
 *   posted, closes: "YYYY-MM-DD"    removed: bool
 *   facts: [{"condition", "value", "source": "feed", "weak"}]
 *   quantities: {"pay": {"min", "max", "period", "currency", "text"}, "hours_per_week"}, each
 *               with "source": "feed" and "weak". Pay that the feed gives in words has "text"
 *               and no amounts: pay_parse() reads it
 */

struct advert_context {
    const struct suited_taxonomy *taxonomy;
    const char *country; /* the service's, two letters */
    const json_t *weak;  /* the format's list of mapped fields that are known to lie */
    int32_t today;       /* for "Posted yesterday" */
    const char *base;    /* the page's address, for links like "/job/7"; may be NULL */
    const json_t *words; /* of advert_words(); NULL: read anew for each advert, which is slow */
};

/* The words that fields are understood by, from taxonomies/; the result is yours. */
enum suited_status advert_words(json_t **out, struct suited_error *err);

/*
 * Normalise one mapped advert; the result is yours. What cannot be understood in a field
 * leaves that field out; a missing title or id is SUITED_INVALID with the reason, for
 * quarantine (one that is `removed` needs no title).
 */
enum suited_status advert_normalise(const json_t *mapped, const struct advert_context *context,
                                    json_t **out, struct suited_error *err);

/* Plain text out of HTML (escaped once or twice too) or text; UTF-8; the caller frees it. */
char *plain_text(const char *html);

#endif
