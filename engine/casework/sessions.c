/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sessions.h"

#include <assert.h>
#include <string.h>

#include "base/json.h"

#define IDLE_SECONDS INT64_C(43200)  /* 12 hours */
#define LIFE_SECONDS INT64_C(604800) /* 7 days */
#define KEEP_SECONDS 60

static_assert(SUITED_TOKEN_TEXT == SEAL_TEXT, "a token is one of seal.h's");

void sessions_init(struct sessions *sessions, struct suited_store *store)
{
    *sessions = (struct sessions){.store = store, .seen = json_object()};
    pthread_mutex_init(&sessions->lock, NULL);
}

void sessions_release(struct sessions *sessions)
{
    pthread_mutex_destroy(&sessions->lock);
    json_decref(sessions->seen);
}

void sessions_digest(const char *token, char digest[SEAL_TEXT])
{
    seal_digest("session", token, digest);
}

enum suited_status sessions_begin(struct txn *txn, const char *key, int64_t now,
                                  char token[SUITED_TOKEN_TEXT], struct suited_error *err)
{
    json_t *row = json_pack("{s:s, s:I, s:I}", "who", key, "begun", (json_int_t)now, "seen",
                            (json_int_t)now);
    char digest[SEAL_TEXT];
    enum suited_status status;

    seal_token(token);
    sessions_digest(token, digest);
    status = accounts_put(txn, ACCOUNT_SESSIONS, digest, row, err);
    json_decref(row);
    return status;
}

enum suited_status sessions_end(struct sessions *sessions, const char *token,
                                struct suited_error *err)
{
    char digest[SEAL_TEXT];
    struct txn *txn;
    enum suited_status status = txn_begin(sessions->store, SUITED_WRITE, &txn, err);

    if (status)
        return status;
    sessions_digest(token, digest);
    return people_finish(txn, accounts_delete(txn, ACCOUNT_SESSIONS, digest, err), err);
}

static int64_t seconds(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

/* When the session was last used, as far as is known here and in the store. */
static int64_t last_used(struct sessions *sessions, const char *digest, const json_t *row)
{
    int64_t here, there = seconds(row, "seen");

    pthread_mutex_lock(&sessions->lock);
    here = seconds(sessions->seen, digest);
    pthread_mutex_unlock(&sessions->lock);
    return here > there ? here : there;
}

static bool has_ended(struct sessions *sessions, const char *digest, const json_t *row,
                      int64_t now)
{
    return now - last_used(sessions, digest, row) > IDLE_SECONDS ||
           now - seconds(row, "begun") > LIFE_SECONDS;
}

static void touch(struct sessions *sessions, const char *digest, int64_t now)
{
    pthread_mutex_lock(&sessions->lock);
    json_object_set_new(sessions->seen, digest, json_integer(now));
    pthread_mutex_unlock(&sessions->lock);
}

/* The person of a session's row, who may still sign in. */
static enum suited_status read_person(struct txn *txn, const json_t *row,
                                      struct suited_person *out, struct suited_error *err)
{
    json_t *person;
    enum suited_status status =
        accounts_get(txn, ACCOUNT_PEOPLE, json_text_of(row, "who"), &person, err);

    if (status)
        return status;
    people_read(person, out);
    json_decref(person);
    return out->is_active && !out->is_waiting ? SUITED_OK : SUITED_NOTFOUND;
}

enum suited_status sessions_who(struct sessions *sessions, const char *token, int64_t now,
                                struct suited_person *out, struct suited_error *err)
{
    char digest[SEAL_TEXT];
    json_t *row = NULL;
    struct txn *txn;
    enum suited_status status = txn_begin(sessions->store, SUITED_READ, &txn, err);

    if (status)
        return status;
    sessions_digest(token, digest);
    status = accounts_get(txn, ACCOUNT_SESSIONS, digest, &row, err);
    if (!status && has_ended(sessions, digest, row, now))
        status = SUITED_NOTFOUND;
    if (!status)
        status = read_person(txn, row, out, err);
    txn_abort(txn);
    json_decref(row);
    if (!status)
        touch(sessions, digest, now);
    if (status == SUITED_NOTFOUND)
        suited_fail(err, status, "nobody is signed in (sign in, and try again)");
    return status;
}

/* ---- what is put off ---- */

/* What was seen since the last time, which is then nothing; NULL when it is not time yet. */
static json_t *take_seen(struct sessions *sessions, int64_t now, bool at_once)
{
    json_t *seen = NULL;

    pthread_mutex_lock(&sessions->lock);
    if (json_object_size(sessions->seen) && (at_once || now - sessions->kept >= KEEP_SECONDS)) {
        seen = sessions->seen;
        sessions->seen = json_object();
        sessions->kept = now;
    }
    pthread_mutex_unlock(&sessions->lock);
    return seen;
}

/* Write one session's row as it is now, or drop it. */
static enum suited_status keep_one(struct txn *txn, const char *digest, const json_t *row,
                                   bool is_over, struct suited_error *err)
{
    return is_over ? accounts_delete(txn, ACCOUNT_SESSIONS, digest, err)
                   : accounts_put(txn, ACCOUNT_SESSIONS, digest, row, err);
}

static enum suited_status keep_all(struct sessions *sessions, struct txn *txn,
                                   const json_t *seen, int64_t now, struct suited_error *err)
{
    json_t *all, *row;
    const char *digest;
    enum suited_status status = accounts_all(txn, ACCOUNT_SESSIONS, &all, err);

    json_object_foreach(status ? NULL : all, digest, row) {
        json_t *last = json_object_get(seen, digest);
        bool is_over;

        if (last)
            json_object_set(row, "seen", last);
        is_over = has_ended(sessions, digest, row, now);
        if (last || is_over)
            status = keep_one(txn, digest, row, is_over, err);
        if (status)
            break;
    }
    json_decref(all);
    return status;
}

enum suited_status sessions_keep(struct sessions *sessions, int64_t now, bool at_once,
                                 struct suited_error *err)
{
    json_t *seen = take_seen(sessions, now, at_once);
    struct txn *txn;
    enum suited_status status;

    if (!seen)
        return SUITED_OK;
    status = txn_begin(sessions->store, SUITED_WRITE, &txn, err);
    if (!status)
        status = people_finish(txn, keep_all(sessions, txn, seen, now, err), err);
    json_decref(seen);
    return status;
}
