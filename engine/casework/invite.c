/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/invite.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/seal.h"
#include "invite_asks.h"
#include "suited/day.h"

static_assert(SUITED_INVITE_TEXT == SEAL_TEXT, "a token is one of seal.h's");

#define KNOWN_BY 16 /* digits of the digest: enough to tell links apart, and no secret */

static void digest_of(const char *token, char digest[SEAL_TEXT])
{
    seal_digest("employer's link", token, digest);
}

static enum suited_status check_wish(const struct suited_invite_wish *wish,
                                     const json_t *record, struct suited_error *err)
{
    if (wish->days < 0 || wish->days > SUITED_INVITE_DAYS_MAX)
        return suited_fail(err, SUITED_INVALID,
                           "cannot make the link: it may be good for 1 to %d days",
                           SUITED_INVITE_DAYS_MAX);
    if (json_object_get(record, "closed"))
        return suited_fail(err, SUITED_INVALID,
                           "cannot make the link: vacancy %" PRIu32 " is closed", wish->number);
    if (wish->all && !*json_text_of(record, "employer"))
        return suited_fail(err, SUITED_INVALID,
                           "cannot make the link: vacancy %" PRIu32
                           " names no employer (make one for this vacancy alone)",
                           wish->number);
    return SUITED_OK;
}

static json_t *new_invite(const struct suited_invite_wish *wish, const json_t *record,
                          int32_t today, const char *digest)
{
    char made[SUITED_DAY_TEXT], until[SUITED_DAY_TEXT];

    suited_day_format(today, made);
    suited_day_format(today + (wish->days ? wish->days : SUITED_INVITE_DAYS), until);
    return json_pack("{s:s%, s:I, s:b, s:s, s:s, s:s, s:s, s:n, s:i, s:n}", "link", digest,
                     (size_t)KNOWN_BY, "vacancy", (json_int_t)wish->number, "all", wish->all,
                     "employer", json_text_of(record, "employer"), "by", wish->by, "made", made,
                     "until", until, "revoked", "answers", 0, "last");
}

static enum suited_status put(struct suited_corpus *corpus, const char *digest,
                              const json_t *invite, struct suited_error *err)
{
    struct suited_view *view;
    enum suited_status status = suited_view_open(corpus, SUITED_WRITE, &view, err);

    if (status)
        return status;
    status = suited_note_put(view, SUITED_NOTE_INVITE, digest, strlen(digest), invite, err);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}

enum suited_status suited_invite_make(const struct suited_casebook *book,
                                      struct suited_corpus *corpus,
                                      const struct suited_invite_wish *wish,
                                      char token[SUITED_INVITE_TEXT], json_t **out,
                                      struct suited_error *err)
{
    char digest[SEAL_TEXT];
    json_t *record = NULL, *invite = NULL;
    enum suited_status status = suited_view_record(book->view, wish->number, &record, err);

    *out = NULL;
    if (!status)
        status = check_wish(wish, record, err);
    if (!status) {
        seal_token(token);
        digest_of(token, digest);
        invite = new_invite(wish, record, book->today, digest);
        status = invite_asks(book, wish->number, record, invite, err);
    }
    if (!status)
        status = put(corpus, digest, invite, err);
    json_decref(record);
    if (status)
        json_decref(invite);
    else
        *out = invite;
    return status;
}

/* One sentence for each reason: a forged one and one that never was are the same. */
static enum suited_status check_good(const json_t *invite, int32_t today,
                                     struct suited_error *err)
{
    int32_t until = 0;

    suited_day_parse(json_text_of(invite, "until"), &until);
    if (*json_text_of(invite, "revoked"))
        return suited_fail(err, SUITED_NOTFOUND,
                           "this link was taken back (ask the person who sent it for a new "
                           "one)");
    if (until < today)
        return suited_fail(err, SUITED_NOTFOUND,
                           "this link is too old (ask the person who sent it for a new one)");
    return SUITED_OK;
}

static enum suited_status find(struct suited_view *view, const char *token, int32_t today,
                               char digest[SEAL_TEXT], json_t **out, struct suited_error *err)
{
    enum suited_status status = SUITED_NOTFOUND;

    *out = NULL;
    digest_of(token, digest);
    if (strlen(token) == SUITED_INVITE_TEXT - 1)
        status = suited_note_get(view, SUITED_NOTE_INVITE, digest, strlen(digest), out, err);
    if (status == SUITED_NOTFOUND)
        return suited_fail(err, SUITED_NOTFOUND,
                           "this link is not a good one (open it as it was sent, whole; or "
                           "ask the person who sent it for a new one)");
    if (!status)
        status = check_good(*out, today, err);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}

