/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/zpack.h"

#include "support.h"

#include <stdio.h>

static void assert_round_trip(struct zpack *pack, const char *data, size_t length)
{
    struct strbuf packed = STRBUF_INIT, back = STRBUF_INIT;

    zpack_pack(pack, data, length, &packed);
    assert_ok(zpack_unpack(pack, packed.text, packed.length, length, &back, &err));
    assert_int_equal(back.length, length);
    assert_memory_equal(back.text, data, length);
    strbuf_release(&back);
    strbuf_release(&packed);
}

static void bytes_come_back_with_and_without_a_dictionary(void **state)
{
    static const char text[] = "{\"title\":\"Cook\",\"text\":\"A kitchen\0wants a cook\"}";
    struct zpack *plain = zpack_new(NULL, 0), *with = zpack_new(text, sizeof(text));

    (void)state;
    assert_round_trip(plain, text, sizeof(text));
    assert_round_trip(plain, "", 0);
    assert_round_trip(with, text, sizeof(text));
    zpack_free(with);
    zpack_free(plain);
}

static void more_than_the_largest_size_is_refused(void **state)
{
    struct strbuf packed = STRBUF_INIT, back = STRBUF_INIT;
    struct zpack *pack = zpack_new(NULL, 0);

    (void)state;
    zpack_pack(pack, "0123456789", 10, &packed);
    assert_int_equal(zpack_unpack(pack, packed.text, packed.length, 9, &back, &err),
                     SUITED_INVALID);
    assert_contains(err.text, "packed bytes are damaged");
    assert_int_equal(back.length, 0);
    strbuf_release(&packed);
    zpack_free(pack);
}

static void bytes_that_were_never_packed_are_refused(void **state)
{
    struct strbuf back = STRBUF_INIT;
    struct zpack *pack = zpack_new(NULL, 0);

    (void)state;
    assert_int_equal(zpack_unpack(pack, "hello", 5, 100, &back, &err), SUITED_INVALID);
    assert_int_equal(zpack_unpack(pack, "", 0, 100, &back, &err), SUITED_INVALID);
    zpack_free(pack);
}

static void too_few_samples_train_nothing(void **state)
{
    char dictionary[1024];
    size_t lengths[] = {3};

    (void)state;
    assert_int_equal(zpack_train(dictionary, sizeof(dictionary), "abc", lengths, 1), 0);
}

/* A stream in pieces of one byte, and the same one cut off before its end. */
static void a_stream_says_whether_it_ended(void **state)
{
    struct strbuf packed = STRBUF_INIT;
    struct zpack *pack = zpack_new(NULL, 0);
    struct zstream *stream = zstream_new();
    char out[64];
    struct zstep step = {0};
    size_t total = 0;

    (void)state;
    zpack_pack(pack, "kitchen kitchen kitchen", 23, &packed);
    for (size_t i = 0; i < packed.length; i++) {
        assert_false(step.at_end);
        step.in = packed.text + i;
        step.in_length = 1;
        step.out = out + total;
        step.room = sizeof(out) - total;
        assert_ok(zstream_next(stream, &step, &err));
        assert_int_equal(step.used, 1);
        total += step.made;
    }
    assert_true(step.at_end);
    assert_int_equal(total, 23);
    assert_memory_equal(out, "kitchen kitchen kitchen", 23);
    zstream_free(stream);
    strbuf_release(&packed);
    zpack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_come_back_with_and_without_a_dictionary),
        cmocka_unit_test(more_than_the_largest_size_is_refused),
        cmocka_unit_test(bytes_that_were_never_packed_are_refused),
        cmocka_unit_test(too_few_samples_train_nothing),
        cmocka_unit_test(a_stream_says_whether_it_ended),
    };

    return cmocka_run_group_tests_name("zpack", tests, NULL, NULL);
}
