/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/phrases.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>

struct fixture {
    struct vocabulary *vocabulary;
    struct phrases *phrases;
    struct tokens tokens;
    struct phrase_hits hits;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    fixture->vocabulary = vocabulary_new();
    fixture->phrases = phrases_new(fixture->vocabulary);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    phrases_free(fixture->phrases);
    vocabulary_free(fixture->vocabulary);
    tokens_release(&fixture->tokens);
    phrase_hits_release(&fixture->hits);
    free(fixture);
    return 0;
}

/* How often `phrase` alone is found in `text`. */
static size_t count_in(void **state, const char *phrase, const char *text)
{
    struct fixture *fixture = *state;

    tear_down(state);
    set_up(state);
    fixture = *state;
    assert_ok(phrases_add(fixture->phrases, phrase, 7, &err));
    phrases_build(fixture->phrases);
    tokens_read(&fixture->tokens, fixture->vocabulary, text, strlen(text));
    phrases_match(fixture->phrases, &fixture->tokens, &fixture->hits);
    return fixture->hits.count;
}

static void words_are_found_by_stem_and_exactly_where_asked(void **state)
{
    assert_int_equal(count_in(state, "fast pace", "A FAST-PACED place"), 1);
    assert_int_equal(count_in(state, "=lift", "lifting a lift"), 1);
    assert_int_equal(count_in(state, "lift", "lifting a lift"), 2);
    assert_int_equal(count_in(state, "fast pace", "fast. Pace"), 0);
    assert_int_equal(count_in(state, "fast pace", "fast, pace"), 0);
}

static void alternatives_and_parts_that_may_be_missing(void **state)
{
    assert_int_equal(count_in(state, "(heavy|very bulky) loads", "heavy load, very bulky load"),
                     2);
    assert_int_equal(count_in(state, "[full] training [is] given", "full training given"), 2);
    assert_int_equal(count_in(state, "a [(b|c) d] e", "a e a b d e a c d e a b e"), 3);
}

static void a_gap_lets_words_and_marks_stand_between(void **state)
{
    assert_int_equal(count_in(state, "lift ~3 boxes", "lift and carry the boxes"), 1);
    assert_int_equal(count_in(state, "lift ~3 boxes", "lift, or carry (all) boxes"), 1);
    assert_int_equal(count_in(state, "lift ~3 boxes", "lift and carry all the boxes"), 0);
    assert_int_equal(count_in(state, "contract ~0 permanent", "Contract: permanent"), 1);
    assert_int_equal(count_in(state, "lift ~3 boxes", "lift it. The boxes"), 0);
    assert_int_equal(count_in(state, "call ~3 phone", "call us on [phone]"), 0);
}

static void numbers_match_as_any_or_as_written(void **state)
{
    assert_int_equal(count_in(state, "up to # kg", "up to 25kg, up to 7.5 kg, up to kg"), 2);
    assert_int_equal(count_in(state, "24 hours", "24 hours or 12 hours"), 1);
    assert_int_equal(count_in(state, "# years experience", "5+ years’ experience"), 1);
}

static void hyphens_slashes_and_ampersands_are_read_as_people_do(void **state)
{
    assert_int_equal(count_in(state, "sit-stand desk", "a sit/stand desk, a sit–stand desk"),
                     2);
    assert_int_equal(count_in(state, "nights and weekends", "nights & weekends"), 1);
}

static void hits_come_in_order_the_longest_first(void **state)
{
    struct fixture *fixture = *state;
    const char *text = "no heavy lifting here";

    assert_ok(phrases_add(fixture->phrases, "heavy", 1, &err));
    assert_ok(phrases_add(fixture->phrases, "heavy lifting", 2, &err));
    assert_ok(phrases_add(fixture->phrases, "no heavy", 3, &err));
    phrases_build(fixture->phrases);
    tokens_read(&fixture->tokens, fixture->vocabulary, text, strlen(text));
    phrases_match(fixture->phrases, &fixture->tokens, &fixture->hits);
    assert_int_equal(fixture->hits.count, 3);
    assert_int_equal(fixture->hits.all[0].payload, 3);
    assert_int_equal(fixture->hits.all[1].payload, 2);
    assert_int_equal(fixture->hits.all[1].last, 2);
    assert_int_equal(fixture->hits.all[2].payload, 1);
}

