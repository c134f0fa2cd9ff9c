/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_CLIENT_H
#define SUITED_CLIENT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
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

/* How many clients there are. It needs no key. */
enum suited_status suited_client_count(struct suited_store *store, size_t *count,
                                       struct suited_error *err);

/* All that is held on a client: {"client", "versions", "events"}. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_client_export(struct suited_store *store, const char *id,
                                        json_t **out, struct suited_error *err);

/*
 * Forget a client: destroy the key to all that is held, and remove it. `*versions` and
 * `*events` count it. It cannot be undone, and not even what is left in the file's freed pages
 * can be opened. Unknown: SUITED_NOTFOUND.
 */
enum suited_status suited_client_forget(struct suited_store *store, const char *id,
                                        unsigned *versions, unsigned *events,
                                        struct suited_error *err);

/*
 * Wrap every client's key with a new key of the service, while the pages go on being served:
 * `*count` says how many. `given`: with the first of the keys as they stand, which whoever
 * keeps them has put there. The service's key cannot be had or written: SUITED_INVALID or
 * SUITED_IO.
 */
enum suited_status suited_client_rotate(struct suited_store *store, bool given, size_t *count,
                                        struct suited_error *err);

/* Add a sentence to the array `faults` for what of the clients' rows cannot be opened. */
enum suited_status suited_client_verify(struct suited_store *store, json_t *faults,
                                        struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
