/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/unpack.h"

#include "support.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "ingest/inflate.h"
#include "unpack_run.h"

static const struct inflate_limits small = {.free_bytes = 4096, .ratio = 20, .total = 100000};

static enum suited_status count_bytes(void *context, const char *data, size_t length,
                                      struct suited_error *error)
{
    (void)data, (void)error;
    *(size_t *)context += length;
    return SUITED_OK;
}

/* 90,000 zeros, packed */
static const unsigned char gzip_zeros[] = {
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1, 0x01, 0x0d,
    0x00, 0x00, 0x00, 0xc2, 0xa0, 0x4a, 0xef, 0x9f, 0xce, 0x1e, 0x0e, 0x28, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x80, 0x4f, 0x03, 0x73, 0xf1, 0xeb, 0x26, 0x90, 0x5f, 0x01, 0x00,
};

/* the same by zstd */
static const unsigned char zstd_zeros[] = {
    0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x68, 0x4d, 0x00, 0x00, 0x08, 0x30,
    0x01, 0x00, 0x8c, 0x5f, 0x39, 0x10, 0x02, 0x41, 0x31, 0xb7, 0x4b,
};

/* "one" and, with a wrong byte, "two" */
static const unsigned char gzip_damaged[] = {
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0xcf,
    0x4b, 0x05, 0x00, 0xf1, 0x86, 0x6c, 0x7a, 0x03, 0x00, 0x00, 0x00, 0x1f,
    0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2b, 0x7c, 0xcf,
    0x07, 0x00, 0x66, 0x8a, 0xca, 0x11, 0x03, 0x00, 0x00, 0x00,
};

static enum suited_status inflate_all(const struct inflate_limits *limits, const void *data,
                                      size_t length, size_t *made)
{
    struct inflater *inflater = inflater_new(limits, count_bytes, made);
    enum suited_status status = inflater_push(inflater, data, length, &err);

    if (!status)
        status = inflater_finish(inflater, &err);
    inflater_free(inflater);
    return status;
}

static char *zeros(size_t length)
{
    return memset(xcalloc(1, length), '0', length);
}

static void a_gzip_bomb_is_stopped_early(void **state)
{
    size_t made = 0;

    (void)state;
    assert_int_equal(inflate_all(&small, gzip_zeros, sizeof(gzip_zeros), &made), SUITED_LIMIT);
    assert_contains(err.text, "swells to more than 20 times its size");
    assert_true(made <= 65536);
}

static void a_zstd_bomb_is_stopped_early(void **state)
{
    size_t made = 0;

    (void)state;
    assert_int_equal(inflate_all(&small, zstd_zeros, sizeof(zstd_zeros), &made), SUITED_LIMIT);
    assert_contains(err.text, "it looks like a decompression bomb");
    assert_true(made <= 65536);
}

static void a_feed_beyond_the_total_is_refused_even_unpacked(void **state)
{
    char *data = zeros(100001);
    size_t made = 0;

    (void)state;
    assert_int_equal(inflate_all(&small, data, 100001, &made), SUITED_LIMIT);
    assert_contains(err.text, "the feed is larger than");
    free(data);
}

static void a_small_feed_may_pack_as_well_as_it_likes(void **state)
{
    size_t made = 0;

    (void)state;
    assert_ok(inflate_all(&inflate_limits_usual, gzip_zeros, sizeof(gzip_zeros), &made));
    assert_int_equal(made, 90000);
    made = 0;
    assert_ok(inflate_all(&inflate_limits_usual, zstd_zeros, sizeof(zstd_zeros), &made));
    assert_int_equal(made, 90000);
}

static void a_damaged_second_member_is_no_padding(void **state)
{
    size_t made = 0;

    (void)state;
    assert_int_equal(inflate_all(&small, gzip_damaged, sizeof(gzip_damaged), &made),
                     SUITED_INVALID);
    assert_contains(err.text, "the gzip data is damaged");
    assert_int_equal(made, 3);
}

/* Between `before` and `after`, a record of more than UNPACK_RECORD_MAX letters. */
static struct outcome with_giant(const char *kind, const char *path, const char *before,
                                 const char *after)
{
    struct unpack_options options = {.kind = kind, .records = path};
    size_t giant = UNPACK_RECORD_MAX + 10, head = strlen(before);
    size_t length = head + giant + strlen(after);
    char *data = zeros(length);
    struct outcome outcome;

    memcpy(data, before, head);
    memcpy(data + head + giant, after, strlen(after));
    outcome = outcome_of(&options, data, length, 1 << 16);
    free(data);
    return outcome;
}

