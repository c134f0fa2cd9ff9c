/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_IMPORT_H
#define TAXONOMY_IMPORT_H

#include "csv.h"
#include "labels.h"

/* More names than any taxonomy has; a larger file is not what it says. */
#define IMPORT_NAMES_MAX ((size_t)2000000)

/*
 * Open the table `name` in `folder`, or `name`.gz. Without either, SUITED_NOTFOUND and a
 * sentence that names both.
 */
enum suited_status import_open(const char *folder, const char *name, enum csv_kind kind,
                               struct csv **out, struct suited_error *err);

/* The numbers of `count` columns. */
enum suited_status import_columns(const struct csv *csv, const char *const *names,
                                  size_t *columns, size_t count, struct suited_error *err);

/* Add each of the names in a field, parted by lines or bars; how many there were. */
size_t import_names(struct labels_builder *builder, uint32_t concept, const char *names);

#endif
