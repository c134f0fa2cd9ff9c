/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "match/wish_words.h"
#include "print.h"
#include "print_wish.h"

static const struct group {
    const char *key, *heading;
} groups[] = {
    {"fits", "FITS: every must is met"},
    {"ask_first", "ASK FIRST: nothing stands against it, something is not said"},
    {"near_misses", "NEAR MISSES: one must is broken, and it can be talked about"},
    {"ruled_out", "RULED OUT"},
};

/* The questions that would settle most; more than a few are not asked in one go. */
#define QUESTIONS_SHOWN 3

static void print_day(const char *label, const char *day)
{
    struct strbuf words = STRBUF_INIT;

    if (!*day)
        return;
    day_words(day, &words);
    printf(" · %s %s", label, words.text);
    strbuf_release(&words);
}

static void print_heading(const json_t *vacancy, size_t place)
{
    const json_t *km = json_object_get(vacancy, "distance_km");
    const char *employer = json_text_of(vacancy, "employer");
    const char *where = json_text_of(vacancy, "place");

    printf("%3zu. ", place);
    paint(PAINT_HEADING, "%s", json_text_of(vacancy, "title"));
    printf("%s%s\n     %s", *employer ? ", " : "", employer, *where ? where : "place not said");
    if (json_is_number(km))
        printf(", %.1f km away", json_number_value(km));
    print_day("posted", json_text_of(vacancy, "posted"));
    print_day("closes", json_text_of(vacancy, "closes"));
    printf(" · vacancy %lld\n",
           (long long)json_integer_value(json_object_get(vacancy, "vacancy")));
}

static void print_one(const struct suited_taxonomy *taxonomy, const json_t *vacancy,
                      size_t place)
{
    const char *change = json_text_of(vacancy, "change"),
               *bad = json_text_of(vacancy, "bad_day");
    const json_t *question;
    size_t i;

    print_heading(vacancy, place);
    print_wishes(taxonomy, vacancy);
    json_array_foreach(json_object_get(vacancy, "questions"), i, question)
        if (i < QUESTIONS_SHOWN)
            printf("    ask:       %s\n", json_text_of(question, "ask"));
    if (i > QUESTIONS_SHOWN)
        printf("               and %zu more ('suited explain' has all)\n", i - QUESTIONS_SHOWN);
    if (*change)
        printf("    to change: %s\n", change);
    if (*bad)
        printf("    on a bad day: %s\n", bad);
    if (*json_text_of(vacancy, "url"))
        printf("    %s\n", json_text_of(vacancy, "url"));
    putchar('\n');
}

static void print_group(const struct suited_taxonomy *taxonomy, const struct group *group,
                        const json_t *list)
{
    const json_t *vacancy;
    size_t i;

    if (!json_is_array(list) || !json_array_size(list))
        return;
    paint(PAINT_HEADING, "%s", group->heading);
    fputs("\n\n", stdout);
    json_array_foreach(list, i, vacancy)
        print_one(taxonomy, vacancy, i + 1);
}

static long long count_of(const json_t *shortlist, const char *key)
{
    return json_integer_value(json_object_get(json_object_get(shortlist, "counts"), key));
}

static void print_counts(const json_t *shortlist)
{
    struct strbuf day = STRBUF_INIT;

    day_words(json_text_of(shortlist, "date"), &day);
    paint(PAINT_HEADING, "Shortlist for %s, %s", json_text_of(shortlist, "client"), day.text);
    printf("\n%lld live vacancies: %lld fit, %lld to ask about first, %lld near misses, %lld "
           "ruled out\n",
           count_of(shortlist, "live"), count_of(shortlist, "fits"),
           count_of(shortlist, "ask_first"), count_of(shortlist, "near_misses"),
           count_of(shortlist, "ruled_out"));
    putchar('\n');
    strbuf_release(&day);
}

/* "as important instead: 12 more would come in", or the same wish one step wider. */
static void print_step(const struct suited_taxonomy *taxonomy, const json_t *step)
{
    const char *tier = json_text_of(step, "tier");

    if (strcmp(tier, "important") == 0) {
        fputs("; as important instead of must ", stdout);
    } else {
        fputs("; as \"", stdout);
        print_wish_words(taxonomy, json_object_get(step, "wish"));
        fputs("\" ", stdout);
    }
    printf("%lld more would come in",
           (long long)json_integer_value(json_object_get(step, "gains")));
}

static void print_costs(const struct suited_taxonomy *taxonomy, const json_t *costs)
{
    const json_t *cost;
    size_t i;

    if (!json_array_size(costs))
        return;
    paint(PAINT_HEADING, "What each must costs");
    putchar('\n');
    json_array_foreach(costs, i, cost) {
        const json_t *step = json_object_get(cost, "next_step");

        fputs("  ", stdout);
        print_wish_words(taxonomy, json_object_get(cost, "wish"));
        printf(": %lld near misses by this alone",
               (long long)json_integer_value(json_object_get(cost, "alone")));
        if (json_is_object(step))
            print_step(taxonomy, step);
        putchar('\n');
    }
    putchar('\n');
}

static void print_reasons(const struct suited_taxonomy *taxonomy, const json_t *reasons)
{
    const json_t *reason;
    size_t i;

    if (!json_array_size(reasons))
        return;
    paint(PAINT_HEADING, "Why the others are ruled out");
    putchar('\n');
    json_array_foreach(reasons, i, reason) {
        printf("  %6lld  ",
               (long long)json_integer_value(json_object_get(reason, "vacancies")));
        print_wish_words(taxonomy, json_object_get(reason, "wish"));
        putchar('\n');
    }
    putchar('\n');
}

/* What was made of the client's own words. */
static void print_notes(const json_t *notes)
{
    const json_t *note;
    size_t i;

    if (!json_array_size(notes))
        return;
    paint(PAINT_HEADING, "How the profile was understood");
    putchar('\n');
    json_array_foreach(notes, i, note)
        printf("  %s\n", json_string_value(note));
}

void print_shortlist(const struct suited_taxonomy *taxonomy, const json_t *shortlist)
{
    const json_t *out = json_object_get(shortlist, "ruled_out");

    print_counts(shortlist);
    for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++) {
        const json_t *list = json_object_get(shortlist, groups[i].key);

        if (json_is_object(list))
            list = json_object_get(list, "vacancies");
        print_group(taxonomy, &groups[i], list);
    }
    print_reasons(taxonomy, json_object_get(out, "reasons"));
    print_costs(taxonomy, json_object_get(shortlist, "cost_of_musts"));
    print_notes(json_object_get(shortlist, "notes"));
}

void print_explained(const struct suited_taxonomy *taxonomy, const json_t *vacancy)
{
    const char *key = json_text_of(vacancy, "group");
    const char *dead = json_text_of(vacancy, "not_live");

    for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++)
        if (!strcmp(groups[i].key, key))
            paint(PAINT_HEADING, "%s", groups[i].heading);
    if (*dead)
        paint(PAINT_BAD, "%sNot live: %s", *key ? "\n" : "", dead);
    fputs("\n\n", stdout);
    print_one(taxonomy, vacancy, 1);
}
