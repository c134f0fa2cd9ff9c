/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_SESSIONS_H
#define CASEWORK_SESSIONS_H

#include <pthread.h>

#include "people.h"
#include "suited/door.h"

/*
 * The sessions that are open: their rows are the store's; when each was last used is kept here
 * and written once a minute, so that a request which only reads never waits for a writer.
 */
struct sessions {
    struct suited_store *store; /* borrowed */
    pthread_mutex_t lock;
    json_t *seen; /* digest → seconds, since it was last written */
    int64_t kept; /* when that was */
};

void sessions_init(struct sessions *sessions, struct suited_store *store);
void sessions_release(struct sessions *sessions);

/* What a token is known by. */
void sessions_digest(const char *token, char digest[SEAL_TEXT]);

/* Begin one of the person `key`. */
enum suited_status sessions_begin(struct txn *txn, const char *key, int64_t now,
                                  char token[SUITED_TOKEN_TEXT], struct suited_error *err);

enum suited_status sessions_end(struct sessions *sessions, const char *token,
                                struct suited_error *err);

/* Whose it is. SUITED_NOTFOUND: it has ended, or never was. */
enum suited_status sessions_who(struct sessions *sessions, const char *token, int64_t now,
                                struct suited_person *out, struct suited_error *err);

/* Write down when sessions were last used, and drop those that have ended. */
enum suited_status sessions_keep(struct sessions *sessions, int64_t now, bool at_once,
                                 struct suited_error *err);

#endif
