/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pay_field.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "normalise.h"

#define AMOUNT_MAX_BYTES 40
#define WORD_MAX_BYTES   24
#define TEXT_MAX_BYTES   300

/*
 * Whether the mark at `at` in figures parts thousands: another like it follows, or the other
 * kind does, or it is a comma with three digits behind it.
 */
static bool parts_thousands(const char *at)
{
    size_t digits = strspn(at + 1, "0123456789");
    const char *next = at + 1 + digits;

    if (*next == '.' || *next == ',')
        return true;
    return *at == ',' && digits == 3;
}

/* The number that `*text` begins with; moves behind it. NAN for none. */
static double read_figures(const char **text)
{
    char figures[AMOUNT_MAX_BYTES];
    size_t used = 0;
    bool decimals = false;
    const char *at = *text;

    for (; used + 1 < sizeof(figures) &&
           (isdigit((unsigned char)*at) || *at == '.' || *at == ',');
         at++) {
        if (isdigit((unsigned char)*at))
            figures[used++] = *at;
        else if (!isdigit((unsigned char)at[1]))
            break;
        else if (!decimals && !parts_thousands(at)) {
            figures[used++] = '.';
            decimals = true;
        }
    }
    figures[used] = '\0';
    *text = at;
    return used ? strtod(figures, NULL) : NAN;
}

static const char *skip_to_figures(const char *text)
{
    while (*text && !isdigit((unsigned char)*text))
        if (isalpha((unsigned char)*text++))
            return NULL;
    return text;
}

static bool read_amount_text(const char *text, double *out)
{
    const char *at = skip_to_figures(text);

    *out = NAN;
    if (!at)
        return false;
    if (!*at)
        return true;
    *out = read_figures(&at);
    if (*at == 'k' || *at == 'K') {
        *out *= 1000;
        at++;
    }
    for (; *at; at++)
        if (isalnum((unsigned char)*at))
            return false;
    return true;
}

bool amount_read(const json_t *value, double *out)
{
    bool understood = true;

    *out = NAN;
    if (json_is_number(value))
        *out = json_number_value(value);
    else if (json_is_string(value))
        understood = read_amount_text(json_string_value(value), out);
    if (*out <= 0)
        *out = NAN;
    return understood;
}

/* "Per Hour", "HOUR", "p/h" and "/hr" mean the same. */
static const char *period_of(const char *text, const json_t *words)
{
    const json_t *periods = json_object_get(words, "periods");
    char folded[WORD_MAX_BYTES];
    const char *found;

    field_fold(text, strlen(text), folded, sizeof(folded));
    found = json_string_value(json_object_get(periods, folded));
    if (!found && !strncmp(folded, "per", 3))
        found = json_string_value(json_object_get(periods, folded + 3));
    return found ? found : "";
}

/* ISO 4217 letters, or what a sign or a name stands for; "" when unknown. */
static void currency_of(const char *text, const json_t *words, char out[4])
{
    char lower[WORD_MAX_BYTES] = "";
    const char *found;

    *out = '\0';
    for (size_t i = 0; text[i] && i + 1 < sizeof(lower); i++)
        lower[i] = (char)tolower((unsigned char)text[i]);
    found = json_string_value(json_object_get(json_object_get(words, "currencies"), lower));
    if (!found && strlen(text) == 3 && isalpha((unsigned char)text[0]) &&
        isalpha((unsigned char)text[1]) && isalpha((unsigned char)text[2]))
        found = text;
    for (size_t i = 0; found && i < 4; i++)
        out[i] = (char)toupper((unsigned char)found[i]);
}

static bool rule_holds(const json_t *rule, double amount)
{
    const json_t *below = json_object_get(rule, "below"), *from = json_object_get(rule, "from");

    return (!below || amount < json_number_value(below)) &&
           (!from || amount >= json_number_value(from));
}

/*
 * The period that an amount must be of, by the rules in `words`: `said` is what the feed has
 * for it. "" for one that is not known.
 */
static const char *plausible_period(const char *said, double amount, const json_t *words)
{
    const char *period = period_of(said, words);
    size_t i;
    const json_t *rule;

    if (*said && !*period)
        return "";
    json_array_foreach(json_object_get(words, *period ? "slips" : "unsaid"), i, rule)
        if (!strcmp(json_text_of(rule, "period"), period) && rule_holds(rule, amount))
            return json_text_of(rule, "is");
    return period;
}

