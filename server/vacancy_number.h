/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_VACANCY_NUMBER_H
#define SERVER_VACANCY_NUMBER_H

#include <stdint.h>

#include "suited/corpus.h"
#include "suited/error.h"

/* A vacancy's number as it stands in an address. Anything else is SUITED_NOTFOUND. */
enum suited_status vacancy_number(const char *text, uint32_t *number, struct suited_error *err);

#endif