enum suited_status suited_invite_open(struct suited_view *view, const char *token,
                                      int32_t today, json_t **out, struct suited_error *err)
{
    char digest[SEAL_TEXT];

    return find(view, token, today, digest, out, err);
}

static enum suited_status count_one(json_t *invite, int32_t today, struct suited_error *err)
{
    json_int_t answers = json_integer_value(json_object_get(invite, "answers"));
    char day[SUITED_DAY_TEXT];

    if (answers >= SUITED_INVITE_ANSWERS)
        return suited_fail(err, SUITED_LIMIT,
                           "this link has answered %d times (ask the person who sent it for a "
                           "new one)",
                           SUITED_INVITE_ANSWERS);
    suited_day_format(today, day);
    json_object_set_new(invite, "answers", json_integer(answers + 1));
    json_object_set_new(invite, "last", json_string(day));
    return SUITED_OK;
}

enum suited_status suited_invite_count(struct suited_corpus *corpus, const char *token,
                                       int32_t today, struct suited_error *err)
{
    char digest[SEAL_TEXT];
    struct suited_view *view;
    json_t *invite;
    enum suited_status status = suited_view_open(corpus, SUITED_WRITE, &view, err);

    if (status)
        return status;
    status = find(view, token, today, digest, &invite, err);
    if (!status)
        status = count_one(invite, today, err);
    if (!status)
        status = suited_note_put(view, SUITED_NOTE_INVITE, digest, strlen(digest), invite, err);
    json_decref(invite);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}

/* ---- listing and revoking ---- */

struct listing {
    uint32_t number;      /* 0: all */
    const char *employer; /* the vacancy's */
    const char *link;     /* or the one that is sought, */
    char digest[SEAL_TEXT];
    json_t *found; /* a list */
};

static bool is_of(const struct listing *listing, const json_t *invite)
{
    if (listing->link)
        return !strcmp(json_text_of(invite, "link"), listing->link);
    if (!listing->number ||
        json_integer_value(json_object_get(invite, "vacancy")) == listing->number)
        return true;
    return json_is_true(json_object_get(invite, "all")) && *listing->employer &&
           !strcmp(json_text_of(invite, "employer"), listing->employer);
}

/* The latest first: those of one day in any order. */
static enum suited_status collect(void *context, const char *key, size_t length, json_t *note,
                                  struct suited_error *err)
{
    struct listing *listing = context;
    size_t at = 0;

    (void)err;
    if (!is_of(listing, note))
        return SUITED_OK;
    snprintf(listing->digest, sizeof(listing->digest), "%.*s", (int)length, key);
    while (at < json_array_size(listing->found) &&
           strcmp(json_text_of(json_array_get(listing->found, at), "made"),
                  json_text_of(note, "made")) > 0)
        at++;
    json_array_insert(listing->found, at, note);
    return SUITED_OK;
}

enum suited_status suited_invite_list(struct suited_view *view, uint32_t number, json_t **out,
                                      struct suited_error *err)
{
    const struct suited_note_range all = {.kind = SUITED_NOTE_INVITE};
    struct listing listing = {.number = number, .found = json_array()};
    json_t *record = NULL;
    enum suited_status status =
        number ? suited_view_record(view, number, &record, err) : SUITED_OK;

    listing.employer = json_text_of(record, "employer");
    if (!status)
        status = suited_note_each(view, &all, collect, &listing, err);
    json_decref(record);
    if (status)
        json_decref(listing.found);
    *out = status ? NULL : listing.found;
    return status;
}

static enum suited_status revoke(struct suited_view *view, struct listing *listing,
                                 int32_t today, struct suited_error *err)
{
    const struct suited_note_range all = {.kind = SUITED_NOTE_INVITE};
    enum suited_status status = suited_note_each(view, &all, collect, listing, err);
    json_t *invite = json_array_get(listing->found, 0);
    char day[SUITED_DAY_TEXT];

    if (!status && !invite)
        return suited_fail(err, SUITED_NOTFOUND, "there is no link '%.40s'", listing->link);
    if (status || *json_text_of(invite, "revoked"))
        return status;
    suited_day_format(today, day);
    json_object_set_new(invite, "revoked", json_string(day));
    return suited_note_put(view, SUITED_NOTE_INVITE, listing->digest, strlen(listing->digest),
                           invite, err);
}

enum suited_status suited_invite_revoke(struct suited_corpus *corpus, const char *link,
                                        int32_t today, struct suited_error *err)
{
    struct listing listing = {.link = link, .found = json_array()};
    struct suited_view *view;
    enum suited_status status = suited_view_open(corpus, SUITED_WRITE, &view, err);

    if (!status) {
        status = revoke(view, &listing, today, err);
        if (!status)
            status = suited_view_commit(view, err);
        else
            suited_view_close(view);
    }
    json_decref(listing.found);
    return status;
}
