/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/door.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attempts.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "people.h"
#include "sessions.h"

struct suited_door {
    struct suited_store *store;
    struct attempts attempts;
    struct sessions sessions;
    char *nobody; /* a sealed password that is tried for names that are not there */
};

enum suited_status suited_door_open(struct suited_store *store, struct suited_door **out,
                                    struct suited_error *err)
{
    struct suited_door *door = xcalloc(1, sizeof(*door));
    char random[SEAL_TEXT];

    (void)err;
    seal_token(random);
    door->store = store;
    door->nobody = seal_password(random);
    attempts_init(&door->attempts);
    sessions_init(&door->sessions, store);
    *out = door;
    return SUITED_OK;
}

void suited_door_close(struct suited_door *door)
{
    if (!door)
        return;
    sessions_release(&door->sessions);
    attempts_release(&door->attempts);
    free(door->nobody);
    free(door);
}

/* ---- who may try ---- */

static char *pair_of(const struct suited_knock *knock, const char *key)
{
    struct strbuf pair = STRBUF_INIT;

    strbuf_printf(&pair, "%s\n%s", key, knock->address);
    return strbuf_detach(&pair);
}

static unsigned wait_of_name(struct attempts *attempts, const struct suited_knock *knock,
                             const char *key, const char *pair)
{
    unsigned wait = attempts_wait(attempts, BY_NAME_AND_ADDRESS, pair, knock->now);

    return wait ? wait : attempts_wait(attempts, BY_NAME, key, knock->now);
}

/* A try that a name's wait forbids is none: it must not shut the address for everybody else. */
static enum suited_status begin_try(struct suited_door *door, const struct suited_knock *knock,
                                    const char *key, unsigned *wait, struct suited_error *err)
{
    char *pair = pair_of(knock, key);

    *wait = wait_of_name(&door->attempts, knock, key, pair);
    if (!*wait)
        *wait = attempts_begin(&door->attempts, BY_ADDRESS, knock->address, knock->now);
    if (!*wait)
        *wait = attempts_begin(&door->attempts, BY_NAME, key, knock->now);
    if (!*wait)
        *wait = attempts_begin(&door->attempts, BY_NAME_AND_ADDRESS, pair, knock->now);
    free(pair);
    if (!*wait)
        return SUITED_OK;
    return suited_fail(err, SUITED_WAIT,
                       "that was tried too often: wait %u second%s, and try again", *wait,
                       *wait == 1 ? "" : "s");
}

static void forgive(struct suited_door *door, const struct suited_knock *knock, const char *key)
{
    char *pair = pair_of(knock, key);

    attempts_forgive(&door->attempts, BY_ADDRESS, knock->address);
    attempts_forgive(&door->attempts, BY_NAME, key);
    attempts_forgive(&door->attempts, BY_NAME_AND_ADDRESS, pair);
    free(pair);
}

/* One sentence for every reason: which it was is nobody's business. */
static enum suited_status wrong_password(struct suited_error *err)
{
    return suited_fail(err, SUITED_REFUSED,
                       "name or password is wrong (an administrator can give you a new code)");
}

static enum suited_status wrong_code(struct suited_error *err)
{
    return suited_fail(err, SUITED_REFUSED,
                       "name or code is wrong, or the code was used or is too old (an "
                       "administrator can give you a new one)");
}

/* The row of `key`, or none (SUITED_OK all the same). */
static enum suited_status look_up(struct txn *txn, const char *key, json_t **row,
                                  struct suited_error *err)
{
    enum suited_status status = SUITED_NOTFOUND;

    *row = NULL;
    if (*key)
        status = accounts_get(txn, ACCOUNT_PEOPLE, key, row, err);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}

static enum suited_status read_row(struct suited_door *door, const char *key, json_t **row,
                                   struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(door->store, SUITED_READ, &txn, err);

    *row = NULL;
    if (status)
        return status;
    status = look_up(txn, key, row, err);
    txn_abort(txn);
    return status;
}

/* Whether the password is the row's; one is tried in any case, and takes its time. */
static bool try_password(const struct suited_door *door, const json_t *row,
                         const char *password)
{
    const char *sealed = json_text_of(row, "password");
    bool fits = seal_password_fits(*sealed ? sealed : door->nobody, password);

    return fits && *sealed;
}

/* ---- signing in ---- */

/* Begin a session, unless the account was changed while the password was tried. */
static enum suited_status begin_session(struct suited_door *door, const char *key,
                                        const json_t *tried, const struct suited_knock *knock,
                                        struct suited_session *out, struct suited_error *err)
{
    json_t *row = NULL;
    struct txn *txn;
    enum suited_status status = txn_begin(door->store, SUITED_WRITE, &txn, err);

    if (status)
        return status;
    status = look_up(txn, key, &row, err);
    if (!status && (!json_equal(row, tried) || !json_is_true(json_object_get(row, "active"))))
        status = wrong_password(err);
    if (!status)
        status = sessions_begin(txn, key, knock->now, out->token, err);
    people_read(row, &out->person);
    json_decref(row);
    return people_finish(txn, status, err);
}

enum suited_status suited_door_sign_in(struct suited_door *door,
                                       const struct suited_knock *knock,
                                       struct suited_session *out, unsigned *wait,
                                       struct suited_error *err)
{
    char *key = people_key(knock->name);
    json_t *row = NULL;
    enum suited_status status = begin_try(door, knock, key, wait, err);

    if (!status)
        status = read_row(door, key, &row, err);
    if (!status && !try_password(door, row, knock->password))
        status = wrong_password(err);
    if (!status)
        status = begin_session(door, key, row, knock, out, err);
    if (!status)
        forgive(door, knock, key);
    json_decref(row);
    free(key);
    return status;
}

