/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_PROFILE_H
#define SUITED_PROFILE_H

#include <jansson.h>

#include "suited/error.h"
#include "suited/places.h"
#include "suited/taxonomy.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A client's wishes, checked: MATCHING section 1. No wish is ever skipped: what cannot be
 * understood is refused with the nearest right spelling (SUITED_INVALID), free words are
 * taken as they are, and notes say what was made of them.
 */
struct suited_profile;

/* `profile` is borrowed; `taxonomy` must outlive the result. `country` is the service's. */
enum suited_status suited_profile_parse(const json_t *profile,
                                        const struct suited_taxonomy *taxonomy,
                                        const char *country, struct suited_profile **out,
                                        struct suited_error *err);
void suited_profile_free(struct suited_profile *profile);

/* The client's id, borrowed. */
const char *suited_profile_id(const struct suited_profile *profile);

/* Where the client lives, borrowed; NULL where the profile does not say. */
const struct suited_place *suited_profile_home(const struct suited_profile *profile);

/*
 * The wishes that order, as a shortlist's vacancies have them: [{"tier", "implied", "wish"}],
 * implied ones last in their tier. The result is yours.
 */
json_t *suited_profile_wishes(const struct suited_profile *profile);

#ifdef __cplusplus
}
#endif
#endif
