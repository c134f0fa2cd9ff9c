/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_INVITE_H
#define SUITED_INVITE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "suited/casebook.h"
#include "suited/corpus.h"
#include "suited/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Links by which an employer, without an account, says what a vacancy can be: of one vacancy,
 * or of all that the employer has. A link holds 32 random bytes, of which only a digest is
 * stored; it lapses, and can be revoked. What is asked, and what would bring in many people,
 * is worked out once, when the link is made: whoever has it learns nothing by answering in
 * turns.
 *
 *     status = suited_invite_make(&book, corpus, &wish, token, &invite, &err);
 *     …
 *     status = suited_invite_open(view, token, today, &invite, &err);
 */
#define SUITED_INVITE_TEXT     65 /* a token and its NUL */
#define SUITED_INVITE_DAYS     30
#define SUITED_INVITE_DAYS_MAX 365
#define SUITED_INVITE_ASKS     12 /* questions at most */
#define SUITED_INVITE_CROWD    10 /* a number of people is said only where it is above */
#define SUITED_INVITE_ANSWERS  50 /* how often one link may answer */

struct suited_invite_wish {
    uint32_t number; /* the vacancy */
    bool all;        /* and every other of its employer */
    const char *by;
    int days; /* how long it is good; 0: SUITED_INVITE_DAYS */
};

/*
 * Make a link. An Invite is {"link": what it is known by, "vacancy", "all", "employer", "by",
 * "made", "until", "revoked": day or null, "answers", "last": day or null, "ask": [condition],
 * "more": [condition]}: what to ask, that first which most clients wish for, and with which of
 * them alone more than SUITED_INVITE_CROWD clients could take the vacancy. The result is yours.
 */
enum suited_status suited_invite_make(const struct suited_casebook *book,
                                      struct suited_corpus *corpus,
                                      const struct suited_invite_wish *wish,
                                      char token[SUITED_INVITE_TEXT], json_t **out,
                                      struct suited_error *err);

/* The Invite of a token. Forged, lapsed or revoked: SUITED_NOTFOUND, with what to do. */
enum suited_status suited_invite_open(struct suited_view *view, const char *token,
                                      int32_t today, json_t **out, struct suited_error *err);

/* Count an answer by it. Too many: SUITED_LIMIT. */
enum suited_status suited_invite_count(struct suited_corpus *corpus, const char *token,
                                       int32_t today, struct suited_error *err);

/* The Invites of a vacancy, its employer's among them; 0: all. The latest first. Yours. */
enum suited_status suited_invite_list(struct suited_view *view, uint32_t number, json_t **out,
                                      struct suited_error *err);

/* Revoke one by what it is known by. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_invite_revoke(struct suited_corpus *corpus, const char *link,
                                        int32_t today, struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