/* ---- one-time codes ---- */

enum suited_status suited_door_is_first(struct suited_door *door, bool *is_first,
                                        struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(door->store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = people_any(txn, is_first, err);
    *is_first = !*is_first;
    txn_abort(txn);
    return status;
}

enum suited_status suited_door_first_code(struct suited_door *door, int64_t now,
                                          char code[SUITED_CODE_TEXT], struct suited_error *err)
{
    json_t *row = json_object();
    struct txn *txn;
    enum suited_status status = txn_begin(door->store, SUITED_WRITE, &txn, err);

    people_new_code(row, now, code);
    if (!status)
        status =
            people_finish(txn, accounts_put(txn, ACCOUNT_PEOPLE, PEOPLE_FIRST, row, err), err);
    json_decref(row);
    return status;
}

/* The account whose code is to be tried: of the name, or while there is none the first's. */
static enum suited_status find_coded(struct txn *txn, const struct suited_knock *knock,
                                     const char *key, json_t **row, struct suited_error *err)
{
    struct suited_person first = {.role = SUITED_ADMIN, .is_active = true};
    bool any;
    enum suited_status status = people_any(txn, &any, err);

    *row = NULL;
    if (!status)
        status = look_up(txn, any ? key : PEOPLE_FIRST, row, err);
    if (status || any || !*row)
        return status;
    snprintf(first.name, sizeof(first.name), "%s", knock->name);
    json_object_update_new(*row, people_row(&first));
    return accounts_delete(txn, ACCOUNT_PEOPLE, PEOPLE_FIRST, err);
}

/* Give the account its password in place of the code, and begin a session. */
static enum suited_status accept(struct txn *txn, const struct suited_knock *knock,
                                 const char *key, const char *sealed,
                                 struct suited_session *out, struct suited_error *err)
{
    json_t *row;
    enum suited_status status = find_coded(txn, knock, key, &row, err);

    if (!status && (!people_code_fits(row, knock->code, knock->now) ||
                    !json_is_true(json_object_get(row, "active"))))
        status = wrong_code(err);
    if (!status) {
        people_set_password(row, sealed);
        status = accounts_put(txn, ACCOUNT_PEOPLE, key, row, err);
    }
    if (!status)
        status = sessions_begin(txn, key, knock->now, out->token, err);
    people_read(row, &out->person);
    json_decref(row);
    return status;
}

enum suited_status suited_door_welcome(struct suited_door *door,
                                       const struct suited_knock *knock,
                                       struct suited_session *out, unsigned *wait,
                                       struct suited_error *err)
{
    char *key = people_key(knock->name), *sealed = NULL;
    struct txn *txn = NULL;
    enum suited_status status = people_check_name(knock->name, err);

    *wait = 0;
    if (!status)
        status = people_check_password(knock->password, err);
    if (!status)
        status = begin_try(door, knock, key, wait, err);
    if (!status) {
        sealed = seal_password(knock->password);
        status = txn_begin(door->store, SUITED_WRITE, &txn, err);
    }
    if (!status)
        status = people_finish(txn, accept(txn, knock, key, sealed, out, err), err);
    if (!status)
        forgive(door, knock, key);
    free(sealed);
    free(key);
    return status;
}

/* ---- sessions ---- */

enum suited_status suited_door_who(struct suited_door *door, const char *token, int64_t now,
                                   struct suited_person *out, struct suited_error *err)
{
    return sessions_who(&door->sessions, token, now, out, err);
}

enum suited_status suited_door_sign_out(struct suited_door *door, const char *token,
                                        struct suited_error *err)
{
    return sessions_end(&door->sessions, token, err);
}

enum suited_status suited_door_keep(struct suited_door *door, int64_t now, bool at_once,
                                    struct suited_error *err)
{
    return sessions_keep(&door->sessions, now, at_once, err);
}

/* ---- changing one's password ---- */

static enum suited_status put_password(struct suited_door *door, const char *key,
                                       const char *token, const json_t *tried,
                                       const char *fresh, struct suited_error *err)
{
    char *sealed = seal_password(fresh), digest[SEAL_TEXT];
    json_t *row = NULL;
    struct txn *txn;
    enum suited_status status = txn_begin(door->store, SUITED_WRITE, &txn, err);

    if (status)
        goto done;
    status = look_up(txn, key, &row, err);
    if (!status && !json_equal(row, tried))
        status = suited_fail(err, SUITED_CONFLICT,
                             "the account was changed meanwhile (sign in again)");
    if (!status) {
        people_set_password(row, sealed);
        status = accounts_put(txn, ACCOUNT_PEOPLE, key, row, err);
    }
    sessions_digest(token, digest);
    if (!status)
        status = people_end_sessions(txn, key, digest, err);
    status = people_finish(txn, status, err);
    json_decref(row);

done:
    free(sealed);
    return status;
}

enum suited_status suited_door_password(struct suited_door *door, const char *token,
                                        const struct suited_knock *knock, const char *fresh,
                                        unsigned *wait, struct suited_error *err)
{
    char *key = people_key(knock->name);
    json_t *row = NULL;
    enum suited_status status = people_check_password(fresh, err);

    *wait = 0;
    if (!status)
        status = begin_try(door, knock, key, wait, err);
    if (!status)
        status = read_row(door, key, &row, err);
    if (!status && !try_password(door, row, knock->password))
        status = suited_fail(err, SUITED_INVALID, "the old password is wrong");
    if (!status)
        status = put_password(door, key, token, row, fresh, err);
    if (!status)
        forgive(door, knock, key);
    json_decref(row);
    free(key);
    return status;
}
