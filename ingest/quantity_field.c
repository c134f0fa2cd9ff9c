/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quantity_field.h"

#include <math.h>

#include "base/json.h"
#include "row_of.h"

static void put_amount(json_t *pay, const char *key, double amount)
{
    if (!isnan(amount))
        json_object_set_new(pay, key, json_real(amount));
}

/* Feeds round to whole pounds what the words give in pence. */
static bool is_near(const json_t *given, double read)
{
    return !given || (!isnan(read) && fabs(json_number_value(given) - read) <= 1);
}

void pay_text_read(const struct grammar *grammar, struct vocabulary *vocabulary, json_t *advert)
{
    json_t *pay = json_object_get(json_object_get(advert, "quantities"), "pay");
    const json_t *min = json_object_get(pay, "min"), *max = json_object_get(pay, "max");
    const char *text = json_text_of(pay, "text");
    struct quantities read;

    if (!*text || !pay_parse(grammar, vocabulary, text, &read))
        return;
    if (!is_near(min, read.pay.min) || !is_near(max, read.pay.max))
        return;
    if (!min && !max) {
        put_amount(pay, "min", read.pay.min);
        put_amount(pay, "max", read.pay.max);
    }
    json_object_set_new(pay, "period", json_string(row_period_name(read.pay.period)));
    if (!json_object_get(pay, "currency"))
        json_object_set_new(pay, "currency", json_string(read.pay.currency));
    if (read.pay.pro_rata)
        json_object_set_new(pay, "pro_rata", json_true());
}
