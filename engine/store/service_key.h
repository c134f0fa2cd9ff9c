/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SERVICE_KEY_H
#define STORE_SERVICE_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/seal.h"
#include "suited/error.h"

/*
 * The service's key, which lies outside the data folder: in the file that SUITED_KEY_FILE
 * names, in the credential "suited.key" that systemd hands over, in SUITED_KEY itself, or else
 * in $XDG_CONFIG_HOME/suited/NUMBER.key, NUMBER being the store's own. A file has a line of 64
 * hexadecimal digits for each key, and perhaps lines that begin with '#'.
 */
#define SERVICE_KEYS_MAX 8

struct service_keys {
    unsigned char keys[SERVICE_KEYS_MAX][SEAL_KEY]; /* the first closes, each opens */
    size_t count;
};

/*
 * Read them, or with `make` make the file and one key where there is none. `number` is the
 * store's. No key, or something else in its place: SUITED_INVALID. Wipe `out` afterwards.
 */
enum suited_status service_keys_read(const char *number, bool make, struct service_keys *out,
                                     struct suited_error *err);

/*
 * Put a new key in front of the others, or leave the first alone; on disk when this returns.
 * A key that does not come from a file cannot be changed here: SUITED_INVALID.
 */
enum suited_status service_keys_add(const char *number, struct suited_error *err);
enum suited_status service_keys_keep_first(const char *number, struct suited_error *err);

#endif
