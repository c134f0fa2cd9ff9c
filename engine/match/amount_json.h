/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_AMOUNT_JSON_H
#define MATCH_AMOUNT_JSON_H

#include <jansson.h>
#include <stdint.h>

/* The integers of rows and wishes as people write them. */

/* `amount` of which `unit` make one: 1600 hundredths are 16, 1250 are 12.5. */
json_t *amount_json(int64_t amount, int64_t unit);

/* Minutes after midnight as "09:30". */
json_t *clock_json(int32_t minutes);

/* The same as text: "16", "12.5", "12.71"; room for any. */
#define AMOUNT_TEXT 32
void amount_text(int64_t amount, int64_t unit, char text[AMOUNT_TEXT]);
void clock_text(int32_t minutes, char text[AMOUNT_TEXT]);

#endif
