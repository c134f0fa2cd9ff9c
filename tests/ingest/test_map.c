/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/map.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/json.h"
#include "base/strbuf.h"

/* A share folder with three formats of the tests' own. */
static char *share;

static void write_format(const char *name, const char *text)
{
    struct strbuf path = STRBUF_INIT;
    FILE *file;

    strbuf_printf(&path, "%s/ingest/formats/%s.jq", share, name);
    file = fopen(path.text, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    strbuf_release(&path);
}

static void make_folder(const char *name)
{
    struct strbuf path = STRBUF_INIT;

    strbuf_printf(&path, "%s/%s", share, name);
    assert_int_equal(mkdir(path.text, 0700), 0);
    strbuf_release(&path);
}

static int set_up(void **state)
{
    (void)state;
    share = temp_dir();
    make_folder("ingest");
    make_folder("ingest/formats");
    setenv("SUITED_SHARE", share, 1);
    write_format("board",
                 "# A board\n"
                 "def format: {kind: \"json\", records: \".jobs[]\", complete: true,\n"
                 " next: \"if .count > 1 then .url | query(\\\"page\\\"; first_page + $page)"
                 " else null end\",\n"
                 " recognise: \".record | has(\\\"ref\\\")\"};\n"
                 "def first_page: 2;\n"
                 "def advert: select(.title) | {id: .ref, title: (.title | ascii_downcase)};\n"
                 "# the end");
    write_format("table", "def format: {kind: \"csv\", weak: [\"type\"],"
                          " recognise: \".keys | contains([\\\"Titel\\\"])\"};\n"
                          "def advert: {id: .Id, title: .Titel};\n");
    write_format("feed", "def format: {kind: \"rss\", recognise: \"if .root == \\\"rss\\\" then"
                         " 0.1 else 0 end\"};\n"
                         "def advert: {title, url: .link};\n");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    remove_tree(share);
    return 0;
}

static struct map *open_map(const char *name)
{
    struct map *map;

    assert_ok(map_open(name, &map, &err));
    return map;
}

/* A map of the file `text`, which is written as the format "own". */
static enum suited_status open_text(const char *text, struct map **out)
{
    write_format("own", text);
    return map_open("own", out, &err);
}

static void assert_mapped(struct map *map, const char *record, const char *expected)
{
    json_t *input = json_loads(record, JSON_DECODE_ANY, NULL), *list;
    char *text;

    assert_ok(map_record(map, input, &list, &err));
    text = json_dumps(list, JSON_COMPACT | JSON_SORT_KEYS);
    assert_string_equal(text, expected);
    free(text);
    json_decref(list);
    json_decref(input);
}

static void a_record_becomes_the_adverts_that_jq_gives(void **state)
{
    struct map *map = open_map("board");

    (void)state;
    assert_mapped(map, "{\"ref\": 7, \"title\": \"Cook\"}", "[{\"id\":7,\"title\":\"cook\"}]");
    assert_mapped(map, "{\"legal\": \"notice\"}", "[]");
    assert_string_equal(map_name(map), "board");
    map_close(map);
}

static void several_adverts_and_none_are_a_list(void **state)
{
    struct map *map;

    (void)state;
    assert_ok(
        open_text("def format: {kind: \"json\"}; def advert: .[] | {id: .}, null;", &map));
    assert_mapped(map, "[1, 2.5]", "[{\"id\":1},{\"id\":2.5}]");
    assert_mapped(map, "[]", "[]");
    map_close(map);
}

static void values_of_every_sort_come_back(void **state)
{
    static const char record[] = "{\"a\":[1,-2.5,true,false,null,\"\\u00e9 \\ud83d\\ude00\"],"
                                 "\"b\":{\"c\":{}},\"d\":[[]]}";
    struct map *map;

    (void)state;
    assert_ok(open_text("def format: {kind: \"json\"}; def advert: .;", &map));
    assert_mapped(map, record,
                  "[{\"a\":[1,-2.5,true,false,null,\"\u00e9 \U0001F600\"],\"b\":{\"c\":{}},"
                  "\"d\":[[]]}]");
    map_close(map);
}

static void integers_beyond_2_to_the_53_are_strings(void **state)
{
    struct map *map;

    (void)state;
    assert_ok(open_text("def format: {kind: \"json\"}; def advert: {a, b, c};", &map));
    assert_mapped(map,
                  "{\"a\":9007199254740992,\"b\":9007199254740993,\"c\":-9223372036854775807}",
                  "[{\"a\":9007199254740992,\"b\":\"9007199254740993\","
                  "\"c\":\"-9223372036854775807\"}]");
    map_close(map);
}

static void numbers_that_json_has_not_become_null(void **state)
{
    struct map *map;

    (void)state;
    assert_ok(open_text("def format: {kind: \"json\"}; def advert: {a: nan};", &map));
    assert_mapped(map, "1", "[{\"a\":null}]");
    map_close(map);
}

static void a_format_sees_no_environment_and_no_input(void **state)
{
    struct map *map;

    (void)state;
    setenv("SUITED_TEST_SECRET", "x", 1);
    assert_ok(open_text("def format: {kind: \"json\"};\n"
                        "def advert: {a: $ENV, b: env, c: [inputs], d: env.HOME};",
                        &map));
    assert_mapped(map, "1", "[{\"a\":{},\"b\":{},\"c\":[],\"d\":null}]");
    map_close(map);
}

static void an_error_of_jq_is_a_sentence_and_the_next_record_works(void **state)
{
    struct map *map = open_map("board");
    json_t *list;
    json_t *record = json_pack("{s:i, s:i}", "ref", 1, "title", 5);

    (void)state;
    assert_int_equal(map_record(map, record, &list, &err), SUITED_INVALID);
    assert_null(list);
    assert_contains(err.text, "the format 'board' fails on this: ");
    assert_contains(err.text, "explode");
    assert_mapped(map, "{\"ref\": 7, \"title\": \"A\"}", "[{\"id\":7,\"title\":\"a\"}]");
    json_decref(record);
    map_close(map);
}

static void an_advert_that_is_no_object_is_refused(void **state)
{
    struct map *map;
    json_t *list, *record = json_true();

    (void)state;
    assert_ok(open_text("def format: {kind: \"json\"}; def advert: 7;", &map));
    assert_int_equal(map_record(map, record, &list, &err), SUITED_INVALID);
    assert_string_equal(err.text, "the format 'own' gives an advert that is no object");
    map_close(map);
}

static void assert_refused(const char *text, const char *why)
{
    struct map *map;

    assert_int_equal(open_text(text, &map), SUITED_INVALID);
    assert_null(map);
    if (!strstr(err.text, why))
        fail_msg("%s", err.text);
}

static void a_file_that_jq_refuses_is_named_with_its_line(void **state)
{
    (void)state;
    assert_refused("def format: {kind: \"json\"};\n\ndef advert: {a:: 1};\n",
                   "own.jq': syntax error, unexpected ':', line 3");
    assert_refused("def format: {kind: \"json\"};\ndef advert: trim_all;\n",
                   "trim_all/0 is not defined, line 2");
    assert_refused("def format: {kind: \"json\"};\n", "advert/0 is not defined");
    assert_refused("def advert: .;\n", "format/0 is not defined");
    assert_refused("import \"x\" as x; def format: {kind: \"json\"}; def advert: .;",
                   "jq refuses the format");
    assert_refused("include \"x\"; def format: {kind: \"json\"}; def advert: .;",
                   "jq refuses the format");
}

static void a_format_that_makes_no_sense_is_refused(void **state)
{
    (void)state;
    assert_refused("def format: 1; def advert: .;", "does not give an object as 'format'");
    assert_refused("def format: empty; def advert: .;", "does not give an object as 'format'");
    assert_refused("def format: {}; def advert: .;", "has the kind ''");
    assert_refused("def format: {kind: \"yaml\"}; def advert: .;", "has the kind 'yaml'");
    assert_refused("def format: {kind: \"json\", record: \".\"}; def advert: .;",
                   "has the key 'record', which means nothing");
    assert_refused("def format: {kind: \"json\", weak: \"type\"}; def advert: .;",
                   "has something unexpected under 'weak'");
    assert_refused("def format: {kind: \"json\", complete: \"all\"}; def advert: .;",
                   "it is \"snapshot\" or \"delta\"");
    assert_refused("", "it is empty");
}

static void complete_is_always_snapshot_or_delta(void **state)
{
    struct map *board = open_map("board"), *table = open_map("table");

    (void)state;
    assert_string_equal(json_text_of(map_format(board), "complete"), "snapshot");
    assert_string_equal(json_text_of(map_format(table), "complete"), "delta");
    map_close(board);
    map_close(table);
}

static void an_unknown_format_is_notfound_with_the_nearest_name(void **state)
{
    struct map *map;

    (void)state;
    assert_int_equal(map_open("baord", &map, &err), SUITED_NOTFOUND);
    assert_string_equal(err.text, "there is no format 'baord': is it 'board'?");
    assert_int_equal(map_open("zzzzzzzzzzzzzzz", &map, &err), SUITED_NOTFOUND);
    assert_contains(err.text, "see docs/formats.md to write one");
    assert_int_equal(map_open("./nowhere.jq", &map, &err), SUITED_NOTFOUND);
    assert_string_equal(err.text,
                        "cannot read the format './nowhere.jq': No such file or directory");
}

static void a_path_opens_a_file_of_ones_own(void **state)
{
    struct strbuf path = STRBUF_INIT;
    struct map *map;

    (void)state;
    strbuf_printf(&path, "%s/ingest/formats/board.jq", share);
    map = open_map(path.text);
    assert_string_equal(map_name(map), path.text);
    map_close(map);
    strbuf_release(&path);
}

static void names_are_listed_in_order(void **state)
{
    json_t *names;

    (void)state;
    write_format("own", "x");
    names = map_names();
    assert_int_equal(json_array_size(names), 4);
    assert_string_equal(json_string_value(json_array_get(names, 0)), "board");
    assert_string_equal(json_string_value(json_array_get(names, 3)), "table");
    json_decref(names);
}

static void assert_next(struct map *map, int count, const char *url, const char *expected)
{
    json_t *page =
        json_pack("{s:{}, s:i, s:i, s:s}", "around", "page", 0, "count", count, "url", url);
    char *next;

    assert_ok(map_next(map, page, &next, &err));
    if (expected)
        assert_string_equal(next, expected);
    else
        assert_null(next);
    free(next);
    json_decref(page);
}

static void the_next_page_is_what_the_format_says(void **state)
{
    struct map *board = open_map("board"), *table = open_map("table");

    (void)state;
    assert_next(board, 100, "https://x.org/j", "https://x.org/j?page=2");
    assert_next(board, 100, "https://x.org/j?a=b&page=1&pages=9#top",
                "https://x.org/j?a=b&pages=9&page=2");
    assert_next(board, 0, "https://x.org/j", NULL);
    assert_next(table, 100, "https://x.org/j", NULL);
    map_close(board);
    map_close(table);
}

static void a_next_that_fails_is_a_sentence(void **state)
{
    struct map *map;
    json_t *page = json_object();
    char *next;

    (void)state;
    assert_ok(
        open_text("def format: {kind: \"json\", next: \"{a: 1}\"}; def advert: .;", &map));
    assert_int_equal(map_next(map, page, &next, &err), SUITED_INVALID);
    assert_contains(err.text, "something other than an address");
    map_close(map);
    assert_ok(open_text("def format: {kind: \"json\", next: \".a |\"}; def advert: .;", &map));
    assert_int_equal(map_next(map, page, &next, &err), SUITED_INVALID);
    assert_contains(err.text, "syntax error");
    map_close(map);
    json_decref(page);
}

static void assert_recognised(const char *head, size_t length, const char *expected)
{
    char *name;

    assert_ok(map_recognise(head, length, &name, &err));
    assert_string_equal(name, expected);
    free(name);
}

static void a_feed_is_recognised_by_its_head(void **state)
{
    static const char json[] = "{\"jobs\": [{\"ref\": 1}, {\"re";
    static const char csv[] = "Id;Titel\n1;Koch\n";
    static const char rss[] = "<?xml version=\"1.0\"?><rss><channel><item><ti";

    (void)state;
    assert_recognised(json, strlen(json), "board");
    assert_recognised(csv, strlen(csv), "table");
    assert_recognised(rss, strlen(rss), "feed");
}

static void what_a_format_is_asked_is_what_the_head_shows(void **state)
{
    char *name;

    (void)state;
    write_format("own", "def format: {kind: \"json\", records: \".[]\", recognise:"
                        " \"if .kind == \\\"json\\\" and .keys == [\\\"a\\\",\\\"b\\\"] and"
                        " .record == null and .root == null then 2 else 0 end\"};"
                        "def advert: .;");
    assert_ok(map_recognise("[{\"a\": {\"x\": [{}]}, \"b\": [1, 2", 31, &name, &err));
    assert_string_equal(name, "own");
    free(name);
}

static void what_no_format_fits_is_notfound(void **state)
{
    char *name;

    (void)state;
    write_format("own", "broken {{{");
    assert_int_equal(map_recognise("", 0, &name, &err), SUITED_NOTFOUND);
    assert_int_equal(map_recognise("{\"x\":1}", 7, &name, &err), SUITED_NOTFOUND);
    assert_null(name);
    assert_contains(err.text, "no format fits");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_becomes_the_adverts_that_jq_gives),
        cmocka_unit_test(several_adverts_and_none_are_a_list),
        cmocka_unit_test(values_of_every_sort_come_back),
        cmocka_unit_test(integers_beyond_2_to_the_53_are_strings),
        cmocka_unit_test(numbers_that_json_has_not_become_null),
        cmocka_unit_test(a_format_sees_no_environment_and_no_input),
        cmocka_unit_test(an_error_of_jq_is_a_sentence_and_the_next_record_works),
        cmocka_unit_test(an_advert_that_is_no_object_is_refused),
        cmocka_unit_test(a_file_that_jq_refuses_is_named_with_its_line),
        cmocka_unit_test(a_format_that_makes_no_sense_is_refused),
        cmocka_unit_test(complete_is_always_snapshot_or_delta),
        cmocka_unit_test(an_unknown_format_is_notfound_with_the_nearest_name),
        cmocka_unit_test(a_path_opens_a_file_of_ones_own),
        cmocka_unit_test(names_are_listed_in_order),
        cmocka_unit_test(the_next_page_is_what_the_format_says),
        cmocka_unit_test(a_next_that_fails_is_a_sentence),
        cmocka_unit_test(a_feed_is_recognised_by_its_head),
        cmocka_unit_test(what_a_format_is_asked_is_what_the_head_shows),
        cmocka_unit_test(what_no_format_fits_is_notfound),
    };

    return cmocka_run_group_tests_name("map", tests, set_up, tear_down);
}
