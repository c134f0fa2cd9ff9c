/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_CSV_H
#define TAXONOMY_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "suited/error.h"

/*
 * A table as taxonomies are published: the first row names the columns; CSV as in RFC
 * 4180, where a quoted field may hold commas, doubled quotes and lines, or tab-separated
 * without quoting. Plain or gzip. Every row must have as many fields as the first.
 */
struct csv;

#define CSV_ROW_MAX ((size_t)16 << 20) /* bytes */

enum csv_kind { CSV_COMMAS, CSV_TABS };

enum suited_status csv_open(const char *path, enum csv_kind kind, struct csv **out,
                            struct suited_error *err);
void csv_close(struct csv *csv);

/* The number of the column called `name`; without one SUITED_INVALID. */
enum suited_status csv_column(const struct csv *csv, const char *name, size_t *column,
                              struct suited_error *err);

/* Go to the next row; `*is_row` is false at the end of the table. */
enum suited_status csv_next(struct csv *csv, bool *is_row, struct suited_error *err);

/* A field of the row in hand, borrowed until the next. */
const char *csv_field(const struct csv *csv, size_t column);

/* Where the row in hand begins, for a sentence. */
size_t csv_line(const struct csv *csv);

#endif
