/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_SEARCH_H
#define SUITED_SEARCH_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/corpus.h"
#include "suited/error.h"
#include "suited/row.h"
#include "suited/taxonomy.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A free search of the live vacancies, for no client in particular: every filter that is
 * set must hold. A vacancy that says nothing on where it is or on its hours is left out by
 * those filters and counted. Start from {0}: everything, newest first.
 *
 *     struct suited_query query = {.words = "library", .today = today, .limit = 20};
 *
 *     status = suited_search(view, taxonomy, &query, &found, &err);
 */
struct suited_query {
    const char *words;    /* all of them, stemmed, in title or text; NULL or "" any */
    const char *employer; /* as it is written in an advert; NULL or "" any */
    const char *code;     /* ISCO-08 group, one to four digits, of the first code; NULL any */
    bool is_near;         /* within `km` of `point`, or possibly so */
    struct suited_point point;
    double km;
    double hours_max; /* fewest hours a week on offer are no more than this; 0 any */
    uint64_t yes, no; /* conditions, as bits: known to hold, known not to hold */
    int32_t today;
    size_t from, limit; /* which of those found are listed */
};

/*
 * {"count", "left_out": {"place", "hours"}, "vacancies": [{"vacancy", "title", "employer",
 * "place", "distance_km", "hours", "pay", "posted", "closes", "url"}], "facets": {"employers":
 * [{"employer", "vacancies"}], "work": [{"code", "title", "vacancies"}], "conditions":
 * [{"condition", "name", "yes", "no"}]}}; best words first, else newest first. Facets are of
 * all that were found, the most frequent first. The result is the caller's.
 */
enum suited_status suited_search(struct suited_view *view,
                                 const struct suited_taxonomy *taxonomy,
                                 const struct suited_query *query, json_t **out,
                                 struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
