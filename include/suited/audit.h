/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_AUDIT_H
#define SUITED_AUDIT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The log of who looked at or changed what is held on clients, and when: the file audit.log
 * in the data folder, to which lines are only ever added:
 *
 *     {"number", "at", "who", "did", "client", "seal"}
 *
 * "client" is a hash of the id (null: the whole caseload). "seal" is made with a key of the
 * service over the line and the seal before it, so that whoever does not have the key can
 * neither change a line, nor take one out or put one in; that lines were cut off the end shows
 * by a seal that somebody noted down elsewhere. Threads and processes may add at once.
 */
struct suited_access {
    const char *who;    /* an account's name, or the system's user */
    const char *did;    /* "client show", "GET /api/clients/{client}" */
    const char *client; /* an id; NULL: all that `who` may see */
    int64_t at;         /* seconds since 1970 */
    bool is_change;     /* then the line is on disk before anything is done */
};

/*
 * Add a line. Whoever cannot be written down may not look: SUITED_IO where the file cannot be
 * written, SUITED_INVALID where there is no key of the service.
 */
enum suited_status suited_audit_add(struct suited_store *store,
                                    const struct suited_access *access,
                                    struct suited_error *err);

/*
 * Test every seal. `*out` is {"lines", "seal", "fault"}: how many are good from the first on,
 * the seal of the last of them, and a sentence on what is wrong behind it, or null. Yours.
 */
enum suited_status suited_audit_verify(struct suited_store *store, json_t **out,
                                       struct suited_error *err);

/* The lines on a client (by id; one who was forgotten too), or of all (NULL), oldest first. */
enum suited_status suited_audit_list(struct suited_store *store, const char *client,
                                     json_t **out, struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
