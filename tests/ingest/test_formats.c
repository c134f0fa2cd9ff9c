/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/map.h"

#include <dirent.h>

#include "support.h"

#include "format_reader.h"
#include "suited/day.h"

#define CASES TEST_DATA "/ingest/data/formats"

/*
 * A case is a folder FORMAT or FORMAT.what with `input.*` and `expected.json`: what each
 * advert must hold at least. Values that are not expected to be there are null.
 */
static struct advert_context context = {.country = "GB"};
static json_t *words;

static int open_taxonomy(void **state)
{
    struct suited_taxonomy *taxonomy;

    if (suited_taxonomy_open(NULL, &taxonomy, &err) || advert_words(&words, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    context.taxonomy = taxonomy;
    context.words = words;
    context.today = suited_day_of(2026, 11, 22);
    *state = taxonomy;
    return 0;
}

static int close_taxonomy(void **state)
{
    suited_taxonomy_close(*state);
    json_decref(words);
    return 0;
}

static bool holds(const json_t *value, const json_t *expected);

static bool object_holds(const json_t *value, const json_t *expected)
{
    const char *key;
    json_t *member;

    json_object_foreach((json_t *)expected, key, member)
        if (!holds(json_object_get(value, key), member))
            return false;
    return true;
}

static bool list_holds(const json_t *value, const json_t *expected)
{
    if (json_array_size(value) != json_array_size(expected))
        return false;
    for (size_t i = 0; i < json_array_size(expected); i++)
        if (!holds(json_array_get(value, i), json_array_get(expected, i)))
            return false;
    return true;
}

static bool holds(const json_t *value, const json_t *expected)
{
    if (json_is_null(expected))
        return !value;
    if (json_is_object(expected))
        return json_is_object(value) && object_holds(value, expected);
    if (json_is_array(expected))
        return json_is_array(value) && list_holds(value, expected);
    if (json_is_number(expected))
        return json_is_number(value) && json_number_value(value) == json_number_value(expected);
    return json_equal(value, expected);
}

/* The case's one file that begins with "input". */
static bool read_input(const char *folder, struct strbuf *out)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    char path[600];
    bool is_read = false;

    while (dir && !is_read && (entry = readdir(dir))) {
        snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        is_read = !strncmp(entry->d_name, "input.", 6) && read_whole(path, out);
    }
    closedir(dir);
    return is_read;
}

static void compare(const char *name, const json_t *adverts, const json_t *expected)
{
    char *got;

    if (holds(adverts, expected))
        return;
    got = json_dumps(adverts, JSON_INDENT(1));
    fail_msg("%s gave %s", name, got);
}

static void run_case(const char *name)
{
    char folder[400], path[500], format[100];
    struct strbuf input = STRBUF_INIT;
    struct format_reader reader;
    json_t *expected;

    snprintf(folder, sizeof(folder), CASES "/%s", name);
    snprintf(path, sizeof(path), "%s/expected.json", folder);
    snprintf(format, sizeof(format), "%.*s", (int)strcspn(name, "."), name);
    assert_true(read_input(folder, &input));
    assert_ok(json_read_file(path, &expected, &err));
    assert_ok(reader_open(&reader, format, &context));
    assert_ok(reader_push(&reader, input.text, input.length));
    if (reader.refused)
        fail_msg("%s: %s", name, reader.reason);
    compare(name, reader.adverts, expected);
    reader_close(&reader);
    json_decref(expected);
    strbuf_release(&input);
}

static void every_case_gives_what_it_must(void **state)
{
    struct dirent **entries;
    int count = scandir(CASES, &entries, NULL, alphasort);

    (void)state;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.')
            run_case(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

static void every_format_compiles_and_says_what_absence_means(void **state)
{
    json_t *names = map_names(), *name;
    size_t i;

    (void)state;
    assert_true(json_array_size(names) > 30);
    json_array_foreach(names, i, name) {
        struct map *map;

        assert_ok(map_open(json_string_value(name), &map, &err));
        assert_non_null(json_object_get(map_format(map), "complete"));
        assert_non_null(json_object_get(map_format(map), "recognise"));
        map_close(map);
    }
    json_decref(names);
}

static bool has_case(const char *format)
{
    char path[400];
    DIR *dir;

    snprintf(path, sizeof(path), CASES "/%s", format);
    dir = opendir(path);
    if (!dir)
        return false;
    closedir(dir);
    return true;
}

static void every_format_has_a_case(void **state)
{
    json_t *names = map_names(), *name;
    size_t i;

    (void)state;
    json_array_foreach(names, i, name)
        if (!has_case(json_string_value(name)))
            fail_msg("%s has no case in " CASES, json_string_value(name));
    json_decref(names);
}

/* The stream and the snapshot of a board may look the same: one of them has to be named. */
static bool has_to_be_named(const char *format)
{
    struct map *map;
    bool named;

    assert_ok(map_open(format, &map, &err));
    named = !strcmp(json_text_of(map_format(map), "recognise"), "false");
    map_close(map);
    return named;
}

static void recognise_case(const char *name)
{
    struct strbuf input = STRBUF_INIT;
    char folder[400], format[100], *found;

    snprintf(folder, sizeof(folder), CASES "/%s", name);
    snprintf(format, sizeof(format), "%.*s", (int)strcspn(name, "."), name);
    if (has_to_be_named(format))
        return;
    assert_true(read_input(folder, &input));
    if (map_recognise(input.text, input.length, &found, &err))
        fail_msg("%s: %s", name, err.text);
    if (strcmp(found, format) != 0)
        fail_msg("%s is taken for %s", name, found);
    free(found);
    strbuf_release(&input);
}

static void every_case_is_recognised_by_its_first_bytes(void **state)
{
    struct dirent **entries;
    int count = scandir(CASES, &entries, NULL, alphasort);

    (void)state;
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.')
            recognise_case(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_gives_what_it_must),
        cmocka_unit_test(every_format_compiles_and_says_what_absence_means),
        cmocka_unit_test(every_format_has_a_case),
        cmocka_unit_test(every_case_is_recognised_by_its_first_bytes),
    };

    return cmocka_run_group_tests_name("formats", tests, open_taxonomy, close_taxonomy);
}