static void a_broken_phrase_says_what_is_wrong_and_where(void **state)
{
    static const struct {
        const char *phrase, *sentence;
    } cases[] = {
        {"", "phrase '' is broken at character 1: it has no words"},
        {"(a|b", "phrase '(a|b' is broken at character 5: ')' is missing"},
        {"a)",
         "phrase 'a)' is broken at character 2: this sign has no opening bracket before it"},
        {"a ~x b",
         "phrase 'a ~x b' is broken at character 3: '~' wants a figure from 0 to 9 after "
         "it"},
        {"a ~12 b", "phrase 'a ~12 b' is broken at character 3: a gap is of 9 words at most"},
        {"~2 b", "phrase '~2 b' is broken at character 1: a phrase cannot begin with a gap"},
        {"a ~2", "phrase 'a ~2' is broken at character 5: a phrase cannot end with a gap"},
        {"a ~2 [b]",
         "phrase 'a ~2 [b]' is broken at character 9: a phrase cannot end with a gap"},
        {"[a]", "phrase '[a]' is broken at character 4: it may be missing altogether"},
        {"a (b|) c", "phrase 'a (b|) c' is broken at character 6: nothing stands here"},
        {"a, b", "phrase 'a, b' is broken at character 1: only words, numbers, hyphens and the "
                 "signs of phrases are known"},
        {"Lift", "phrase 'Lift' is broken at character 1: phrases are written in lower case"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        assert_int_equal(phrases_add(fixture->phrases, cases[i].phrase, 0, &err),
                         SUITED_INVALID);
        assert_string_equal(err.text, cases[i].sentence);
    }
}

static void a_phrase_with_too_many_ways_is_refused(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(
        phrases_add(fixture->phrases,
                    "z (a ~1|b ~1|c ~1|d ~1|e ~1|f ~1) (a x ~1|b x ~1|c x ~1|d x ~1) "
                    "(a x ~1|b x ~1|c x ~1|d x ~1|e x ~1) (a x ~1|b x ~1|c x ~1|"
                    "d x ~1|e x ~1|f x ~1) (a x ~1|b x ~1) z",
                    0, &err),
        SUITED_INVALID);
    assert_contains(err.text, "too many ways");
}

static void groups_of_many_words_are_joined_and_found(void **state)
{
    static const char phrase[] =
        "(a|b|c|d|e|f|g|h) [z] (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) "
        "(a|b|c|d|e|f|g|h) ~2 (a|b|c|d|e|f|g|h)";

    assert_int_equal(count_in(state, phrase, "a z b c d e x x f"), 1);
    assert_int_equal(count_in(state, phrase, "a z b c d e x x x f"), 0);
    assert_int_equal(count_in(state, phrase, "h h h h h h"), 1);
    assert_int_equal(count_in(state, phrase, "h h x h h h"), 0);
}

static unsigned next_random(unsigned *seed)
{
    return (*seed = *seed * 1103515245u + 12345u) >> 16;
}

/* Whether "a gap b" with `gap` words between holds, the plain way. */
static size_t count_plainly(const char *text, char a, char b, size_t gap)
{
    size_t count = 0, words = strlen(text) / 2;

    for (size_t i = 0; i < words; i++)
        for (size_t j = i + 1; text[i * 2] == a && j < words && j <= i + 1 + gap; j++)
            count += text[j * 2] == b;
    return count;
}

static void matches_are_those_of_a_plain_search(void **state)
{
    unsigned seed = 3;

    for (int round = 0; round < 300; round++) {
        char text[81] = "", phrase[32];
        char a = (char)('a' + next_random(&seed) % 3), b = (char)('a' + next_random(&seed) % 3);
        size_t gap = next_random(&seed) % 5;

        for (size_t i = 0; i < 40; i++) {
            text[i * 2] = (char)('a' + next_random(&seed) % 3);
            text[i * 2 + 1] = ' ';
        }
        snprintf(phrase, sizeof(phrase), "%c ~%zu %c", a, gap, b);
        assert_int_equal(count_in(state, phrase, text), count_plainly(text, a, b, gap));
    }
}

static void a_hundred_thousand_marks_are_no_trouble(void **state)
{
    size_t length = 300000;
    char *text = malloc(length + 1);

    memset(text, '-', length);
    for (size_t i = 0; i < length; i += 4)
        memcpy(text + i, "lift", 4);
    text[length] = 0;
    assert_int_equal(count_in(state, "lift ~9 lift ~9 box", text), 0);
    memset(text, '-', length);
    memcpy(text, "lift", 4);
    assert_int_equal(count_in(state, "lift ~9 box", text), 0);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_found_by_stem_and_exactly_where_asked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(alternatives_and_parts_that_may_be_missing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_gap_lets_words_and_marks_stand_between, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(numbers_match_as_any_or_as_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hyphens_slashes_and_ampersands_are_read_as_people_do,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(hits_come_in_order_the_longest_first, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_broken_phrase_says_what_is_wrong_and_where, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_phrase_with_too_many_ways_is_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(groups_of_many_words_are_joined_and_found, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(matches_are_those_of_a_plain_search, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hundred_thousand_marks_are_no_trouble, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests_name("phrases", tests, NULL, NULL);
}
