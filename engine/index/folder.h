/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INDEX_FOLDER_H
#define INDEX_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The index's folder: databases words-1, words-2 … and the stub file XAPIANDB, by which
 * Xapian's own tools find those that are read, too. Paths are the caller's to free.
 */

/* The databases that the stub names, in its order; 0 where there is none. Free them below. */
size_t folder_current(const char *dir, char ***paths);
void folder_paths_free(char **paths, size_t count);

/* SUITED_NOTFOUND where the stub names none. */
enum suited_status folder_check(const char *dir, struct suited_error *err);

/* A path for one more database, which does not exist yet. The folder is made. */
enum suited_status folder_next(const char *dir, char **path, struct suited_error *err);

/* Let the stub name the databases at `paths`: replaced at once, or as it was. */
enum suited_status folder_publish(const char *dir, const char *const *paths, size_t count,
                                  struct suited_error *err);

/*
 * Take the lock without which nothing may be written or removed; close `*lock` to give it
 * back. While another process has it: wait, or SUITED_BUSY. The folder is made.
 */
enum suited_status folder_lock(const char *dir, bool waits, int *lock,
                               struct suited_error *err);

/* Remove the databases that the stub does not name. Readers that have them open go on. */
void folder_sweep(const char *dir);

/* Remove one database. */
void folder_remove(const char *path);

uint64_t folder_bytes(const char *dir);

#ifdef __cplusplus
}
#endif
#endif
