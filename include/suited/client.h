/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_CLIENT_H
#define SUITED_CLIENT_H

#include <jansson.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Clients and their wishes. Each save is a version with its day and author; none is
 * overwritten. A version is
 *
 *     {"version", "day", "author", "profile", "said": [{"wish": {…}, "words"}]}
 *
 * The profile is JSON as MATCHING section 1 has it, checked by the caller; `said` has the
 * client's own words behind a wish. What happens between is in casebook.h.
 */
struct suited_save {
    const json_t *profile;
    const json_t *said; /* NULL: what was said before stays */
    unsigned base;      /* the version that was changed; 0: there is none yet */
    int32_t day;
    const char *author;
};

/*
 * Save the next version of the profile's id. Where the latest is not `base`, somebody saved
 * another one meanwhile: SUITED_CONFLICT, and nothing is saved. `*latest` is the version
 * that stands afterwards, the new one or at a conflict the other (NULL where there is none),
 * and yours.
 */
enum suited_status suited_client_save(struct suited_store *store,
                                      const struct suited_save *save, json_t **latest,
                                      struct suited_error *err);

/* The latest version, and its profile. Unknown: SUITED_NOTFOUND. The result is yours. */
enum suited_status suited_client_latest(struct suited_store *store, const char *id,
                                        json_t **out, struct suited_error *err);
enum suited_status suited_client_get(struct suited_store *store, const char *id, json_t **out,
                                     struct suited_error *err);

/* All versions, oldest first. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_client_history(struct suited_store *store, const char *id,
                                         json_t **out, struct suited_error *err);

/* All clients: [{"id", "stage", "day", "version"}], by id. */
enum suited_status suited_client_list(struct suited_store *store, json_t **out,
                                      struct suited_error *err);

/* All that is held on a client: {"client", "versions", "events"}. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_client_export(struct suited_store *store, const char *id,
                                        json_t **out, struct suited_error *err);

/* Remove all of it; `*versions` and `*events` count it. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_client_forget(struct suited_store *store, const char *id,
                                        unsigned *versions, unsigned *events,
                                        struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
