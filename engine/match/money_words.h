/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_MONEY_WORDS_H
#define MATCH_MONEY_WORDS_H

#include <jansson.h>

#include "base/strbuf.h"

/* An amount with its currency (ISO 4217; "" is pounds): "£12.71", "£23,400", "EUR 40,000". */
void money_words(double amount, const char *currency, struct strbuf *out);

/*
 * Pay as it is offered or wished for, {"min", "max", "period", "currency", "pro_rata"}:
 * "£12.71 to £13.50 an hour", "at least £12.71 an hour", "up to £200 a week".
 */
void pay_words(struct strbuf *out, const json_t *pay);

#endif
