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
    sodium_bin2hex(text, SEAL_TEXT, bytes, sizeof(bytes));
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
    sodium_bin2hex(text, SEAL_TEXT, bytes, sizeof(bytes));
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
