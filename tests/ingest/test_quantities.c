/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/quantities.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "ingest/quantity_field.h"
#include "ingest/settle_parts.h"
#include "support.h"

#define WORDINGS TEST_DATA "/ingest/data/quantities/wordings.json"
#define LABELLED TEST_DATA "/../../shared/reading/dev.jsonl"

struct fixture {
    struct suited_taxonomy *taxonomy;
    struct vocabulary *vocabulary;
    struct phrases *phrases;
    struct grammar *grammar;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    *state = fixture;
    fixture->vocabulary = vocabulary_new();
    fixture->phrases = phrases_new(fixture->vocabulary);
    assert_ok(suited_taxonomy_open(NULL, &fixture->taxonomy, &err));
    assert_ok(grammar_new(fixture->taxonomy, fixture->vocabulary, fixture->phrases,
                          &fixture->grammar, &err));
    phrases_build(fixture->phrases);
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    grammar_free(fixture->grammar);
    phrases_free(fixture->phrases);
    vocabulary_free(fixture->vocabulary);
    suited_taxonomy_close(fixture->taxonomy);
    free(fixture);
    return 0;
}

static struct quantities read_text(struct fixture *fixture, const char *text)
{
    struct tokens tokens = {0};
    struct phrase_hits hits = {0};
    struct quantities quantities;

    tokens_read(&tokens, fixture->vocabulary, text, strlen(text));
    phrases_match(fixture->phrases, &tokens, &hits);
    quantities_read(fixture->grammar, &tokens, &hits, &quantities);
    phrase_hits_release(&hits);
    tokens_release(&tokens);
    return quantities;
}

static bool same_number(const json_t *a, const json_t *b)
{
    return json_is_number(a) && json_is_number(b) &&
           fabs(json_number_value(a) - json_number_value(b)) < 0.001;
}

/* Whole numbers and decimals of the same worth are equal. */
static bool same(const json_t *a, const json_t *b)
{
    const char *key;
    json_t *value;

    if (!json_is_object(a) || !json_is_object(b))
        return same_number(a, b) || json_equal(a, b);
    json_object_foreach((json_t *)a, key, value)
        if (!same(value, json_object_get(b, key)))
            return false;
    return json_object_size(a) == json_object_size(b);
}

/* Whether the words say just this; prints what they were taken for. */
static bool says(struct fixture *fixture, const char *text, const json_t *expected)
{
    struct quantities quantities = read_text(fixture, text);
    json_t *read = settle_read_quantities(fixture->taxonomy, &quantities);
    bool right = same(read, expected);

    if (!right) {
        char *taken = json_dumps(read, 0);

        print_message("\"%s\" was read as %s\n", text, taken);
        free(taken);
    }
    json_decref(read);
    return right;
}

static void every_wording_says_what_it_should_and_no_more(void **state)
{
    size_t i, wrong = 0;
    json_t *wordings, *wording;

    assert_ok(json_read_file(WORDINGS, &wordings, &err));
    json_array_foreach(wordings, i, wording)
        wrong += !says(*state, json_text_of(wording, "text"), json_object_get(wording, "says"));
    json_decref(wordings);
    assert_int_equal(wrong, 0);
}

static void a_quote_is_the_shortest_run_of_words(void **state)
{
    const char *text = "We offer 25 days' leave. You will work 16-20 hours per week with us.";
    struct quantities quantities = read_text(*state, text);
    struct quote quote = quantities.hours.quote;

    assert_true(quantities.hours.said);
    assert_int_equal(quote.end - quote.start, strlen("16-20 hours per week"));
    assert_memory_equal(text + quote.start, "16-20 hours per week", quote.end - quote.start);
}

static void a_heading_says_what_the_figure_below_it_is(void **state)
{
    struct quantities quantities = read_text(*state, "Cleaner\nSalary:\n£21,000\nLeeds\n");

    assert_true(quantities.pay.said);
    assert_int_equal(quantities.pay.period, SUITED_YEAR);
    assert_true(quantities.pay.min == 21000);
}

static void the_full_time_figure_is_kept_for_pro_rata_pay(void **state)
{
    struct quantities quantities =
        read_text(*state, "0.6 WTE (full time is 36 hours per week), £30,000 pro rata");

    assert_true(quantities.pay.full_time_hours == 36);
    assert_true(fabs(quantities.hours.min - 21.6) < 0.001);
}

static void a_field_needs_no_word_of_pay(void **state)
{
    struct fixture *fixture = *state;
    struct quantities quantities;

    assert_true(pay_parse(fixture->grammar, fixture->vocabulary, "20-25K", &quantities));
    assert_int_equal(quantities.pay.period, SUITED_YEAR);
    assert_true(quantities.pay.min == 20000 && quantities.pay.max == 25000);
    assert_string_equal(quantities.pay.currency, "GBP");
    assert_false(pay_parse(fixture->grammar, fixture->vocabulary, "Competitive", &quantities));
}

