/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grammar.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"

#define UNITS_FILE "taxonomies/units.json"

static_assert(CLASS_COUNT <= 64, "a class is one bit of 64");

/* The lists under "words", for the classes from CLASS_HOUR on. */
static const char *const class_names[CLASS_COUNT] = {
    [CLASS_HOUR] = "hour",
    [CLASS_HOURS_A_WEEK] = "hours_a_week",
    [CLASS_MINUTE] = "minute",
    [CLASS_DAY] = "day",
    [CLASS_WEEK] = "week",
    [CLASS_YEAR] = "year",
    [CLASS_FTE] = "fte",
    [CLASS_THOUSAND] = "thousand",
    [CLASS_MILLION] = "million",
    [CLASS_PER] = "per",
    [CLASS_TO] = "to",
    [CLASS_THROUGH] = "through",
    [CLASS_OR] = "or",
    [CLASS_EITHER] = "either",
    [CLASS_UP] = "up",
    [CLASS_AT_MOST] = "at_most",
    [CLASS_AT_LEAST] = "at_least",
    [CLASS_BETWEEN] = "between",
    [CLASS_LINK] = "link",
    [CLASS_CODE] = "code",
    [CLASS_PRO_RATA] = "pro_rata",
    [CLASS_FULL] = "full",
    [CLASS_TIME] = "time",
    [CLASS_PAY] = "pay",
    [CLASS_NOT_PAY] = "not_pay",
    [CLASS_SHIFT] = "shift",
    [CLASS_WORKING_TIME] = "working_time",
    [CLASS_NOT_WEEK] = "not_week",
    [CLASS_OTHERS] = "others",
    [CLASS_ELSEWHERE] = "elsewhere",
    [CLASS_OPENING] = "opening",
    [CLASS_LIFTING] = "lifting",
    [CLASS_NOT_LOAD] = "not_load",
    [CLASS_UNSURE_DAYS] = "unsure_days",
    [CLASS_ESSENTIAL] = "essential",
    [CLASS_REGISTERED] = "registered",
    [CLASS_DESIRABLE_BEFORE] = "desirable_before",
    [CLASS_DESIRABLE_BEHIND] = "desirable_behind",
    [CLASS_NOT_HELD] = "not_held",
    [CLASS_WILLING] = "willing",
    [CLASS_EQUIVALENT] = "equivalent",
    [CLASS_EXPERIENCE] = "experience",
    [CLASS_TRAINEE] = "trainee",
    [CLASS_DRIVING] = "driving",
    [CLASS_LICENCE] = "licence",
    [CLASS_AM] = "am",
    [CLASS_PM] = "pm",
    [CLASS_NOON] = "noon",
    [CLASS_MIDNIGHT] = "midnight",
    [CLASS_MORNING] = "morning",
    [CLASS_AFTERNOON] = "afternoon",
    [CLASS_EVENING] = "evening",
    [CLASS_NIGHT] = "night",
    [CLASS_ON] = "on",
    [CLASS_OFF] = "off",
    [CLASS_SPREAD] = "spread",
    [CLASS_TIMES] = "times",
    [CLASS_SOME_DAYS] = "some_days",
    [CLASS_MONTH_NAME] = "month_name",
};

static struct word_facts *facts_of(struct grammar *grammar, struct vocabulary *vocabulary,
                                   const char *word, uint64_t class_bit)
{
    size_t id = vocabulary_add_word(vocabulary, word, strlen(word));

    if (id >= grammar->word_count) {
        size_t room = id * 2 + 64;

        grammar->words = xresize(grammar->words, room, sizeof(*grammar->words));
        memset(grammar->words + grammar->word_count, 0,
               (room - grammar->word_count) * sizeof(*grammar->words));
        grammar->word_count = room;
    }
    grammar->words[id].classes |= class_bit;
    return &grammar->words[id];
}

static enum suited_status learn_class(struct grammar *grammar, struct vocabulary *vocabulary,
                                      const json_t *lists, unsigned class,
                                      struct suited_error *err)
{
    const json_t *list = json_object_get(lists, class_names[class]);
    size_t i;
    json_t *word;

    if (!json_array_size(list))
        return suited_fail(err, SUITED_INVALID, "'%s' has no words for '%s'", UNITS_FILE,
                           class_names[class]);
    json_array_foreach(list, i, word) {
        if (!json_is_string(word))
            return suited_fail(err, SUITED_INVALID, "'%s', '%s': word %zu is no string",
                               UNITS_FILE, class_names[class], i + 1);
        facts_of(grammar, vocabulary, json_string_value(word), UINT64_C(1) << class);
    }
    return SUITED_OK;
}

/* The numbers that words of one class stand for. */
static void learn_values(struct grammar *grammar, struct vocabulary *vocabulary,
                         const json_t *values, uint64_t class_bit)
{
    const char *word;
    json_t *value;

    json_object_foreach((json_t *)values, word, value) {
        struct word_facts *facts = facts_of(grammar, vocabulary, word, class_bit);

        if (class_bit == CLASS(PERIOD))
            facts->period = (uint8_t)json_integer_value(value);
        else
            facts->value = json_number_value(value);
    }
}

static void learn_currencies(struct grammar *grammar, struct vocabulary *vocabulary,
                             const json_t *currencies)
{
    const char *word;
    json_t *code;

    json_object_foreach((json_t *)currencies, word, code) {
        struct word_facts *facts = facts_of(grammar, vocabulary, word, CLASS(CURRENCY));
        const char *text = json_string_value(code);

        if (text && strlen(text) == 3)
            memcpy(facts->currency, text, 4);
    }
}

