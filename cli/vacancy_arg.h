/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_VACANCY_ARG_H
#define CLI_VACANCY_ARG_H

#include <stdint.h>

#include "suited/corpus.h"

/* The vacancy that a person names, by number or by one of its links. */
enum suited_status vacancy_arg(struct suited_view *view, const char *text, uint32_t *number,
                               struct suited_error *err);

#endif