static void assert_giant_refused(const char *kind, const char *path, const char *before,
                                 const char *after, const char *where)
{
    struct outcome outcome = with_giant(kind, path, before, after);

    if (outcome.status)
        fail_msg("%s: %s", kind, outcome.failure.text);
    assert_int_equal(json_array_size(outcome.records), 2);
    assert_int_equal(json_array_size(outcome.rejects), 1);
    assert_contains(json_string_value(json_array_get(outcome.rejects, 0)), where);
    assert_contains(json_string_value(json_array_get(outcome.rejects, 0)), "larger than 8 MiB");
    outcome_release(&outcome);
}

static void a_record_too_large_is_refused_and_the_next_is_taken(void **state)
{
    (void)state;
    assert_giant_refused("json", ".[]", "[{\"a\":1},{\"a\":\"", "\"},{\"a\":3}]", "record 2");
    assert_giant_refused("ndjson", NULL, "{\"a\":1}\n{\"a\":\"", "\"}\n{\"a\":3}\n", "line 2");
    assert_giant_refused("csv", NULL, "id,a\n1,x\n2,\"", "\"\n3,y\n", "row 3");
    assert_giant_refused("xml", "/r/a", "<r><a>1</a><a><b>2</b>", "</a><a>3</a></r>",
                         "record 2");
}

static void a_page_too_large_is_refused(void **state)
{
    struct outcome outcome = with_giant("html", NULL, "<html>", "</html>");

    (void)state;
    assert_int_equal(outcome.status, SUITED_LIMIT);
    assert_string_equal(outcome.failure.text, "the page is larger than 8 MiB");
    outcome_release(&outcome);
}

static enum suited_status refuse_all(void *context, json_t *record, struct suited_error *error)
{
    (void)record;
    ++*(int *)context;
    return suited_fail(error, SUITED_IO, "the disk is full");
}

static void assert_stops(const char *kind, const char *path, const char *text)
{
    int calls = 0;
    struct unpack_options options = {
        .kind = kind, .records = path, .record = refuse_all, .context = &calls};
    struct unpack *unpack;
    enum suited_status status;

    assert_ok(unpack_open(&options, &unpack, &err));
    status = unpack_push(unpack, text, strlen(text), &err);
    if (!status)
        status = unpack_finish(unpack, &err);
    assert_int_equal(status, SUITED_IO);
    assert_string_equal(err.text, "the disk is full");
    assert_int_equal(unpack_push(unpack, "x", 1, &err), SUITED_IO);
    assert_int_equal(unpack_finish(unpack, &err), SUITED_IO);
    assert_int_equal(calls, 1);
    unpack_close(unpack);
}

static void a_taker_that_fails_stops_every_kind_at_once(void **state)
{
    (void)state;
    assert_stops("json", ".[]", "[1,2,3]");
    assert_stops("ndjson", NULL, "1\n2\n3\n");
    assert_stops("csv", NULL, "a\n1\n2\n");
    assert_stops("xml", "//a", "<r><a>1</a><a>2</a></r>");
    assert_stops("rss", NULL, "<rss><channel><item/><item/></channel></rss>");
    assert_stops("html", "//p", "<html><p>1</p><p>2</p></html>");
    assert_stops("jsonld", NULL, "[{\"@type\":\"JobPosting\"},{\"@type\":\"JobPosting\"}]");
}

static void assert_refused(const char *kind, const char *path, const char *why)
{
    struct unpack_options options = {.kind = kind, .records = path};
    struct unpack *unpack;

    assert_int_equal(unpack_open(&options, &unpack, &err), SUITED_INVALID);
    assert_null(unpack);
    assert_contains(err.text, why);
}

static void options_that_make_no_sense_are_refused_with_an_example(void **state)
{
    (void)state;
    assert_refused("yaml", NULL, "there is no kind of feed 'yaml' (there are json, ndjson");
    assert_refused("json", "jobs", "'jobs' is no path to records (write it like .jobs[]");
    assert_refused("json", ".a..b", "is no path");
    assert_refused("json", ".\"a", "is no path");
    assert_refused("json", ".[0]", "is no path");
    assert_refused("xml", NULL, "is no path to records (write it like /source/job");
    assert_refused("xml", "job", "is no path");
    assert_refused("xml", "/a//b", "is no path");
    assert_refused("html", "//li[", "'//li[' is no XPath");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gzip_bomb_is_stopped_early),
        cmocka_unit_test(a_zstd_bomb_is_stopped_early),
        cmocka_unit_test(a_feed_beyond_the_total_is_refused_even_unpacked),
        cmocka_unit_test(a_small_feed_may_pack_as_well_as_it_likes),
        cmocka_unit_test(a_damaged_second_member_is_no_padding),
        cmocka_unit_test(a_record_too_large_is_refused_and_the_next_is_taken),
        cmocka_unit_test(a_page_too_large_is_refused),
        cmocka_unit_test(a_taker_that_fails_stops_every_kind_at_once),
        cmocka_unit_test(options_that_make_no_sense_are_refused_with_an_example),
    };

    return cmocka_run_group_tests_name("unpack limits", tests, NULL, NULL);
}
