/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_SHORTLIST_H
#define SUITED_SHORTLIST_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/corpus.h"
#include "suited/error.h"
#include "suited/profile.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The answer for a client, as MATCHING fixes it: every live vacancy weighed, in groups
 * and in order, each with its reasons. JSON as in INTERFACES ("match --json").
 */
enum suited_reading { SUITED_EXPECTED, SUITED_STRICT, SUITED_HOPEFUL };
enum suited_turns { SUITED_NO_TURNS, SUITED_TURNS_EMPLOYER, SUITED_TURNS_WORK };

struct suited_ask {
    int32_t today;
    enum suited_reading reading;
    enum suited_turns turns;
    size_t limit;      /* of each group; 0 is all */
    const char *group; /* only this one ("near_misses", "ruled_out" …), or NULL */

    /* Vacancies not to be listed, in any order; they are weighed and counted as ever. */
    const uint32_t *hidden;
    size_t hidden_count;

    /* Where set, counts get "new": {"fits", "ask_first"}, of those posted (see row.h) on
     * or after this day and not hidden. */
    int32_t since;
};

/* The shortlist; the result is the caller's. */
enum suited_status suited_shortlist(struct suited_view *view,
                                    const struct suited_profile *profile,
                                    const struct suited_ask *ask, json_t **out,
                                    struct suited_error *err);

/*
 * Why, or why not, for any vacancy: as one of the shortlist's, with "group" and, where it
 * is not live, "not_live" with the reason. Unknown number: SUITED_NOTFOUND.
 */
enum suited_status suited_explain(struct suited_view *view,
                                  const struct suited_profile *profile,
                                  const struct suited_ask *ask, uint32_t number, json_t **out,
                                  struct suited_error *err);

/* Vacancies by their numbers; borrowed. */
struct suited_numbers {
    const uint32_t *all;
    size_t count;
};

/* The same for several, in their order, as an array. */
enum suited_status suited_explain_all(struct suited_view *view,
                                      const struct suited_profile *profile,
                                      const struct suited_ask *ask,
                                      const struct suited_numbers *numbers, json_t **out,
                                      struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
