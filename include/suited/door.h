/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_DOOR_H
#define SUITED_DOOR_H

#include <stdbool.h>
#include <stdint.h>

#include "suited/account.h"
#include "suited/error.h"
#include "suited/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Where people sign in. A session is known by a token that only the one who signed in has; the
 * store keeps what the token is recognised by, so that a session outlives the process. It ends
 * twelve hours after it was last used, and after seven days in any case. Whoever tries wrong
 * words again and again waits longer each time, and a wrong name takes as long as a wrong
 * password. May be shared between threads; the store is open to write, or shared.
 *
 *     status = suited_door_sign_in(door, &knock, &session, &wait, err);
 *     …
 *     status = suited_door_who(door, session.token, now, &person, err);
 */
struct suited_door;

#define SUITED_TOKEN_TEXT 65 /* 64 hexadecimal digits and the NUL */

/* Somebody at the door. */
struct suited_knock {
    const char *name;
    const char *password;
    const char *code;    /* of suited_door_welcome() */
    const char *address; /* where they come from */
    int64_t now;         /* seconds since 1970 */
};

struct suited_session {
    struct suited_person person;
    char token[SUITED_TOKEN_TEXT];
};

/* `store` is borrowed until the door is closed. */
enum suited_status suited_door_open(struct suited_store *store, struct suited_door **out,
                                    struct suited_error *err);
void suited_door_close(struct suited_door *door);

/* Whether nobody has an account yet. */
enum suited_status suited_door_is_first(struct suited_door *door, bool *is_first,
                                        struct suited_error *err);

/* Make the one-time code of the first administrator, in place of an earlier one. */
enum suited_status suited_door_first_code(struct suited_door *door, int64_t now,
                                          char code[SUITED_CODE_TEXT],
                                          struct suited_error *err);

/*
 * Sign in. Wrong words: SUITED_REFUSED; tried too often: SUITED_WAIT, and `*wait` is how many
 * seconds.
 */
enum suited_status suited_door_sign_in(struct suited_door *door,
                                       const struct suited_knock *knock,
                                       struct suited_session *out, unsigned *wait,
                                       struct suited_error *err);

/*
 * Choose the password with a one-time code, and sign in. While nobody has an account the first
 * administrator's code makes that one, under the name that is given. A password that is too
 * short is SUITED_INVALID, else as suited_door_sign_in().
 */
enum suited_status suited_door_welcome(struct suited_door *door,
                                       const struct suited_knock *knock,
                                       struct suited_session *out, unsigned *wait,
                                       struct suited_error *err);

/* Whose session it is. None, or one that has ended: SUITED_NOTFOUND. */
enum suited_status suited_door_who(struct suited_door *door, const char *token, int64_t now,
                                   struct suited_person *out, struct suited_error *err);

/* End the session. One that is not there is no failure. */
enum suited_status suited_door_sign_out(struct suited_door *door, const char *token,
                                        struct suited_error *err);

/*
 * Change the password of the session's person from `knock->password` to `fresh`, and end their
 * other sessions. The old one wrong, or the new one too short: SUITED_INVALID.
 */
enum suited_status suited_door_password(struct suited_door *door, const char *token,
                                        const struct suited_knock *knock, const char *fresh,
                                        unsigned *wait, struct suited_error *err);

/* Write down when sessions were last used, if it is a minute since; before closing, `at_once`.
 */
enum suited_status suited_door_keep(struct suited_door *door, int64_t now, bool at_once,
                                    struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
