/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/reading.h"

#include "support.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/json.h"

struct fixture {
    struct suited_taxonomy *taxonomy;
    struct reader *reader;
    struct reading reading;
    size_t right, wrong, missed;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    assert_ok(suited_taxonomy_open(NULL, &fixture->taxonomy, &err));
    assert_ok(reader_new(fixture->taxonomy, &fixture->reader, &err));
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    reading_release(&fixture->reading);
    reader_free(fixture->reader);
    suited_taxonomy_close(fixture->taxonomy);
    free(fixture);
    return 0;
}

static const struct read_fact *fact_of(struct fixture *fixture, const char *condition)
{
    unsigned number = suited_condition_find(fixture->taxonomy, condition)->number;

    for (size_t i = 0; i < fixture->reading.fact_count; i++)
        if (fixture->reading.facts[i].condition == number && fixture->reading.facts[i].standing)
            return &fixture->reading.facts[i];
    return NULL;
}

/* What `text` says of a condition: "yes", "no" or "". */
static const char *value_in(void **state, const char *condition, const char *text)
{
    struct fixture *fixture = *state;
    const struct read_fact *fact;

    reader_read(fixture->reader, "A job", text, &fixture->reading);
    fact = fact_of(fixture, condition);
    return !fact ? "" : fact->value == FACT_YES ? "yes" : "no";
}

static const char *label_of(const json_t *advert, const char *condition)
{
    size_t i;
    json_t *label;

    json_array_foreach(json_object_get(advert, "labels"), i, label)
        if (!strcmp(json_text_of(label, "condition"), condition))
            return json_text_of(label, "value");
    return "";
}

static void tally_advert(struct fixture *fixture, const json_t *advert, bool print)
{
    reader_read(fixture->reader, json_text_of(advert, "title"),
                json_text_of(advert, "description"), &fixture->reading);
    for (size_t i = 0; i < suited_taxonomy_conditions(fixture->taxonomy); i++) {
        const char *id = suited_taxonomy_condition(fixture->taxonomy, i)->id;
        const struct read_fact *fact = fact_of(fixture, id);
        const char *given = !fact ? "" : fact->value == FACT_YES ? "yes" : "no";
        const char *wanted = label_of(advert, id);

        if (!strcmp(wanted, "either"))
            continue;
        fixture->right += *given && !strcmp(given, wanted);
        fixture->wrong += *given && strcmp(given, wanted);
        fixture->missed += !*given && *wanted;
        if (print && strcmp(given, wanted))
            print_message("%s: %s is '%s', not '%s'\n", json_text_of(advert, "id"), id, given,
                          wanted);
    }
}

static void tally_file(struct fixture *fixture, const char *path, bool print)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;

    assert_non_null(file);
    while (getline(&line, &room, file) > 0) {
        json_t *advert = json_loads(line, 0, NULL);

        tally_advert(fixture, advert, print);
        json_decref(advert);
    }
    free(line);
    fclose(file);
}

static void our_own_labelled_adverts_are_read_as_labelled(void **state)
{
    struct fixture *fixture = *state;

    tally_file(fixture, TEST_DATA "/ingest/data/reader/adverts.jsonl", true);
    assert_int_equal(fixture->wrong, 0);
    assert_int_equal(fixture->missed, 0);
    assert_true(fixture->right > 70);
}

static void real_adverts_are_read_with_the_promised_precision_and_recall(void **state)
{
    static const char path[] = TEST_DATA "/../../shared/reading/dev.jsonl";
    struct fixture *fixture = *state;
    double right;

    if (access(path, R_OK)) {
        print_message("skipped: the labelled real adverts are not here\n");
        skip();
    }
    tally_file(fixture, path, false);
    right = (double)fixture->right;
    assert_true(right / (right + (double)fixture->wrong) >= 0.98);
    assert_true(right / (right + (double)fixture->missed) >= 0.955);
}