static void assert_pay_field(struct fixture *fixture, const char *before, const char *after)
{
    json_t *advert = json_pack("{s:{s:o}}", "quantities", "pay", json_loads(before, 0, NULL));
    json_t *expected = json_loads(after, 0, NULL);

    pay_text_read(fixture->grammar, fixture->vocabulary, advert);
    assert_true(same(json_object_get(json_object_get(advert, "quantities"), "pay"), expected));
    json_decref(expected);
    json_decref(advert);
}

static void a_field_of_words_gets_its_amounts(void **state)
{
    assert_pay_field(*state, "{\"text\": \"£12.71 p/h\"}",
                     "{\"text\": \"£12.71 p/h\", \"min\": 12.71, \"max\": 12.71,"
                     " \"period\": \"hour\", \"currency\": \"GBP\"}");
    assert_pay_field(*state, "{\"text\": \"Competitive\"}", "{\"text\": \"Competitive\"}");
}

static void a_field_with_amounts_learns_from_its_words_what_they_mean(void **state)
{
    assert_pay_field(*state,
                     "{\"min\": 24907, \"max\": 30615, \"period\": \"year\", \"currency\":"
                     " \"GBP\", \"text\": \"£24,907 - £30,615 per annum pro rata\"}",
                     "{\"min\": 24907, \"max\": 30615, \"period\": \"year\", \"currency\":"
                     " \"GBP\", \"text\": \"£24,907 - £30,615 per annum pro rata\","
                     " \"pro_rata\": true}");
    assert_pay_field(*state,
                     "{\"min\": 9, \"period\": \"year\", \"text\": \"£9.29 per hour\","
                     " \"currency\": \"GBP\"}",
                     "{\"min\": 9, \"period\": \"hour\", \"text\": \"£9.29 per hour\","
                     " \"currency\": \"GBP\"}");
}

static void any_bytes_may_be_read(void **state)
{
    char text[200];
    unsigned random = 7;

    for (int round = 0; round < 3000; round++) {
        static const char alphabet[] = "0123456789 ./-:+£$kmhpw\n\xc2\xbd\xffMonday hours per";
        size_t length = (size_t)round % (sizeof(text) - 1);

        for (size_t i = 0; i < length; i++) {
            random = random * 1103515245 + 12345;
            text[i] = alphabet[(random >> 16) % (sizeof(alphabet) - 1)];
        }
        text[length] = '\0';
        read_text(*state, text);
    }
}

/* Right, and scored, for each quantity. */
struct score {
    const char *name;
    size_t labels, right, false_alarms;
};

static void score_one(struct score *score, const json_t *label, const json_t *read)
{
    if (json_is_string(label))
        return; /* "either" is not scored */
    score->labels += label != NULL;
    score->right += label && read && same(label, read);
    score->false_alarms += !label && read;
}

static void score_advert(struct fixture *fixture, const json_t *advert, struct score *scores,
                         size_t count)
{
    struct settle_words words =
        settle_words(json_text_of(advert, "title"), json_text_of(advert, "description"));
    struct quantities quantities = read_text(fixture, words.text);
    json_t *read = settle_read_quantities(fixture->taxonomy, &quantities);
    const json_t *labels = json_object_get(advert, "quantities");

    for (size_t i = 0; i < count; i++)
        score_one(&scores[i], json_object_get(labels, scores[i].name),
                  json_object_get(read, scores[i].name));
    json_decref(read);
    settle_words_release(&words);
}

static void labelled_adverts_are_read_right_nine_times_in_ten(void **state)
{
    struct score scores[] = {{.name = "hours_per_week"},
                             {.name = "pay"},
                             {.name = "days_per_week"},
                             {.name = "shift"},
                             {.name = "max_lift_kg"}};
    const size_t count = sizeof(scores) / sizeof(*scores);
    FILE *file = fopen(LABELLED, "r");
    char *line = NULL;
    size_t room = 0;

    if (!file) {
        print_message("skipped: %s is not there\n", LABELLED);
        skip();
    }
    while (getline(&line, &room, file) > 0) {
        json_t *advert = json_loads(line, 0, NULL);

        score_advert(*state, advert, scores, count);
        json_decref(advert);
    }
    free(line);
    fclose(file);
    for (size_t i = 0; i < count; i++) {
        print_message("%s: %zu of %zu right, %zu false alarms\n", scores[i].name,
                      scores[i].right, scores[i].labels, scores[i].false_alarms);
        if (scores[i].labels >= 10)
            assert_true(scores[i].right * 10 >= scores[i].labels * 9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_wording_says_what_it_should_and_no_more),
        cmocka_unit_test(a_quote_is_the_shortest_run_of_words),
        cmocka_unit_test(a_heading_says_what_the_figure_below_it_is),
        cmocka_unit_test(the_full_time_figure_is_kept_for_pro_rata_pay),
        cmocka_unit_test(a_field_needs_no_word_of_pay),
        cmocka_unit_test(a_field_of_words_gets_its_amounts),
        cmocka_unit_test(a_field_with_amounts_learns_from_its_words_what_they_mean),
        cmocka_unit_test(any_bytes_may_be_read),
        cmocka_unit_test(labelled_adverts_are_read_right_nine_times_in_ten),
    };

    return cmocka_run_group_tests_name("quantities", tests, set_up, tear_down);
}
