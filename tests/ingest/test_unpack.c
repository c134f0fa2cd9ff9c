/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/unpack.h"

#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "unpack_run.h"

#define CASES TEST_DATA "/ingest/data/unpack"

/*
 * Every folder in data/unpack is a case: `input`, and in case.json the options and what has
 * to come out. A new case needs no C.
 */
struct example {
    char *name;
    json_t *expected;
    struct strbuf input;
    struct unpack_options options;
};

static char *file_in(const char *name, const char *file)
{
    struct strbuf path = STRBUF_INIT;

    strbuf_printf(&path, "%s/%s/%s", CASES, name, file);
    return strbuf_detach(&path);
}

static void read_input(const char *name, struct strbuf *input)
{
    char *path = file_in(name, "input");
    FILE *file = fopen(path, "rb");
    char piece[4096];
    size_t length;

    assert_non_null(file);
    while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
        strbuf_add(input, piece, length);
    fclose(file);
    free(path);
}

static struct example example_of(const char *name)
{
    struct example example = {.name = strdup(name), .input = STRBUF_INIT};
    char *path = file_in(name, "case.json");

    assert_ok(json_read_file(path, &example.expected, &err));
    read_input(name, &example.input);
    example.options.kind = json_text_of(example.expected, "kind");
    example.options.records = json_string_value(json_object_get(example.expected, "path"));
    example.options.charset = json_string_value(json_object_get(example.expected, "charset"));
    example.options.fields = json_object_get(example.expected, "fields");
    free(path);
    return example;
}

static void each_example(void (*visit)(const struct example *example))
{
    DIR *dir = opendir(CASES);
    struct dirent *entry;

    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        struct example example;

        if (*entry->d_name == '.')
            continue;
        example = example_of(entry->d_name);
        visit(&example);
        json_decref(example.expected);
        strbuf_release(&example.input);
        free(example.name);
    }
    closedir(dir);
}

static void assert_json(const char *name, const json_t *found, const json_t *expected)
{
    char *text;

    if (json_equal(found, expected))
        return;
    text = json_dumps(found, JSON_COMPACT);
    fail_msg("%s: %s", name, text);
}

static void assert_rejects(const struct example *example, const json_t *found)
{
    const json_t *expected = json_object_get(example->expected, "rejects");

    if (json_array_size(found) != json_array_size(expected))
        assert_json(example->name, found, expected);
    for (size_t i = 0; i < json_array_size(found); i++)
        assert_contains(json_string_value(json_array_get(found, i)),
                        json_string_value(json_array_get(expected, i)));
}

static void check_outcome(const struct example *example)
{
    struct outcome outcome =
        outcome_of(&example->options, example->input.text, example->input.length, 0);
    const char *error = json_text_of(example->expected, "error");
    const json_t *around = json_object_get(example->expected, "around");

    assert_json(example->name, outcome.records, json_object_get(example->expected, "records"));
    assert_rejects(example, outcome.rejects);
    if (around)
        assert_json(example->name, outcome.around, around);
    if (outcome.status && !*error)
        fail_msg("%s: %s", example->name, outcome.failure.text);
    assert_int_equal(outcome.status, *error ? SUITED_INVALID : SUITED_OK);
    if (*error && !strstr(outcome.failure.text, error))
        fail_msg("%s: %s", example->name, outcome.failure.text);
    outcome_release(&outcome);
}

static void every_example_gives_its_records_and_sentences(void **state)
{
    (void)state;
    each_example(check_outcome);
}

static void check_pieces(const struct example *example)
{
    static const size_t pieces[] = {1, 2, 3, 7, 61};
    struct outcome whole =
        outcome_of(&example->options, example->input.text, example->input.length, 0);

    for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
        struct outcome outcome = outcome_of(&example->options, example->input.text,
                                            example->input.length, pieces[i]);

        assert_json(example->name, outcome.records, whole.records);
        assert_json(example->name, outcome.rejects, whole.rejects);
        assert_json(example->name, outcome.around, whole.around);
        assert_int_equal(outcome.status, whole.status);
        assert_string_equal(outcome.failure.text, whole.failure.text);
        outcome_release(&outcome);
    }
    outcome_release(&whole);
}

static void the_size_of_the_pieces_changes_nothing(void **state)
{
    (void)state;
    each_example(check_pieces);
}

/* Text without a terminator may end in the middle of its last value and still be sound. */
static size_t sure_records(const struct example *example, const json_t *records)
{
    size_t count = json_array_size(records);
    bool may_be_cut = !strcmp(example->options.kind, "csv") ||
                      (example->options.records && !strcmp(example->options.records, "."));

    return may_be_cut && count > 0 ? count - 1 : count;
}

static void check_cut(const struct example *example, const json_t *whole, size_t length)
{
    struct outcome outcome = outcome_of(&example->options, example->input.text, length, 0);
    bool is_page = example->options.fields || !strncmp(example->name, "html", 4) ||
                   !strncmp(example->name, "jsonld-page", 11);

    for (size_t i = 0; !is_page && i < sure_records(example, outcome.records); i++)
        assert_json(example->name, json_array_get(outcome.records, i),
                    json_array_get(whole, i));
    if (outcome.status)
        assert_true(strlen(outcome.failure.text) > 20);
    outcome_release(&outcome);
}

static void check_every_cut(const struct example *example)
{
    struct outcome whole =
        outcome_of(&example->options, example->input.text, example->input.length, 0);
    size_t last = example->input.length < 700 ? example->input.length : 700;

    for (size_t length = 0; length < last; length++)
        check_cut(example, whole.records, length);
    outcome_release(&whole);
}

static void a_stream_cut_anywhere_gives_what_came_before_and_a_sentence(void **state)
{
    (void)state;
    each_example(check_every_cut);
}

static void check_damage(const struct example *example)
{
    unsigned seed = 20201106;

    for (int i = 0; i < 60 && example->input.length > 0; i++) {
        char *copy = malloc(example->input.length);
        struct outcome outcome;

        memcpy(copy, example->input.text, example->input.length);
        for (int j = 0; j <= i % 4; j++) {
            seed = seed * 1103515245 + 12345;
            copy[(seed >> 8) % example->input.length] = (char)(seed >> 24);
        }
        outcome = outcome_of(&example->options, copy, example->input.length, 0);
        if (outcome.status)
            assert_true(strlen(outcome.failure.text) > 20);
        outcome_release(&outcome);
        free(copy);
    }
}

static void damaged_bytes_never_do_more_than_fail(void **state)
{
    (void)state;
    each_example(check_damage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_gives_its_records_and_sentences),
        cmocka_unit_test(the_size_of_the_pieces_changes_nothing),
        cmocka_unit_test(a_stream_cut_anywhere_gives_what_came_before_and_a_sentence),
        cmocka_unit_test(damaged_bytes_never_do_more_than_fail),
    };

    return cmocka_run_group_tests_name("unpack", tests, NULL, NULL);
}
