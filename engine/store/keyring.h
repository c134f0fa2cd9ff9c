/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_KEYRING_H
#define STORE_KEYRING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/seal.h"
#include "suited/error.h"

/*
 * The keys to clients' rows. LMDB keeps freed pages, so no key is ever in it, not even
 * wrapped:
 *
 *     DATA/keys/names    the key under which ids are hashed, for the store
 *     DATA/keys/audit    the key that chains the log of who looked
 *     DATA/keys/HASH     each client's own key; HASH is that of the id
 *
 * each wrapped with the service's key, which lies elsewhere: in the file that SUITED_KEY_FILE
 * names, in systemd's credential "suited.key", in SUITED_KEY, or else in
 * $XDG_CONFIG_HOME/suited/ under the store's own number. It is made with the first client. The
 * file has a line of 64 hexadecimal digits for each key: the first wraps, the rest still open.
 *
 * A client whose key file is gone, or overwritten, is forgotten: nobody can open the rows.
 * All functions may be called by several threads at once, those that write only inside the
 * one writing transaction.
 */
struct keyring;

struct keyring_place {
    const char *dir;   /* the data folder */
    const char *store; /* the store's own number, of hexadecimal digits */
};

/* What a client's rows are found by. */
struct client_name {
    unsigned char bytes[SEAL_KEY];
};

/* Nothing is read before it is needed. */
struct keyring *keyring_new(const struct keyring_place *place);
void keyring_free(struct keyring *ring);

/*
 * The name of an id. `make`: with a new key for names, and a new service's key, where there is
 * none yet; otherwise that is SUITED_NOTFOUND, without a sentence. A service's key that is
 * lost or does not fit is SUITED_INVALID.
 */
enum suited_status keyring_name(struct keyring *ring, const char *id, bool make,
                                struct client_name *name, struct suited_error *err);

/*
 * The key of the log of who looked (casework/audit.h), beside that for names; made where
 * there is none with `make`, else SUITED_NOTFOUND, without a sentence.
 */
enum suited_status keyring_audit(struct keyring *ring, bool make, unsigned char key[SEAL_KEY],
                                 struct suited_error *err);

/*
 * A client's key. Forgotten, or never had: SUITED_NOTFOUND, without a sentence. `anew`: as the
 * file has it now, not as it is remembered.
 */
enum suited_status keyring_get(struct keyring *ring, const struct client_name *name, bool anew,
                               unsigned char key[SEAL_KEY], struct suited_error *err);

/* The same, and a new one where there is none; on disk when this returns. */
enum suited_status keyring_make(struct keyring *ring, const struct client_name *name,
                                unsigned char key[SEAL_KEY], struct suited_error *err);

/*
 * Overwrite a client's key, for good and on disk when this returns; the file stays, as a mark
 * that the client was forgotten, until keyring_drop() takes it away.
 */
enum suited_status keyring_destroy(struct keyring *ring, const struct client_name *name,
                                   struct suited_error *err);
void keyring_drop(struct keyring *ring, const struct client_name *name);

/*
 * Wrap every key with the first of the service's keys; `*count` says how many were not. Unless
 * it is `given`, that is made new, and the others are taken out of the file when all is done:
 * what stops half way is ended by doing it again.
 */
enum suited_status keyring_rotate(struct keyring *ring, bool given, size_t *count,
                                  struct suited_error *err);

#endif
