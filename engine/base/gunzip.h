/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_GUNZIP_H
#define BASE_GUNZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "suited/error.h"

/*
 * A text file, plain or gzip (told by its first bytes), read line by line. A gzip file that
 * was cut or damaged is refused where that shows, at the latest at its end.
 */
#define GUNZIP_LINE_MAX ((size_t)1 << 20)

struct gunzip;

struct gunzip_line {
    const char *text; /* NUL-ended, without the line's end; borrowed until the next call */
    size_t length;    /* there may be NUL bytes within */
    size_t number;    /* from 1 */
    bool is_ended;    /* false for a last line that has no newline */
};

enum suited_status gunzip_open(const char *path, struct gunzip **out, struct suited_error *err);
void gunzip_close(struct gunzip *gunzip);

/* The next line; at the end of the file `text` is NULL. Too long a line is SUITED_LIMIT. */
enum suited_status gunzip_next(struct gunzip *gunzip, struct gunzip_line *line,
                               struct suited_error *err);

#endif
