/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "callsheet.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "listing.h"

json_t *callsheet_new(void)
{
    return json_object();
}

static json_t *child_of(json_t *object, const char *key)
{
    json_t *child = json_object_get(object, key);

    if (!child) {
        child = json_object();
        json_object_set_new(object, key, child);
    }
    return child;
}

static json_t *copy_of(const json_t *vacancy, const char *key)
{
    json_t *value = json_object_get(vacancy, key);

    return value ? json_incref(value) : json_null();
}

/* The entry of a vacancy under its employer, made where it is not there yet. */
static json_t *entry_of(json_t *sheet, const json_t *vacancy)
{
    json_t *employer = child_of(sheet, json_text_of(vacancy, "employer")), *entry;
    char number[16];

    snprintf(number, sizeof(number), "%010" PRIu32, listing_number(vacancy));
    entry = child_of(employer, number);
    if (!json_object_size(entry)) {
        json_object_set_new(entry, "vacancy", json_integer(listing_number(vacancy)));
        json_object_set_new(entry, "title", copy_of(vacancy, "title"));
        json_object_set_new(entry, "place", copy_of(vacancy, "place"));
        json_object_set_new(entry, "url", copy_of(vacancy, "url"));
        json_object_set_new(entry, "questions", json_array());
    }
    return entry;
}

static bool is_asked(const json_t *questions, const char *ask)
{
    const json_t *question;
    size_t i;

    json_array_foreach(questions, i, question)
        if (!strcmp(json_text_of(question, "ask"), ask))
            return true;
    return false;
}

/*
 * The question alone, without what is said to the adviser behind it, which is of one client;
 * what is no question is not asked. Once, however many clients wait for the answer.
 */
static void ask_once(json_t *entry, const char *text, const char *condition)
{
    json_t *questions = json_object_get(entry, "questions");
    struct strbuf ask = STRBUF_INIT;
    const char *end = strchr(text, '?');

    if (end)
        strbuf_add(&ask, text, (size_t)(end + 1 - text));
    if (end && !is_asked(questions, ask.text))
        json_array_append_new(questions,
                              json_pack("{s:s, s:s}", "ask", ask.text, "condition", condition));
    strbuf_release(&ask);
}

/* What the broken must of a near miss is about. */
static const char *broken_kind(const json_t *vacancy)
{
    json_t *wish;
    size_t i;

    json_array_foreach(json_object_get(vacancy, "wishes"), i, wish) {
        const char *outcome = json_text_of(wish, "outcome");

        if (!strcmp(json_text_of(wish, "tier"), "must") && strcmp(outcome, "met") != 0 &&
            strcmp(outcome, "unknown") != 0)
            return json_object_iter_key(json_object_iter(json_object_get(wish, "wish")));
    }
    return "";
}

static void add_vacancy(json_t *sheet, const json_t *vacancy)
{
    const char *change = json_text_of(vacancy, "change");
    const json_t *questions = json_object_get(vacancy, "questions"), *question;
    json_t *entry;
    size_t i;

    if (!*json_text_of(vacancy, "employer") || (!*change && !json_array_size(questions)))
        return;
    entry = entry_of(sheet, vacancy);
    if (*change)
        ask_once(entry, change, broken_kind(vacancy));
    json_array_foreach(questions, i, question)
        ask_once(entry, json_text_of(question, "ask"), json_text_of(question, "condition"));
}

void callsheet_add(json_t *sheet, const json_t *shortlist)
{
    static const char *const groups[] = {"fits", "ask_first", "near_misses"};
    json_t *vacancy;
    size_t i;

    for (size_t g = 0; g < sizeof(groups) / sizeof(*groups); g++)
        json_array_foreach(json_object_get(shortlist, groups[g]), i, vacancy)
            add_vacancy(sheet, vacancy);
}

static size_t count_questions(json_t *vacancies)
{
    const char *number;
    json_t *entry;
    size_t count = 0;

    json_object_foreach(vacancies, number, entry)
        count += json_array_size(json_object_get(entry, "questions"));
    return count;
}

static int by_questions(const void *a, const void *b)
{
    const json_t *x = *(json_t *const *)a, *y = *(json_t *const *)b;
    json_int_t more = json_integer_value(json_object_get(y, "questions")) -
                      json_integer_value(json_object_get(x, "questions"));

    if (more)
        return more < 0 ? -1 : 1;
    return strcmp(json_text_of(x, "employer"), json_text_of(y, "employer"));
}

/* The array that holds them, sorted; it takes them. */
static json_t *sorted(json_t **all, size_t count, int (*compare)(const void *, const void *))
{
    json_t *list = json_array();

    if (count)
        qsort(all, count, sizeof(json_t *), compare);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, all[i]);
    free(all);
    return list;
}

json_t *callsheet_employers(const json_t *sheet)
{
    json_t **all = xcalloc(json_object_size(sheet) + 1, sizeof(json_t *)), *vacancies;
    const char *employer;
    size_t count = 0;

    json_object_foreach((json_t *)sheet, employer, vacancies)
        all[count++] = json_pack("{s:s, s:I, s:I}", "employer", employer, "vacancies",
                                 (json_int_t)json_object_size(vacancies), "questions",
                                 (json_int_t)count_questions(vacancies));
    return sorted(all, count, by_questions);
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = listing_number(*(json_t *const *)a), y = listing_number(*(json_t *const *)b);

    return (x > y) - (x < y);
}

json_t *callsheet_vacancies(const json_t *sheet, const char *employer)
{
    json_t *vacancies = json_object_get(sheet, employer), *entry;
    json_t **all = xcalloc(json_object_size(vacancies) + 1, sizeof(json_t *));
    const char *number;
    size_t count = 0;

    json_object_foreach(vacancies, number, entry)
        all[count++] = json_incref(entry);
    return sorted(all, count, by_number);
}
