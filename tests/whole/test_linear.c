/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "support.h"

#include "ingest/advert.h"
#include "ingest/reading.h"
#include "steps.h"

/* Texts that nobody writes: twice as long, they are twice the work, however they are made. */

/* The longer of the two texts: a square would show in less. */
#define LONG ((size_t)1 << 18)

/* Twice the text, and a little for what is sorted; a square would be four times. */
#define TWICE 2.1

/* What one byte of a hostile text may cost, in bytes of a common one. */
#define DEAREST 16

static const char common[] =
    "We are looking for a friendly Care Assistant to join our small team in Leeds. You will "
    "help people at home with washing and dressing, and keep clear notes of each visit. The "
    "post is part time, 20 hours a week, with some weekends, and pays £11.50 an hour. You must "
    "hold a full UK driving licence. No experience is needed: training will be given.\n";

static const char *const texts[] = {
    "x",
    "x ",
    "lifting ",
    "lifting\n",
    "liftingCarrying",
    "aB",
    "\xc3\xa9",
    "it's",
    "\x01\x02",
    "\r\n",
    "\xff\xfe\x80",
    "\xe2\x80",
    "\xf4\x90\x80\x80",
    "• night\n",
    "• night ",
    "•",
    "- ",
    "*\n",
    "-",
    "a/b-",
    "Essential:",
    "Essential:\n",
    "Benefits\n",
    "1",
    "1,",
    "1.",
    "12,000 ",
    "3 days ",
    "9 to 5 ",
    "Monday to Friday ",
    "37.5 hours per week ",
    "£10 - £12 an hour ",
    "up to 25 kg ",
    "no lifting ",
    "no lifting or carrying, ",
    "not required, ",
    "experience, ",
    "must be able to ",
    "work [ with ",
    "manage care nurse ",
    "level 3 driving licence, ",
    "care assistant / nurse\n",
};

static const char *const pages[] = {
    "x",         "<",  "<b>",  "</b>", "<p>x</p>", "<li>x", "&",    "&amp;",
    "&lt;b&gt;", "&#", "<!--", "<br>", "<b a='",   "\xff",  "\x01",
};

struct fixture {
    struct suited_taxonomy *taxonomy;
    struct reader *reader;
    struct reading reading;
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

/* `part` again and again; free() it. */
static char *repeat(const char *part, size_t length)
{
    size_t step = strlen(part);
    char *text = calloc(1, length + 1);

    for (size_t at = 0; at + step <= length; at += step)
        memcpy(text + at, part, step);
    return text;
}

static double steps_to_read(struct fixture *fixture, const char *part, size_t length)
{
    char *text = repeat(part, length);
    uint64_t before = steps_so_far();

    reader_read(fixture->reader, "A job", text, &fixture->reading);
    free(text);
    return (double)(steps_so_far() - before);
}

static double steps_to_strip(const char *part, size_t length)
{
    char *html = repeat(part, length);
    uint64_t before = steps_so_far();

    free(plain_text(html));
    free(html);
    return (double)(steps_so_far() - before);
}

static void assert_linear(const char *part, double half, double whole, double dearest)
{
    if (half <= 0 || whole > half * TWICE)
        fail_msg("'%s' takes %.0f steps, and twice as much of it %.0f", part, half, whole);
    if (whole > dearest)
        fail_msg("'%s' takes %.0f steps, and %.0f were the most", part, whole, dearest);
}

static void twice_the_text_is_twice_the_reading(void **state)
{
    struct fixture *fixture = *state;
    double dearest;

    steps_to_read(fixture, common, sizeof(common)); /* what is built when first needed */
    dearest = DEAREST * steps_to_read(fixture, common, LONG);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        double half = steps_to_read(fixture, texts[i], LONG / 2);

        assert_linear(texts[i], half, steps_to_read(fixture, texts[i], LONG), dearest);
    }
}

static void words_that_never_come_again_are_no_dearer_at_the_end(void **state)
{
    struct fixture *fixture = *state;
    char *text = calloc(1, LONG + 1);
    double half, whole;
    uint64_t before;

    for (size_t at = 0, n = 0; at + 8 < LONG; at += 8, n++)
        for (size_t i = 0; i < 8; i++)
            text[at + i] = i < 7 ? (char)('a' + (n >> (3 * i)) % 8) : ' ';
    text[LONG / 2] = '\0';
    before = steps_so_far();
    reader_read(fixture->reader, "A job", text, &fixture->reading);
    half = (double)(steps_so_far() - before);
    text[LONG / 2] = 'z';
    before = steps_so_far();
    reader_read(fixture->reader, "A job", text, &fixture->reading);
    whole = (double)(steps_so_far() - before);
    assert_linear("words of all kinds", half, whole, INFINITY);
    free(text);
}

static void twice_the_page_is_twice_the_stripping(void **state)
{
    double dearest = DEAREST * steps_to_strip(common, LONG);

    (void)state;
    for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
        double half = steps_to_strip(pages[i], LONG / 2);

        assert_linear(pages[i], half, steps_to_strip(pages[i], LONG), dearest);
    }
}

/* The counter itself: a loop within a loop must not pass for linear. */
static void the_counter_sees_more_work_as_more(void **state)
{
    struct fixture *fixture = *state;
    double once = steps_to_read(fixture, common, LONG / 8), again = 0;

    for (size_t i = 0; i < 4; i++)
        again += steps_to_read(fixture, common, LONG / 8);
    assert_true(once > (double)(LONG / 8));
    assert_true(again > once * 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twice_the_text_is_twice_the_reading),
        cmocka_unit_test(words_that_never_come_again_are_no_dearer_at_the_end),
        cmocka_unit_test(twice_the_page_is_twice_the_stripping),
        cmocka_unit_test(the_counter_sees_more_work_as_more),
    };

    return cmocka_run_group_tests_name("linear", tests, set_up, tear_down);
}