static void put_amount(json_t *object, const char *key, double amount)
{
    if (!isnan(amount))
        json_object_set_new(object, key, json_real(amount));
}

static void put_string(json_t *object, const char *key, const char *text)
{
    if (*text)
        json_object_set_new(object, key, json_string(text));
}

/* Put min and max in order, each within `most`; false when neither is left. */
static bool put_range(json_t *object, double min, double max, double most)
{
    min = min > most ? NAN : min;
    max = max > most ? NAN : max;
    put_amount(object, "min", min > max ? max : min);
    put_amount(object, "max", min > max ? min : max);
    return json_object_size(object) > 0;
}

static void put_text(json_t *object, const char *text)
{
    char *line = field_line(text, TEXT_MAX_BYTES);

    put_string(object, "text", line);
    free(line);
}

static void put_amounts(json_t *out, const json_t *pay, const json_t *words)
{
    double min, max,
        most = json_number_value(json_object_get(json_object_get(words, "most"), "amount"));
    bool min_read = amount_read(json_object_get(pay, "min"), &min);
    bool max_read = amount_read(json_object_get(pay, "max"), &max);
    char currency[4];

    if (!min_read)
        put_text(out, json_text_of(pay, "min"));
    if (!max_read && min_read)
        put_text(out, json_text_of(pay, "max"));
    if (!min_read || !max_read || !put_range(out, min, max, most))
        return;
    put_string(out, "period",
               plausible_period(json_text_of(pay, "period"), isnan(max) ? min : max, words));
    currency_of(json_text_of(pay, "currency"), words, currency);
    put_string(out, "currency", currency);
}

json_t *pay_field(const json_t *pay, const json_t *words)
{
    json_t *out = json_object();

    if (json_is_string(pay)) {
        put_text(out, json_string_value(pay));
    } else {
        put_amounts(out, pay, words);
        if (!json_object_get(out, "text"))
            put_text(out, json_text_of(pay, "text"));
    }
    if (!json_object_size(out)) {
        json_decref(out);
        return NULL;
    }
    return out;
}

/* Amounts of a text that has no other words than the unit's; more than two are no range. */
static size_t read_hours_text(const char *text, const json_t *words, double amounts[2],
                              bool *at_most)
{
    size_t count = 0;

    *at_most = false;
    while (*text) {
        char word[WORD_MAX_BYTES];
        size_t letters = 0;

        if (isdigit((unsigned char)*text)) {
            if (count == 2)
                return 0;
            amounts[count++] = read_figures(&text);
            continue;
        }
        while (isalpha((unsigned char)text[letters]))
            letters++;
        field_fold(text, letters, word, sizeof(word));
        if (!strncasecmp(text, "up to", 5)) {
            letters = 5;
            *at_most = true;
        } else if (json_list_has(json_object_get(words, "at_most"), word)) {
            *at_most = true;
        } else if (letters && !json_list_has(json_object_get(words, "words"), word)) {
            return 0;
        }
        text += letters ? letters : 1;
    }
    return count;
}

static json_t *range_of(double min, double max, double most)
{
    json_t *out = json_object();

    if (put_range(out, min, max, most))
        return out;
    json_decref(out);
    return NULL;
}

static json_t *hours_of_text(const char *text, const json_t *words, double most)
{
    double amounts[2];
    bool at_most;
    size_t count = read_hours_text(text, words, amounts, &at_most);

    if (!count || *text == '-') /* fewer than none: no amount at all */
        return NULL;
    return range_of(at_most || amounts[0] <= 0 ? NAN : amounts[0],
                    amounts[count - 1] > 0 ? amounts[count - 1] : NAN, most);
}

json_t *hours_field(const json_t *hours, const json_t *words)
{
    double most = json_number_value(json_object_get(words, "most")), min, max;

    if (json_is_string(hours))
        return hours_of_text(json_string_value(hours), words, most);
    if (json_is_number(hours))
        return amount_read(hours, &min) ? range_of(min, min, most) : NULL;
    if (!amount_read(json_object_get(hours, "min"), &min) ||
        !amount_read(json_object_get(hours, "max"), &max))
        return NULL;
    return range_of(min, max, most);
}
