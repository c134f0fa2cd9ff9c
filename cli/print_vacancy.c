/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/json.h"
#include "match/wish_words.h"
#include "print.h"

static void print_places(const json_t *record)
{
    const json_t *place;
    size_t i;

    json_array_foreach(json_object_get(record, "places"), i, place)
        printf("%s%s", i ? "; " : "", json_text_of(place, "name"));
}

static long long number_of(const json_t *record)
{
    return json_integer_value(json_object_get(record, "vacancy"));
}

void print_vacancy_line(const json_t *record)
{
    const char *employer = json_text_of(record, "employer");

    printf("%7lld  %s%s%s · ", number_of(record), json_text_of(record, "title"),
           *employer ? ", " : "", employer);
    print_places(record);
    putchar('\n');
}

static void print_facts(const struct suited_taxonomy *taxonomy, const json_t *record,
                        const char *list, const char *heading)
{
    const json_t *facts = json_object_get(record, list), *fact;
    size_t i;

    if (!json_array_size(facts))
        return;
    printf("%s\n", heading);
    json_array_foreach(facts, i, fact) {
        const char *id = json_text_of(fact, "condition"), *quote = json_text_of(fact, "quote");
        const char *from = json_text_of(fact, "from");
        const struct suited_condition *condition = suited_condition_find(taxonomy, id);

        printf("  %s: %s  (%s", condition ? condition->name : id, json_text_of(fact, "value"),
               json_text_of(fact, "source"));
        if (*quote)
            printf(" \"%s\"", quote);
        if (*from)
            printf(", follows from %s", from);
        puts(")");
    }
}

static void print_date(const json_t *record, const char *key, const char *label)
{
    struct strbuf words = STRBUF_INIT;

    day_words(json_text_of(record, key), &words);
    if (words.length)
        printf("%s %s\n", label, words.text);
    strbuf_release(&words);
}

void print_vacancy(const struct suited_taxonomy *taxonomy, const json_t *record)
{
    const json_t *closed = json_object_get(record, "closed"), *link;
    size_t i;

    paint(PAINT_HEADING, "%s", json_text_of(record, "title"));
    printf("\n%s · ", json_text_of(record, "employer"));
    print_places(record);
    printf(" · vacancy %lld\n", number_of(record));
    if (closed)
        paint(PAINT_BAD, "Closed on %s: %s\n", json_text_of(closed, "day"),
              json_text_of(closed, "reason"));
    json_array_foreach(json_object_get(record, "links"), i, link)
        printf("%s\n", json_string_value(link));
    putchar('\n');
    print_date(record, "posted", "Posted");
    print_date(record, "closes", "Closes");
    print_facts(taxonomy, record, "facts", "What is known");
    print_facts(taxonomy, record, "entailed", "What follows from it");
    print_facts(taxonomy, record, "also", "What else was said");
    printf("\n%s\n", json_text_of(record, "text"));
}
