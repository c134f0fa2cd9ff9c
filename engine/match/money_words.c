/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"

#define AMOUNT_MAX 1e12 /* no pay is more; it keeps the digits within their room */

/* Whole pounds without pence, in groups of three digits. */
static void add_digits(double amount, struct strbuf *out)
{
    char digits[32];
    double held = fmin(fmax(amount, 0), AMOUNT_MAX);
    bool is_whole = fabs(held - round(held)) < 0.005;
    int length = snprintf(digits, sizeof(digits), "%.*f", is_whole ? 0 : 2, held);
    size_t whole = strcspn(digits, ".");

    for (size_t i = 0; i < (size_t)length; i++) {
        if (i && i < whole && (whole - i) % 3 == 0)
            strbuf_putc(out, ',');
        strbuf_putc(out, digits[i]);
    }
}

void money_words(double amount, const char *currency, struct strbuf *out)
{
    if (!*currency || !strcmp(currency, "GBP"))
        strbuf_puts(out, "£");
    else
        strbuf_printf(out, "%s ", currency);
    add_digits(amount, out);
}

/* "£12 to £13", "at least £12", "up to £13"; equal ends are said once. */
static void add_range(const json_t *min, const json_t *max, const char *currency,
                      struct strbuf *out)
{
    if (!min || !max)
        strbuf_puts(out, min ? "at least " : "up to ");
    money_words(json_number_value(min ? min : max), currency, out);
    if (!min || !max || json_number_value(min) == json_number_value(max))
        return;
    strbuf_puts(out, " to ");
    money_words(json_number_value(max), currency, out);
}

void pay_words(struct strbuf *out, const json_t *pay)
{
    const json_t *min = json_object_get(pay, "min"), *max = json_object_get(pay, "max");
    const char *period = json_text_of(pay, "period");

    if (!min && !max)
        return;
    add_range(min, max, json_text_of(pay, "currency"), out);
    if (*period)
        strbuf_printf(out, " a%s %s", *period == 'h' ? "n" : "", period);
    if (json_is_true(json_object_get(pay, "pro_rata")))
        strbuf_puts(out, ", pro rata");
}
