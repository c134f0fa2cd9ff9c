/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <jansson.h>

#include "suited/taxonomy.h"

/* What commands print for people, made from the very JSON that --json prints. */

void print_shortlist(const struct suited_taxonomy *taxonomy, const json_t *shortlist);
void print_explained(const struct suited_taxonomy *taxonomy, const json_t *vacancy);
void print_profile(const struct suited_taxonomy *taxonomy, const json_t *profile);

/* A client's case, and lines of a caseload. */
void print_case(const json_t *standing);
void print_cases(const json_t *lines);

/* A vacancy's record with its number: on one line, or whole with its facts. */
void print_vacancy_line(const json_t *record);
void print_vacancy(const struct suited_taxonomy *taxonomy, const json_t *record);

enum paint { PAINT_HEADING, PAINT_GOOD, PAINT_OPEN, PAINT_BAD, PAINT_QUIET };

/* Print in colour on a terminal, plainly elsewhere or with NO_COLOR. */
void paint(enum paint how, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
