/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_TAG_AMOUNTS_H
#define INGEST_TAG_AMOUNTS_H

#include <jansson.h>
#include <stdbool.h>

/*
 * A quantity that a person says of a vacancy, in JSON or as text, put into `out` as records
 * have it. False for what is not understood or cannot be; `out` is then worthless.
 */
bool take_hours(const json_t *value, json_t *out);
bool take_days_per_week(const json_t *value, json_t *out);
bool take_load(const json_t *value, json_t *out);
bool take_shift(const json_t *value, json_t *out);
bool take_days(const json_t *value, json_t *out);
bool take_pay(const json_t *value, json_t *out);

#endif
