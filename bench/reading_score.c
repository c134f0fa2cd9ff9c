/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading_score.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "ingest/reading.h"

/* Amounts are the same when they differ by less; hours and pay are printed to the penny. */
#define CLOSE 0.011

struct scoring {
    const struct suited_taxonomy *taxonomy;
    struct reader *reader;
    struct reading reading;
    struct score *score;
    const struct score_choice *choice;
    const json_t *advert; /* in hand */
};

static const char *const quantity_names[SCORE_QUANTITIES] = {
    "hours_per_week", "days_per_week", "pay", "max_lift_kg", "shift",
};

const char *score_quantity_name(size_t number)
{
    return quantity_names[number];
}

static double share(size_t part, size_t rest)
{
    return part + rest ? (double)part / (double)(part + rest) : 1;
}

double score_precision(const struct score_count *count)
{
    return share(count->right, count->false_alarms);
}

double score_recall(const struct score_count *count)
{
    return share(count->right, count->missed);
}

double score_f1(const struct score_count *count)
{
    return share(2 * count->right, count->false_alarms + count->missed);
}

static void print_miss(const struct scoring *scoring, const char *kind, const char *what,
                       const char *value, const char *quote, size_t length)
{
    if (scoring->choice->misses)
        fprintf(scoring->choice->misses, "%-5s %-24s %-6s %-16s %.*s\n", kind, what, value,
                json_text_of(scoring->advert, "id"), (int)length, quote);
}

static const struct read_fact *fact_of(const struct reading *reading, unsigned condition)
{
    for (size_t i = 0; i < reading->fact_count; i++)
        if (reading->facts[i].condition == condition && reading->facts[i].standing)
            return &reading->facts[i];
    return NULL;
}

static const json_t *label_of(const json_t *advert, const char *condition)
{
    size_t i;
    json_t *label;

    json_array_foreach(json_object_get(advert, "labels"), i, label)
        if (!strcmp(json_text_of(label, "condition"), condition))
            return label;
    return NULL;
}

const char *score_label(const json_t *advert, const char *condition)
{
    return json_text_of(label_of(advert, condition), "value");
}

static void count_decision(struct score_count *count, bool given, bool labelled, bool same)
{
    count->right += given && labelled && same;
    count->false_alarms += given && !same;
    count->missed += labelled && !given;
}

static void score_condition(struct scoring *scoring, const struct suited_condition *condition)
{
    const json_t *label = label_of(scoring->advert, condition->id);
    const char *wanted = json_text_of(label, "value");
    const struct read_fact *fact = fact_of(&scoring->reading, condition->number);
    const char *given = fact ? (fact->value == FACT_YES ? "yes" : "no") : "";
    bool same = fact && !strcmp(given, wanted);
    const char *text = json_text_of(scoring->advert, "description");
    size_t title = json_string_length(json_object_get(scoring->advert, "title")) + 1;

    if (!strcmp(wanted, "either"))
        return;
    count_decision(&scoring->score->conditions[condition->number], fact, *wanted, same);
    count_decision(&scoring->score->all, fact, *wanted, same);
    if (fact && !same)
        print_miss(scoring, "false", condition->id, given,
                   fact->quote.start < title
                       ? json_text_of(scoring->advert, "title") + fact->quote.start
                       : text + fact->quote.start - title,
                   fact->quote.end - fact->quote.start);
    if (*wanted && !fact)
        print_miss(scoring, "miss", condition->id, wanted, json_text_of(label, "quote"),
                   json_string_length(json_object_get(label, "quote")));
}

static json_t *range_of(double min, double max)
{
    json_t *range = json_object();

    if (!isnan(min))
        json_object_set_new(range, "min", json_real(min));
    if (!isnan(max))
        json_object_set_new(range, "max", json_real(max));
    return range;
}

static json_t *clock_of(uint16_t minutes)
{
    return json_sprintf("%02u:%02u", minutes / 60u, minutes % 60u);
}

static json_t *pay_of(const struct quantities *quantities)
{
    static const char *const periods[] = {"", "hour", "day", "week", "month", "year"};
    json_t *pay = range_of(quantities->pay.min, quantities->pay.max);

    json_object_set_new(pay, "period", json_string(periods[quantities->pay.period]));
    json_object_set_new(pay, "currency", json_string(quantities->pay.currency));
    return pay;
}

