/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_LABELS_FILE_H
#define TAXONOMY_LABELS_FILE_H

#include "base/strbuf.h"
#include "labels.h"
#include "suited/error.h"

/* Blocks of labels that were imported: a mapped file in a service's data folder. */
struct labels_file;

/* The files, and the blocks in them. */
#define ESCO_FILE "esco.cache" /* occupations, skills */
#define ONET_FILE "onet.cache" /* occupations */

/*
 * Map <data_dir>/taxonomy/<name>. `*out` is NULL where there is none, or where `data_dir` is
 * NULL; a damaged file is SUITED_INVALID and says to import again.
 */
enum suited_status labels_file_open(const char *data_dir, const char *name,
                                    struct labels_file **out, struct suited_error *err);

/* The same for a file by its whole path. */
enum suited_status labels_file_map(const char *path, struct labels_file **out,
                                   struct suited_error *err);
void labels_file_close(struct labels_file *file);

/* A block by its place, from 0; NULL where there is none. `file` may be NULL. */
const struct labels *labels_file_block(const struct labels_file *file, size_t place);

/* All bytes of the file; none where `file` is NULL. */
const void *labels_file_bytes(const struct labels_file *file, size_t *length);

/* Put `blocks` in the file's stead, wholly or not at all. Its folder is made if need be. */
enum suited_status labels_file_write(const char *data_dir, const char *name,
                                     const struct strbuf *blocks, struct suited_error *err);

#endif
