/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ground_words.h"

#include <string.h>

#include "base/json.h"
#include "money_words.h"
#include "wish_words.h"

static const char *source_words(const char *source)
{
    if (!strcmp(source, "advert"))
        return "the advert says";
    if (!strcmp(source, "feed"))
        return "the board says";
    if (!strcmp(source, "adviser"))
        return "checked by an adviser:";
    if (!strcmp(source, "employer"))
        return "the employer says";
    return "read as";
}

static void add_amount(struct strbuf *out, const json_t *value, const char *key)
{
    const json_t *amount = json_object_get(value, key);

    if (json_is_number(amount))
        strbuf_printf(out, " %.12g", json_number_value(amount));
}

/* "16 to 20", "09:00 to 17:00", "£12.71 an hour" of a quantity's own keys. */
static void add_quantity(struct strbuf *out, const json_t *value)
{
    const char *start = json_text_of(value, "start"), *end = json_text_of(value, "end");
    const json_t *min = json_object_get(value, "min"), *max = json_object_get(value, "max");

    if (*json_text_of(value, "period")) {
        strbuf_putc(out, ' ');
        pay_words(out, value);
        return;
    }
    add_amount(out, value, "min");
    if (min && max && !json_equal(min, max))
        strbuf_puts(out, " to");
    if (max && !(min && json_equal(min, max)))
        add_amount(out, value, "max");
    if (*start || *end)
        strbuf_printf(out, " %s to %s", start, end);
}

/* Titles of occupations or skills, names of places. */
static void add_list(struct strbuf *out, const json_t *list)
{
    const json_t *item;
    size_t i;

    json_array_foreach(list, i, item) {
        strbuf_puts(out, i ? ", " : " ");
        strbuf_puts(out, json_is_string(item) ? json_string_value(item)
                                              : json_text_of(item, "title"));
    }
}

static void add_object(struct strbuf *out, const json_t *value)
{
    const char *text = json_text_of(value, "text"), *title = json_text_of(value, "title");
    const json_t *km = json_object_get(value, "km");

    if (*text)
        strbuf_printf(out, " \"%s\"", text);
    else if (*title)
        strbuf_printf(out, " %s", title);
    else if (json_is_number(km))
        strbuf_printf(out, " %s, %.1f km", json_text_of(value, "place"), json_number_value(km));
    else
        add_quantity(out, value);
}

static void add_value(struct strbuf *out, const json_t *value)
{
    if (json_is_string(value) && !strcmp(json_string_value(value), "agree"))
        strbuf_puts(out, " it could be agreed");
    else if (json_is_string(value))
        strbuf_printf(out, " %s", json_string_value(value));
    else if (json_is_number(value))
        strbuf_printf(out, " %.12g", json_number_value(value));
    else if (json_is_array(value))
        add_list(out, value);
    else
        add_object(out, value);
}

static void add_fact(struct strbuf *out, const json_t *fact)
{
    const char *quote = json_text_of(fact, "quote"), *from = json_text_of(fact, "from");
    const json_t *value = json_object_get(fact, "value");

    if (!strcmp(json_text_of(fact, "source"), "prior") && json_is_string(value)) {
        strbuf_printf(out, "nobody says so: taken as %s", json_string_value(value));
        return;
    }
    strbuf_puts(out, source_words(json_text_of(fact, "source")));
    if (*quote)
        strbuf_printf(out, " \"%s\"", quote);
    else
        add_value(out, value);
    if (*from)
        strbuf_puts(out, ", and this follows");
}

/* The share is of those that have it; a wish for "no" is met by the others. */
static void add_usual(struct strbuf *out, const json_t *wish, double share)
{
    const json_t *wanted =
        json_object_iter_value(json_object_iter(json_object_get(wish, "wish")));
    bool is_no = json_is_string(wanted) && !strcmp(json_string_value(wanted), "no");

    strbuf_puts(out, "not said; in work like this it is usual in ");
    share_words(is_no ? 1 - share : share, out);
}

void ground_words(const json_t *wish, struct strbuf *out)
{
    const json_t *fact = json_object_get(wish, "fact"), *prior = json_object_get(wish, "prior");
    const char *key = json_object_iter_key(json_object_iter(json_object_get(wish, "wish")));
    const json_t *value = json_object_get(fact, "value");

    if (key && !strcmp(key, "travel") && json_is_string(value))
        strbuf_puts(out, "from home");
    else if (key && !strcmp(key, "skills") && json_is_array(value) && !json_array_size(value))
        strbuf_puts(out, "other skills are asked for");
    else if (json_is_object(fact))
        add_fact(out, fact);
    else if (json_is_number(prior))
        add_usual(out, wish, json_number_value(prior));
    else if (!strcmp(json_text_of(wish, "outcome"), "unknown"))
        strbuf_puts(out, "not said");
}