static void check_sense(void **state, const json_t *advert)
{
    struct fixture *fixture = *state;
    const char *title = json_text_of(advert, "title"), *id;
    json_t *wanted;

    reader_read(fixture->reader, *title ? title : "A job", json_text_of(advert, "text"),
                &fixture->reading);
    json_object_foreach(json_object_get(advert, "says"), id, wanted) {
        const struct read_fact *fact = fact_of(fixture, id);
        const char *given = !fact ? "" : fact->value == FACT_YES ? "yes" : "no";

        if (!strcmp(given, json_string_value(wanted)))
            continue;
        fixture->wrong++;
        print_message("%s '%s': %s is '%s', not '%s'\n", title, json_text_of(advert, "text"),
                      id, given, json_string_value(wanted));
    }
}

static void words_are_taken_in_the_sense_that_is_meant(void **state)
{
    json_t *adverts = json_load_file(TEST_DATA "/ingest/data/reader/senses.json", 0, NULL);
    struct fixture *fixture = *state;
    size_t i;
    json_t *advert;

    assert_true(json_array_size(adverts) > 50);
    fixture->wrong = 0;
    json_array_foreach(adverts, i, advert)
        check_sense(state, advert);
    json_decref(adverts);
    assert_int_equal(fixture->wrong, 0);
}

static void a_quote_shows_the_denial_too(void **state)
{
    struct fixture *fixture = *state;
    const char *text = "There is no heavy lifting here.";
    const struct read_fact *fact;

    assert_string_equal(value_in(state, "heavy_lifting", text), "no");
    fact = fact_of(fixture, "heavy_lifting");
    assert_int_equal(fact->quote.start, strlen("A job\nThere is "));
    assert_int_equal(fact->quote.end, strlen("A job\nThere is no heavy lifting"));
}

static void assert_quote(void **state, const char *condition, const char *text,
                         const char *wanted)
{
    char advert[200];
    const struct read_fact *fact;

    value_in(state, condition, text);
    fact = fact_of(*state, condition);
    assert_non_null(fact);
    snprintf(advert, sizeof(advert), "A job\n%s", text);
    advert[fact->quote.end] = '\0';
    assert_string_equal(advert + fact->quote.start, wanted);
}

static void a_quote_begins_and_ends_with_what_shows_it(void **state)
{
    assert_quote(state, "phone_work", "You take payments and answer two phones.",
                 "answer two phones");
    assert_quote(state, "qualification_required", "NMC not needed.", "NMC not needed");
}

static void denials_reach_as_far_as_people_mean_them(void **state)
{
    assert_string_equal(value_in(state, "weekend_work", "No evenings, nights or weekends!"),
                        "no");
    assert_string_equal(value_in(state, "training_given", "No degree, full training given."),
                        "yes");
    assert_string_equal(
        value_in(state, "experience_required", "Previous experience in care is not essential."),
        "no");
    assert_string_equal(value_in(state, "licence_required",
                                 "A degree is not essential but a full driving licence is."),
                        "yes");
    assert_string_equal(value_in(state, "overtime", "Not only overtime but bonuses too."),
                        "yes");
}

static void what_is_only_wished_for_is_not_required(void **state)
{
    assert_string_equal(
        value_in(state, "experience_required", "Experience of retail would be an advantage."),
        "");
    assert_string_equal(value_in(state, "qualification_required",
                                 "A bachelor's degree is required, a master's preferred."),
                        "yes");
}

static void where_both_are_said_the_loser_is_kept(void **state)
{
    struct fixture *fixture = *state;
    size_t count = 0, standing = 0;
    unsigned number = suited_condition_find(fixture->taxonomy, "part_time")->number;

    assert_string_equal(value_in(state, "part_time", "Full time; part time would be fine."),
                        "yes");
    for (size_t i = 0; i < fixture->reading.fact_count; i++)
        if (fixture->reading.facts[i].condition == number) {
            count++;
            standing += fixture->reading.facts[i].standing;
        }
    assert_int_equal(count, 2);
    assert_int_equal(standing, 1);
}

