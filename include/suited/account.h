/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_ACCOUNT_H
#define SUITED_ACCOUNT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The people who may sign in. An employment support worker has clients, a lead sees those
 * of the team, an administrator sees to people and feeds and sees no client. Names differ in
 * more than capitals, accents and spaces. Whoever has no password yet has a one-time code, with
 * which to choose one (door.h); neither is stored in clear.
 */
enum suited_role { SUITED_ESW, SUITED_LEAD, SUITED_ADMIN };

#define SUITED_PERSON_NAME_MAX 100 /* bytes, and of a team's name too */

struct suited_person {
    char name[SUITED_PERSON_NAME_MAX + 1];
    char team[SUITED_PERSON_NAME_MAX + 1]; /* "" is none */
    enum suited_role role;
    bool is_active;  /* may sign in */
    bool is_waiting; /* has a one-time code and no password yet */
};

#define SUITED_CODE_TEXT 15 /* "K7QX-9M2P-4RTD" and its NUL */

/* "esw", "lead", "admin". */
const char *suited_role_name(enum suited_role role);
bool suited_role_parse(const char *text, enum suited_role *out);

/*
 * Add a person. With a `password` (of at least twelve characters) they can sign in at once,
 * without (NULL) `code` is a one-time code for them, else "". A name that is taken is
 * SUITED_CONFLICT. `now` is in seconds since 1970.
 */
enum suited_status suited_person_add(struct suited_store *store,
                                     const struct suited_person *person, const char *password,
                                     int64_t now, char code[SUITED_CODE_TEXT],
                                     struct suited_error *err);

/* What changes of a person; NULL stays. */
struct suited_person_edit {
    const enum suited_role *role;
    const char *team;
    const bool *is_active;
    bool new_code; /* the password is void, and a one-time code is made */
    int64_t now;   /* seconds since 1970 */
};

/*
 * Change a person, and end their sessions where they may no longer sign in or must choose a
 * new password. `*after` is how they stand now, `code` the new code or "". Unknown:
 * SUITED_NOTFOUND; to leave no administrator is SUITED_INVALID.
 */
enum suited_status suited_person_change(struct suited_store *store, const char *name,
                                        const struct suited_person_edit *change,
                                        struct suited_person *after,
                                        char code[SUITED_CODE_TEXT], struct suited_error *err);

/* Unknown: SUITED_NOTFOUND. */
enum suited_status suited_person_find(struct suited_store *store, const char *name,
                                      struct suited_person *out, struct suited_error *err);

/* Everybody, by name: [{"name", "role", "team", "active", "waiting"}]. The result is yours. */
enum suited_status suited_people(struct suited_store *store, json_t **out,
                                 struct suited_error *err);

/* One of them, as suited_people() has it. */
json_t *suited_person_json(const struct suited_person *person);

#ifdef __cplusplus
}
#endif
#endif