/* What was read, in the labels' form; NULL where nothing was. Yours. */
static json_t *quantity_of(const struct quantities *quantities, size_t number)
{
    switch (number) {
    case 0:
        return quantities->hours.said ? range_of(quantities->hours.min, quantities->hours.max)
                                      : NULL;
    case 1:
        return quantities->days_per_week.said
                   ? range_of(quantities->days_per_week.min, quantities->days_per_week.max)
                   : NULL;
    case 2:
        return quantities->pay.said ? pay_of(quantities) : NULL;
    case 3:
        return quantities->max_lift.said ? json_real(quantities->max_lift.kg) : NULL;
    default:
        return quantities->shift.said
                   ? json_pack("{s:o,s:o}", "start", clock_of(quantities->shift.start), "end",
                               clock_of(quantities->shift.end))
                   : NULL;
    }
}

static bool same_amount(const json_t *wanted, const json_t *given)
{
    return json_is_number(given) &&
           fabs(json_number_value(wanted) - json_number_value(given)) < CLOSE;
}

static bool same_value(const json_t *wanted, const json_t *given)
{
    return json_is_number(wanted) ? same_amount(wanted, given) : json_equal(wanted, given);
}

/* Whether `given` has each key of `wanted` with its value; pro rata is not scored. */
static bool has_all(const json_t *wanted, const json_t *given)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)wanted, key, value)
        if (strcmp(key, "pro_rata") != 0 && !same_value(value, json_object_get(given, key)))
            return false;
    return true;
}

/* Whether it has a key besides; the currency is not scored. */
static bool has_more(const json_t *wanted, const json_t *given)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)given, key, value)
        if (strcmp(key, "currency") != 0 && !json_object_get(wanted, key))
            return true;
    return false;
}

static bool alike(const json_t *wanted, const json_t *given)
{
    if (!json_is_object(wanted))
        return same_value(wanted, given);
    return has_all(wanted, given) && !has_more(wanted, given);
}

static void score_quantity(struct scoring *scoring, size_t number)
{
    const char *name = quantity_names[number];
    const json_t *wanted =
        json_object_get(json_object_get(scoring->advert, "quantities"), name);
    json_t *given = quantity_of(&scoring->reading.quantities, number);
    bool same = wanted && given && alike(wanted, given);
    char *said = json_dumps(given ? given : wanted, JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));

    if (!json_is_string(wanted) || strcmp(json_string_value(wanted), "either") != 0) {
        count_decision(&scoring->score->quantities[number], given, wanted, same);
        if (given && !same)
            print_miss(scoring, "false", name, "", said, strlen(said));
        if (wanted && !given)
            print_miss(scoring, "miss", name, "", said, strlen(said));
    }
    free(said);
    json_decref(given);
}

static void score_advert(struct scoring *scoring)
{
    reader_read(scoring->reader, json_text_of(scoring->advert, "title"),
                json_text_of(scoring->advert, "description"), &scoring->reading);
    scoring->score->adverts++;
    for (size_t i = 0; i < suited_taxonomy_conditions(scoring->taxonomy); i++)
        score_condition(scoring, suited_taxonomy_condition(scoring->taxonomy, i));
    for (size_t i = 0; i < SCORE_QUANTITIES; i++)
        score_quantity(scoring, i);
}

static bool takes(const struct score_choice *choice, const json_t *advert)
{
    return !choice->takes || choice->takes(choice->context, advert);
}

static enum suited_status score_lines(struct scoring *scoring, FILE *file, const char *path,
                                      struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    char *line = NULL;
    size_t room = 0, number = 0;
    json_error_t parse;

    while (!status && getline(&line, &room, file) > 0) {
        json_t *advert = json_loads(line, 0, &parse);

        number++;
        scoring->advert = advert;
        if (advert && takes(scoring->choice, advert))
            score_advert(scoring);
        if (!advert)
            status = suited_fail(err, SUITED_INVALID, "'%s', line %zu is not JSON: %s", path,
                                 number, parse.text);
        json_decref(advert);
    }
    free(line);
    return status;
}

enum suited_status score_file(const struct suited_taxonomy *taxonomy, const char *path,
                              const struct score_choice *choice, struct score **out,
                              struct suited_error *err)
{
    struct scoring scoring = {.taxonomy = taxonomy, .choice = choice};
    FILE *file = fopen(path, "r");
    enum suited_status status;

    *out = NULL;
    if (!file)
        return suited_fail(err, SUITED_NOTFOUND, "cannot read '%s': %s", path, strerror(errno));
    status = reader_new_of(taxonomy, choice->lexicon, &scoring.reader, err);
    if (!status) {
        scoring.score = xcalloc(1, sizeof(*scoring.score));
        status = score_lines(&scoring, file, path, err);
    }
    if (status)
        free(scoring.score);
    else
        *out = scoring.score;
    reading_release(&scoring.reading);
    reader_free(scoring.reader);
    fclose(file);
    return status;
}
