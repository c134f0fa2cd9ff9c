/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/json.h"
#include "base/xalloc.h"

#define PASSWORD_LEAST                                                                         \
    12 /* characters: NIST SP 800-63B asks for 8, and for length above all                     \
        */
#define PASSWORD_MOST 1024

#define CODE_SIGNS 12 /* of 5 bits each: nobody guesses 60 bits in 14 days */

static const char *const role_names[] = {
    [SUITED_ESW] = "esw", [SUITED_LEAD] = "lead", [SUITED_ADMIN] = "admin"};

const char *suited_role_name(enum suited_role role)
{
    return role_names[role];
}

bool suited_role_parse(const char *text, enum suited_role *out)
{
    for (int i = 0; i <= SUITED_ADMIN; i++)
        if (!strcmp(text, role_names[i])) {
            *out = (enum suited_role)i;
            return true;
        }
    return false;
}

char *people_key(const char *name)
{
    return fold_text(strlen(name) <= SUITED_PERSON_NAME_MAX ? name : "");
}

bool people_is_line(const char *text)
{
    json_t *value = json_string(text);
    bool is_good = value != NULL;

    json_decref(value);
    for (; *text; text++)
        is_good = is_good && !iscntrl((unsigned char)*text);
    return is_good;
}

enum suited_status people_check_name(const char *name, struct suited_error *err)
{
    char *key = people_key(name);
    bool is_good = *key && people_is_line(name);

    free(key);
    return is_good ? SUITED_OK
                   : suited_fail(err, SUITED_INVALID,
                                 "cannot use the name '%.40s': it must have letters or digits, "
                                 "and at most %d bytes of UTF-8",
                                 name, SUITED_PERSON_NAME_MAX);
}

enum suited_status people_check_team(const char *team, struct suited_error *err)
{
    if (strlen(team) <= SUITED_PERSON_NAME_MAX && people_is_line(team))
        return SUITED_OK;
    return suited_fail(
        err, SUITED_INVALID,
        "cannot use the team's name: it may have at most %d bytes of UTF-8, and no "
        "line ends or control characters",
        SUITED_PERSON_NAME_MAX);
}

enum suited_status people_check_author(const char *author, struct suited_error *err)
{
    if (people_is_line(author))
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "cannot write it down: the author '%.40s' is not one line of UTF-8 (say "
                       "who it is with --author)",
                       author);
}

static size_t count_characters(const char *text)
{
    size_t count = 0;

    for (; *text; text++)
        count += ((unsigned char)*text & 0xc0) != 0x80; /* UTF-8's first bytes */
    return count;
}

enum suited_status people_check_password(const char *password, struct suited_error *err)
{
    size_t count = count_characters(password);

    if (count < PASSWORD_LEAST)
        return suited_fail(
            err, SUITED_INVALID,
            "the password is too short: it has %zu characters and needs %d (four "
            "words make a good one)",
            count, PASSWORD_LEAST);
    if (strlen(password) > PASSWORD_MOST)
        return suited_fail(err, SUITED_INVALID, "the password is longer than %d bytes",
                           PASSWORD_MOST);
    return SUITED_OK;
}

void people_read(const json_t *row, struct suited_person *out)
{
    *out = (struct suited_person){
        .is_active = json_is_true(json_object_get(row, "active")),
        .is_waiting = !json_object_get(row, "password"),
    };
    snprintf(out->name, sizeof(out->name), "%s", json_text_of(row, "name"));
    snprintf(out->team, sizeof(out->team), "%s", json_text_of(row, "team"));
    suited_role_parse(json_text_of(row, "role"), &out->role);
}

json_t *people_row(const struct suited_person *person)
{
    return json_pack("{s:s, s:s, s:s, s:b}", "name", person->name, "role",
                     suited_role_name(person->role), "team", person->team, "active",
                     person->is_active);
}

json_t *suited_person_json(const struct suited_person *person)
{
    json_t *row = people_row(person);

    json_object_set_new(row, "waiting", json_boolean(person->is_waiting));
    return row;
}

/* ---- one-time codes ---- */

/* Without letters that look like digits: Crockford's base 32. */
static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void people_new_code(json_t *row, int64_t now, char code[SUITED_CODE_TEXT])
{
    unsigned char bytes[CODE_SIGNS];
    char plain[CODE_SIGNS + 1] = "", digest[SEAL_TEXT];

    seal_random(bytes, sizeof(bytes));
    for (size_t i = 0; i < CODE_SIGNS; i++)
        plain[i] = signs[bytes[i] % 32];
    snprintf(code, SUITED_CODE_TEXT, "%.4s-%.4s-%.4s", plain, plain + 4, plain + 8);
    seal_digest("code", plain, digest);
    json_object_set_new(row, "code", json_string(digest));
    json_object_set_new(row, "code_until", json_integer(now + CODE_SECONDS));
    json_object_del(row, "password");
}

/* A code as it was typed: without dashes and spaces, small letters and look-alikes put right.
 */
static void read_code(const char *typed, char plain[CODE_SIGNS + 2])
{
    size_t length = 0;

    for (; *typed && length <= CODE_SIGNS; typed++) {
        char sign = (char)toupper((unsigned char)*typed);

        if (sign == 'O')
            sign = '0';
        if (sign == 'I' || sign == 'L')
            sign = '1';
        if (strchr(signs, sign))
            plain[length++] = sign;
    }
    plain[length] = '\0';
}

bool people_code_fits(const json_t *row, const char *code, int64_t now)
{
    const char *stored = json_text_of(row, "code");
    char plain[CODE_SIGNS + 2], digest[SEAL_TEXT]; /* one too many is kept, and fits none */

    read_code(code, plain);
    seal_digest("code", plain, digest);
    return *stored && json_integer_value(json_object_get(row, "code_until")) >= now &&
           seal_same(stored, digest);
}

void people_set_password(json_t *row, const char *sealed)
{
    json_object_set_new(row, "password", json_string(sealed));
    json_object_del(row, "code");
    json_object_del(row, "code_until");
}

/* ---- rows ---- */

enum suited_status people_any(struct txn *txn, bool *any, struct suited_error *err)
{
    json_t *all;
    enum suited_status status = accounts_all(txn, ACCOUNT_PEOPLE, &all, err);

    *any = false;
    if (status)
        return status;
    json_object_del(all, PEOPLE_FIRST);
    *any = json_object_size(all) > 0;
    json_decref(all);
    return SUITED_OK;
}

enum suited_status people_end_sessions(struct txn *txn, const char *key, const char *but,
                                       struct suited_error *err)
{
    json_t *all, *session;
    const char *digest;
    enum suited_status status = accounts_all(txn, ACCOUNT_SESSIONS, &all, err);

    json_object_foreach(status ? NULL : all, digest, session) {
        if (!strcmp(json_text_of(session, "who"), key) && (!but || strcmp(digest, but) != 0))
            status = accounts_delete(txn, ACCOUNT_SESSIONS, digest, err);
        if (status)
            break;
    }
    json_decref(all);
    return status;
}

enum suited_status people_finish(struct txn *txn, enum suited_status status,
                                 struct suited_error *err)
{
    if (!status)
        return txn_commit(txn, err);
    txn_abort(txn);
    return status;
}
