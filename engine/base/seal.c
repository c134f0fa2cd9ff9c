/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "seal.h"

#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "xalloc.h"

/* libsodium's figures for signing in: 64 MiB, gone over twice (RFC 9106 asks for no less). */
#define PASSES crypto_pwhash_OPSLIMIT_INTERACTIVE
#define BYTES  crypto_pwhash_MEMLIMIT_INTERACTIVE

#define DIGEST 32

static pthread_mutex_t one_password = PTHREAD_MUTEX_INITIALIZER;

/* May be called again and again, and by all threads. */
static void start(void)
{
    if (sodium_init() >= 0)
        return;
    fputs("suited: the system gives no random bytes\n", stderr);
    abort();
}

char *seal_password(const char *password)
{
    char text[crypto_pwhash_STRBYTES];
    int rc;

    start();
    pthread_mutex_lock(&one_password);
    rc = crypto_pwhash_str_alg(text, password, strlen(password), PASSES, BYTES,
                               crypto_pwhash_ALG_ARGON2ID13);
    pthread_mutex_unlock(&one_password);
    if (rc) {
        fputs("suited: out of memory for a password\n", stderr);
        abort();
    }
    return xstrdup(text);
}

bool seal_password_fits(const char *sealed, const char *password)
{
    int rc;

    start();
    pthread_mutex_lock(&one_password);
    rc = crypto_pwhash_str_verify(sealed, password, strlen(password));
    pthread_mutex_unlock(&one_password);
    return !rc;
}

void seal_random(void *bytes, size_t length)
{
    start();
    randombytes_buf(bytes, length);
}

void seal_token(char text[SEAL_TEXT])
{
    unsigned char bytes[DIGEST];

    seal_random(bytes, sizeof(bytes));
    seal_hex(bytes, text);
}

void seal_digest(const char *purpose, const char *secret, char text[SEAL_TEXT])
{
    unsigned char bytes[DIGEST];
    crypto_generichash_state state;

    start();
    crypto_generichash_init(&state, NULL, 0, sizeof(bytes));
    crypto_generichash_update(&state, (const unsigned char *)purpose, strlen(purpose) + 1);
    crypto_generichash_update(&state, (const unsigned char *)secret, strlen(secret));
    crypto_generichash_final(&state, bytes, sizeof(bytes));
    seal_hex(bytes, text);
}

#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

_Static_assert(SEAL_KEY == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "a key of libsodium's");
_Static_assert(SEAL_BOX == NONCE + crypto_aead_xchacha20poly1305_ietf_ABYTES, "nonce and tag");

/* A nonce of 24 random bytes in front: so many that none comes twice. */
void seal_box(const unsigned char key[SEAL_KEY], struct seal_bytes about,
              struct seal_bytes plain, unsigned char *box)
{
    seal_random(box, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE, NULL, plain.data, plain.length,
                                               about.data, about.length, NULL, box, key);
}

bool seal_unbox(const unsigned char key[SEAL_KEY], struct seal_bytes about,
                struct seal_bytes box, unsigned char *plain)
{
    const unsigned char *bytes = box.data;

    start();
    return box.length >= SEAL_BOX && !crypto_aead_xchacha20poly1305_ietf_decrypt(
                                         plain, NULL, NULL, bytes + NONCE, box.length - NONCE,
                                         about.data, about.length, bytes, key);
}

void seal_name(const unsigned char key[SEAL_KEY], const char *text,
               unsigned char name[SEAL_KEY])
{
    start();
    crypto_generichash(name, SEAL_KEY, (const unsigned char *)text, strlen(text), key,
                       SEAL_KEY);
}

void seal_sign(const char *secret, const char *text, char signature[SEAL_TEXT])
{
    crypto_auth_hmacsha256_state state;
    unsigned char bytes[crypto_auth_hmacsha256_BYTES];

    start();
    crypto_auth_hmacsha256_init(&state, (const unsigned char *)secret, strlen(secret));
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)text, strlen(text));
    crypto_auth_hmacsha256_final(&state, bytes);
    sodium_memzero(&state, sizeof(state));
    seal_hex(bytes, signature);
}

void seal_hex(const unsigned char bytes[SEAL_KEY], char text[SEAL_TEXT])
{
    sodium_bin2hex(text, SEAL_TEXT, bytes, SEAL_KEY);
}

bool seal_unhex(const char *text, unsigned char bytes[SEAL_KEY])
{
    size_t length;

    return strlen(text) == SEAL_TEXT - 1 &&
           !sodium_hex2bin(bytes, SEAL_KEY, text, SEAL_TEXT - 1, NULL, &length, NULL) &&
           length == SEAL_KEY;
}

bool seal_same(const char *a, const char *b)
{
    size_t length = strlen(a);

    return length == strlen(b) && !sodium_memcmp(a, b, length);
}

void seal_wipe(void *bytes, size_t length)
{
    sodium_memzero(bytes, length);
}
