/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/account.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "people.h"

static enum suited_status no_person(const char *name, struct suited_error *err)
{
    return suited_fail(err, SUITED_NOTFOUND,
                       "there is no account '%.60s' (see 'suited account list')", name);
}

static enum suited_status get_row(struct txn *txn, const char *name, json_t **out,
                                  struct suited_error *err)
{
    char *key = people_key(name);
    enum suited_status status = SUITED_NOTFOUND;

    *out = NULL;
    if (*key)
        status = accounts_get(txn, ACCOUNT_PEOPLE, key, out, err);
    free(key);
    return status == SUITED_NOTFOUND ? no_person(name, err) : status;
}

static enum suited_status put_row(struct txn *txn, const char *name, const json_t *row,
                                  struct suited_error *err)
{
    char *key = people_key(name);
    enum suited_status status = accounts_put(txn, ACCOUNT_PEOPLE, key, row, err);

    free(key);
    return status;
}

/* Add the row unless the name is taken. */
static enum suited_status add_row(struct suited_store *store, const char *name,
                                  const json_t *row, struct suited_error *err)
{
    json_t *other = NULL;
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_WRITE, &txn, err);

    if (status)
        return status;
    status = get_row(txn, name, &other, err);
    if (!status)
        status = suited_fail(err, SUITED_CONFLICT,
                             "there is an account '%s' already (choose another name, or change "
                             "that one)",
                             json_text_of(other, "name"));
    else if (status == SUITED_NOTFOUND)
        status = put_row(txn, name, row, err);
    json_decref(other);
    return people_finish(txn, status, err);
}

enum suited_status suited_person_add(struct suited_store *store,
                                     const struct suited_person *person, const char *password,
                                     int64_t now, char code[SUITED_CODE_TEXT],
                                     struct suited_error *err)
{
    json_t *row;
    char *sealed;
    enum suited_status status = people_check_name(person->name, err);

    *code = '\0';
    if (!status)
        status = people_check_team(person->team, err);
    if (!status && password)
        status = people_check_password(password, err);
    if (status)
        return status;
    row = people_row(person);
    if (password) {
        sealed = seal_password(password);
        people_set_password(row, sealed);
        free(sealed);
    } else {
        people_new_code(row, now, code);
    }
    status = add_row(store, person->name, row, err);
    json_decref(row);
    return status;
}

/* ---- changes ---- */

static void apply(json_t *row, const struct suited_person_edit *change,
                  char code[SUITED_CODE_TEXT])
{
    if (change->role)
        json_object_set_new(row, "role", json_string(suited_role_name(*change->role)));
    if (change->team)
        json_object_set_new(row, "team", json_string(change->team));
    if (change->is_active)
        json_object_set_new(row, "active", json_boolean(*change->is_active));
    if (change->new_code)
        people_new_code(row, change->now, code);
}

static bool is_administrator(const json_t *row)
{
    struct suited_person person;

    people_read(row, &person);
    return person.is_active && person.role == SUITED_ADMIN;
}

/* Whether one remains who can see to people. */
static enum suited_status check_administrators(struct txn *txn, struct suited_error *err)
{
    json_t *all, *row;
    const char *key;
    size_t count = 0;
    enum suited_status status = accounts_all(txn, ACCOUNT_PEOPLE, &all, err);

    if (status)
        return status;
    json_object_foreach(all, key, row)
        count += is_administrator(row);
    json_decref(all);
    return count ? SUITED_OK
                 : suited_fail(err, SUITED_INVALID,
                               "cannot change the account: nobody would be left who is an "
                               "administrator (make somebody else one first)");
}

static enum suited_status change_row(struct txn *txn, const char *name, json_t *row,
                                     const struct suited_person_edit *change,
                                     char code[SUITED_CODE_TEXT], struct suited_error *err)
{
    bool was_administrator = is_administrator(row);
    char *key = people_key(name);
    enum suited_status status;

    apply(row, change, code);
    status = accounts_put(txn, ACCOUNT_PEOPLE, key, row, err);
    if (!status && was_administrator && !is_administrator(row))
        status = check_administrators(txn, err);
    if (!status && (change->new_code || !json_is_true(json_object_get(row, "active"))))
        status = people_end_sessions(txn, key, NULL, err);
    free(key);
    return status;
}

enum suited_status suited_person_change(struct suited_store *store, const char *name,
                                        const struct suited_person_edit *change,
                                        struct suited_person *after,
                                        char code[SUITED_CODE_TEXT], struct suited_error *err)
{
    json_t *row = NULL;
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_WRITE, &txn, err);

    *code = '\0';
    if (status)
        return status;
    status = get_row(txn, name, &row, err);
    if (!status && change->team)
        status = people_check_team(change->team, err);
    if (!status)
        status = change_row(txn, name, row, change, code, err);
    if (!status)
        people_read(row, after);
    json_decref(row);
    return people_finish(txn, status, err);
}

/* ---- reading ---- */

enum suited_status suited_person_find(struct suited_store *store, const char *name,
                                      struct suited_person *out, struct suited_error *err)
{
    json_t *row = NULL;
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = get_row(txn, name, &row, err);
    txn_abort(txn);
    if (!status)
        people_read(row, out);
    json_decref(row);
    return status;
}

enum suited_status suited_people(struct suited_store *store, json_t **out,
                                 struct suited_error *err)
{
    struct suited_person person;
    json_t *all, *row;
    const char *key;
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    *out = NULL;
    if (status)
        return status;
    status = accounts_all(txn, ACCOUNT_PEOPLE, &all, err);
    txn_abort(txn);
    if (status)
        return status;
    json_object_del(all, PEOPLE_FIRST);
    *out = json_array();
    json_object_foreach(all, key, row) {
        people_read(row, &person);
        json_array_append_new(*out, suited_person_json(&person));
    }
    json_decref(all);
    return SUITED_OK;
}
