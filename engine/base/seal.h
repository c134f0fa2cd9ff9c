/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_SEAL_H
#define BASE_SEAL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The only door to libsodium: what keeps secrets. Everything here may be called by several
 * threads at once.
 */
#define SEAL_TEXT 65 /* 32 bytes as hexadecimal digits, and the NUL */

/*
 * A password as it may be stored: argon2id, with salt and costs in the text, which is the
 * caller's. Slow (a tenth of a second) and large (64 MiB) by intent; one is made or tried at
 * a time.
 */
char *seal_password(const char *password);
bool seal_password_fits(const char *sealed, const char *password);

/* Bytes that nobody can guess. */
void seal_random(void *bytes, size_t length);

/* 32 bytes that nobody can guess. */
void seal_token(char text[SEAL_TEXT]);

/*
 * What a secret is known by: BLAKE2b of it, under the name of the purpose, so that what serves
 * one purpose is of no use for another. Only for secrets that cannot be guessed.
 */
void seal_digest(const char *purpose, const char *secret, char text[SEAL_TEXT]);

/*
 * Boxes: bytes that only the key opens, and that nobody can change unnoticed (XChaCha20 with
 * Poly1305). `about` is not in the box, but it opens only with the same: what it belongs to.
 */
#define SEAL_KEY 32 /* bytes of a key */
#define SEAL_BOX 40 /* bytes that a box takes beyond what is in it */

struct seal_bytes {
    const void *data;
    size_t length;
};

/* `box` has room for plain.length + SEAL_BOX. */
void seal_box(const unsigned char key[SEAL_KEY], struct seal_bytes about,
              struct seal_bytes plain, unsigned char *box);

/* `plain` has room for box.length - SEAL_BOX. False: another key, or changed. */
bool seal_unbox(const unsigned char key[SEAL_KEY], struct seal_bytes about,
                struct seal_bytes box, unsigned char *plain);

/* What stands for `text` where it must not be seen: BLAKE2b of it under the key. */
void seal_name(const unsigned char key[SEAL_KEY], const char *text,
               unsigned char name[SEAL_KEY]);

/* Hexadecimal digits of 32 bytes, and back; false where the text is something else. */
void seal_hex(const unsigned char bytes[SEAL_KEY], char text[SEAL_TEXT]);
bool seal_unhex(const char *text, unsigned char bytes[SEAL_KEY]);

/* HMAC-SHA256 (RFC 2104) of `text`, as those who hold the secret can make it, too. */
void seal_sign(const char *secret, const char *text, char signature[SEAL_TEXT]);

/* Whether two texts are the same, in a time that does not tell where they differ. */
bool seal_same(const char *a, const char *b);

/* Overwrite a secret. */
void seal_wipe(void *bytes, size_t length);

#endif
