/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_KEY_FILE_H
#define STORE_KEY_FILE_H

#include "service_key.h"

/*
 * A key in a file of its own, wrapped with a service's key: "suited key 1\n" and a box
 * (base/seal.h) about the file's name, so that none stands for another. A file of zeros is what
 * is left of a key that was destroyed.
 */

/* No file, or a destroyed key: SUITED_NOTFOUND, without a sentence. None of the service's keys
 * opens it: SUITED_INVALID. `*is_old`: not the first of them did. */
enum suited_status key_file_read(const char *path, const struct service_keys *service,
                                 unsigned char key[SEAL_KEY], bool *is_old,
                                 struct suited_error *err);

/* Wrap `key` with the first of the service's keys; on disk when this returns. */
enum suited_status key_file_write(const char *path, const struct service_keys *service,
                                  const unsigned char key[SEAL_KEY], struct suited_error *err);

/* Overwrite the key with zeros; on disk when this returns. No file is no failure. */
enum suited_status key_file_destroy(const char *path, struct suited_error *err);

#endif
