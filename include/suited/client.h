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
 * overwritten. The profile is JSON as MATCHING section 1 has it, checked by the caller.
 */

/* Save `profile` as the next version of its id. `*version` counts from 1. */
enum suited_status suited_client_put(struct suited_store *store, const json_t *profile,
                                     int32_t day, const char *author, unsigned *version,
                                     struct suited_error *err);

/* The latest version's profile. Unknown: SUITED_NOTFOUND. The result is yours. */
enum suited_status suited_client_get(struct suited_store *store, const char *id, json_t **out,
                                     struct suited_error *err);

/* All versions, oldest first: [{"version", "day", "author", "profile"}]. */
enum suited_status suited_client_history(struct suited_store *store, const char *id,
                                         json_t **out, struct suited_error *err);

/* All clients: [{"id", "stage", "day", "version"}], by id. */
enum suited_status suited_client_list(struct suited_store *store, json_t **out,
                                      struct suited_error *err);

/* Remove a client and every version. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_client_forget(struct suited_store *store, const char *id,
                                        unsigned *versions, struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
