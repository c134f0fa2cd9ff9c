/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_QUANTITY_FIELD_H
#define INGEST_QUANTITY_FIELD_H

#include <jansson.h>

#include "quantities.h"

/*
 * Read the words of a normalised advert's pay field ("text") into its amounts. Amounts that
 * the feed gives itself stay; of words that say the same figures the period and "pro rata"
 * are taken, for the words are what people wrote.
 */
void pay_text_read(const struct grammar *grammar, struct vocabulary *vocabulary,
                   json_t *advert);

#endif
