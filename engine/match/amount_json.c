/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amount_json.h"

#include <stdio.h>

json_t *amount_json(int64_t amount, int64_t unit)
{
    if (amount % unit == 0)
        return json_integer(amount / unit);
    return json_real((double)amount / (double)unit);
}

void amount_text(int64_t amount, int64_t unit, char text[AMOUNT_TEXT])
{
    snprintf(text, AMOUNT_TEXT, "%.10g", (double)amount / (double)unit);
}

void clock_text(int32_t minutes, char text[AMOUNT_TEXT])
{
    snprintf(text, AMOUNT_TEXT, "%02d:%02d", minutes / 60 % 25, minutes % 60);
}

json_t *clock_json(int32_t minutes)
{
    char text[AMOUNT_TEXT];

    clock_text(minutes, text);
    return json_string(text);
}