static void home_working_for_a_time_is_marked(void **state)
{
    struct fixture *fixture = *state;

    value_in(state, "remote_work", "Working from home at present due to COVID.");
    assert_true(fixture->reading.home_temporary);
    value_in(state, "remote_work", "Working from home two days a week.");
    assert_false(fixture->reading.home_temporary);
}

static void another_language_is_not_read(void **state)
{
    struct fixture *fixture = *state;

    assert_string_equal(value_in(state, "permanent",
                                 "Nous cherchons une personne pour notre équipe, dans un poste "
                                 "permanent avec des horaires de nuit et de jour."),
                        "");
    assert_string_equal(fixture->reading.language, "");
    assert_string_equal(value_in(state, "permanent",
                                 "Empresa internacional busca personal permanente: servicio al "
                                 "cliente, hotel y restaurante, contrato temporal, salario "
                                 "competitivo, horario flexible."),
                        "");
    assert_string_equal(fixture->reading.language, "");
    value_in(state, "permanent",
             "Restaurant Manager, hotel: CDI, permanent. Service du soir, excellent contact "
             "client, anglais, formation assurée, salaire motivant, logement possible, équipe "
             "dynamique, poste disponible immédiatement, candidature par mail.");
    assert_string_equal(fixture->reading.language, "");
    value_in(state, "permanent", "A permanent post.");
    assert_string_equal(fixture->reading.language, "en");
}

static void read_repeated(struct fixture *fixture, const char *part, size_t length)
{
    size_t step = strlen(part);
    char *text = malloc(length + step + 1);
    size_t at = 0;

    for (; at < length; at += step)
        memcpy(text + at, part, step);
    text[at] = 0;
    reader_read(fixture->reader, "A job", text, &fixture->reading);
    for (size_t i = 0; i < fixture->reading.fact_count; i++)
        assert_true(fixture->reading.facts[i].quote.end <= at + 6);
    free(text);
}

static void hostile_texts_are_read_without_trouble(void **state)
{
    static const char *const parts[] = {
        "lifting ",     "x",          "\xff\xfe\x80", "\x01\x02", "• night\n", "no lifting ",
        "experience, ", "Essential:", "3 days ",      "-",        "aB"};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        read_repeated(fixture, parts[i], (size_t)1 << 20);
}

static void random_words_never_quote_outside_the_text(void **state)
{
    static const char *const words[] = {"no ",    "not required ", "experience ", "weekends, ",
                                        "up to ", "25 kg ",        "Essential: ", "part time\n",
                                        "• ",     "desirable. ",   "home ",       "nights "};
    struct fixture *fixture = *state;
    unsigned seed = 11;

    for (int round = 0; round < 500; round++) {
        char text[600] = "";

        for (int i = 0; i < 40; i++)
            strcat(text, words[((seed = seed * 1103515245u + 12345u) >> 16) % 12]);
        reader_read(fixture->reader, "A job", text, &fixture->reading);
        for (size_t i = 0; i < fixture->reading.fact_count; i++)
            assert_true(fixture->reading.facts[i].quote.start <
                            fixture->reading.facts[i].quote.end &&
                        fixture->reading.facts[i].quote.end <= strlen(text) + 6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_own_labelled_adverts_are_read_as_labelled),
        cmocka_unit_test_setup_teardown(
            real_adverts_are_read_with_the_promised_precision_and_recall, set_up, tear_down),
        cmocka_unit_test(words_are_taken_in_the_sense_that_is_meant),
        cmocka_unit_test(a_quote_shows_the_denial_too),
        cmocka_unit_test(a_quote_begins_and_ends_with_what_shows_it),
        cmocka_unit_test(denials_reach_as_far_as_people_mean_them),
        cmocka_unit_test(what_is_only_wished_for_is_not_required),
        cmocka_unit_test(where_both_are_said_the_loser_is_kept),
        cmocka_unit_test(home_working_for_a_time_is_marked),
        cmocka_unit_test(another_language_is_not_read),
        cmocka_unit_test(hostile_texts_are_read_without_trouble),
        cmocka_unit_test(random_words_never_quote_outside_the_text),
    };

    return cmocka_run_group_tests_name("reader", tests, set_up, tear_down);
}
