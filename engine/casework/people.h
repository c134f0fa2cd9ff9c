/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_PEOPLE_H
#define CASEWORK_PEOPLE_H

#include <jansson.h>

#include "base/seal.h"
#include "store/accounts.h"
#include "suited/account.h"

/*
 * The rows of people and sessions: the one place that knows what is in them.
 *
 *     folded name → {"name", "role", "team", "active", "password", "code", "code_until"}
 *     digest of the token → {"who": folded name, "begun", "seen"}
 *
 * "password" is absent before one was chosen, "code" (its digest) where none is open. The
 * first administrator's code stands under PEOPLE_FIRST, which no name folds to.
 */
#define PEOPLE_FIRST "\x01"
#define CODE_SECONDS INT64_C(1209600) /* 14 days */

/* The key of a name, which the caller frees; empty: no name at all. */
char *people_key(const char *name);

/* Whether a text is UTF-8 without control characters, so that a row and a terminal can have it.
 */
bool people_is_line(const char *text);

/* A name as it may be stored, a team's, and a password: else SUITED_INVALID. */
enum suited_status people_check_name(const char *name, struct suited_error *err);
enum suited_status people_check_team(const char *team, struct suited_error *err);
enum suited_status people_check_password(const char *password, struct suited_error *err);

/* Who saves or writes something down; need not have an account. */
enum suited_status people_check_author(const char *author, struct suited_error *err);

void people_read(const json_t *row, struct suited_person *out);
json_t *people_row(const struct suited_person *person);

/* Put a new one-time code into the row. */
void people_new_code(json_t *row, int64_t now, char code[SUITED_CODE_TEXT]);

/* Whether `code`, as somebody typed it, is the row's, which is still good. */
bool people_code_fits(const json_t *row, const char *code, int64_t now);

/* The row has this sealed password, and no code any more. */
void people_set_password(json_t *row, const char *sealed);

/* Whether the store has any account. */
enum suited_status people_any(struct txn *txn, bool *any, struct suited_error *err);

/* End all sessions of `key`, but the one with this digest (NULL: all). */
enum suited_status people_end_sessions(struct txn *txn, const char *key, const char *but,
                                       struct suited_error *err);

/* Commit what worked, drop what did not. */
enum suited_status people_finish(struct txn *txn, enum suited_status status,
                                 struct suited_error *err);

#endif