static enum suited_status learn_units(struct grammar *grammar, struct vocabulary *vocabulary,
                                      const json_t *units, struct suited_error *err)
{
    const json_t *lists = json_object_get(units, "words");
    enum suited_status status = SUITED_OK;

    grammar->full_time_hours = json_number_value(json_object_get(units, "full_time_hours"));
    if (grammar->full_time_hours <= 0)
        return suited_fail(err, SUITED_INVALID, "'%s' has no number 'full_time_hours'",
                           UNITS_FILE);
    learn_values(grammar, vocabulary, json_object_get(units, "numbers"), CLASS(NUMBER));
    learn_values(grammar, vocabulary, json_object_get(units, "weekdays"), CLASS(WEEKDAY));
    learn_values(grammar, vocabulary, json_object_get(units, "loads"), CLASS(LOAD));
    learn_values(grammar, vocabulary, json_object_get(units, "periods"), CLASS(PERIOD));
    learn_currencies(grammar, vocabulary, json_object_get(units, "currencies"));
    for (unsigned class = CLASS_HOUR; class < CLASS_COUNT && !status; class ++)
        status = learn_class(grammar, vocabulary, lists, class, err);
    return status;
}

enum suited_status grammar_new(const struct suited_taxonomy *taxonomy,
                               struct vocabulary *vocabulary, struct phrases *phrases,
                               struct grammar **out, struct suited_error *err)
{
    struct grammar *grammar = xcalloc(1, sizeof(*grammar));
    json_t *units = NULL;
    enum suited_status status = json_read_share(UNITS_FILE, &units, err);

    *out = NULL;
    if (!status)
        status = learn_units(grammar, vocabulary, units, err);
    if (!status)
        status = requires_learn(taxonomy, phrases, err);
    if (status)
        grammar_free(grammar);
    else
        *out = grammar;
    json_decref(units);
    return status;
}

void grammar_free(struct grammar *grammar)
{
    if (!grammar)
        return;
    free(grammar->words);
    free(grammar);
}

/* Whether a quantity may begin here: a number, a currency, a day, a time in words, a licence.
 */
static bool is_figure(const struct scan *scan, const struct token *token)
{
    const uint64_t classes = CLASS(NUMBER) | CLASS(CURRENCY) | CLASS(WEEKDAY) | CLASS(NOON) |
                             CLASS(MIDNIGHT) | CLASS(DRIVING);

    if (token->kind == TOKEN_MARK)
        return token->mark == 'L' || token->mark == '$' || token->mark == 'E';
    return token->kind == TOKEN_NUMBER ||
           (token->word < scan->grammar->word_count &&
            (scan->grammar->words[token->word].classes & classes));
}

void scan_init(struct scan *scan, const struct grammar *grammar, const struct tokens *tokens)
{
    *scan = (struct scan){.grammar = grammar, .tokens = tokens};
    scan->figures = xcalloc(tokens->count + 1, sizeof(*scan->figures));
    for (size_t i = 0; i < tokens->count; i++)
        if (is_figure(scan, &tokens->all[i]))
            scan->figures[scan->figure_count++] = (uint32_t)i;
}

void scan_release(struct scan *scan)
{
    free(scan->figures);
    *scan = (struct scan){0};
}

const struct word_facts *scan_facts(const struct scan *scan, size_t at)
{
    static const struct word_facts none;
    const struct grammar *grammar = scan->grammar;
    const struct token *token;

    if (at >= scan->tokens->count)
        return &none;
    token = &scan->tokens->all[at];
    if (token->kind != TOKEN_WORD || token->word >= grammar->word_count)
        return &none;
    return &grammar->words[token->word];
}

bool scan_is(const struct scan *scan, size_t at, uint64_t classes)
{
    return scan_facts(scan, at)->classes & classes;
}

bool scan_is_mark(const struct scan *scan, size_t at, char mark)
{
    return at < scan->tokens->count && scan->tokens->all[at].kind == TOKEN_MARK &&
           scan->tokens->all[at].mark == mark;
}

bool scan_is_number(const struct scan *scan, size_t at)
{
    return at < scan->tokens->count && scan->tokens->all[at].kind == TOKEN_NUMBER;
}

bool scan_is_glued(const struct scan *scan, size_t at)
{
    return at < scan->tokens->count && !scan->tokens->all[at].spaced;
}

uint64_t scan_around(const struct scan *scan, size_t first, size_t end, size_t before,
                     size_t after)
{
    const struct tokens *tokens = scan->tokens;
    const struct span *span = &tokens->spans[tokens->all[first].span];
    size_t begin = first - span->first > before ? first - before : span->first;
    size_t stop = span->first + span->count;
    uint64_t classes = 0;

    for (size_t i = begin; i < first; i++)
        classes |= scan_facts(scan, i)->classes;
    for (size_t i = end; i < stop && i - end < after; i++)
        classes |= scan_facts(scan, i)->classes;
    return classes;
}

uint64_t scan_heading(const struct scan *scan, size_t at)
{
    const struct tokens *tokens = scan->tokens;
    uint32_t heading = tokens->spans[tokens->all[at].span].heading;
    uint64_t classes = 0;

    if (heading == UINT32_MAX)
        return 0;
    for (uint32_t i = 0; i < tokens->spans[heading].count; i++)
        classes |= scan_facts(scan, tokens->spans[heading].first + i)->classes;
    return classes;
}

struct quote scan_quote(const struct scan *scan, size_t first, size_t end)
{
    return (struct quote){scan->tokens->all[first].start, scan->tokens->all[end - 1].end};
}
