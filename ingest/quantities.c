/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quantities.h"

#include <math.h>
#include <string.h>

#include "grammar.h"

static void clear(struct quantities *out)
{
    memset(out, 0, sizeof(*out));
    out->hours.min = out->hours.max = NAN;
    out->days_per_week.min = out->days_per_week.max = NAN;
    out->pay.min = out->pay.max = out->pay.full_time_hours = NAN;
}

void quantities_read(const struct grammar *grammar, const struct tokens *tokens,
                     const struct phrase_hits *hits, struct quantities *out)
{
    struct scan scan;

    clear(out);
    scan_init(&scan, grammar, tokens);
    hours_read(&scan, out);
    days_read(&scan, out);
    pay_read(&scan, false, out);
    lift_read(&scan, out);
    shift_read(&scan, out);
    requires_read(&scan, hits, out);
    scan_release(&scan);
}

bool pay_parse(const struct grammar *grammar, struct vocabulary *vocabulary, const char *text,
               struct quantities *out)
{
    struct tokens tokens = {0};
    struct scan scan;

    clear(out);
    tokens_read(&tokens, vocabulary, text, strlen(text));
    scan_init(&scan, grammar, &tokens);
    pay_read(&scan, true, out);
    scan_release(&scan);
    tokens_release(&tokens);
    return out->pay.said;
}
