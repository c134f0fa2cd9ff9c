/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/tokens.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>

struct fixture {
    struct vocabulary *vocabulary;
    struct tokens tokens;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    fixture->vocabulary = vocabulary_new();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    vocabulary_free(fixture->vocabulary);
    tokens_release(&fixture->tokens);
    free(fixture);
    return 0;
}

static const struct tokens *read_text(void **state, const char *text)
{
    struct fixture *fixture = *state;

    tokens_read(&fixture->tokens, fixture->vocabulary, text, strlen(text));
    return &fixture->tokens;
}

static void assert_token(const struct tokens *tokens, size_t at, const char *text)
{
    const struct token *token = &tokens->all[at];

    assert_true(at < tokens->count);
    assert_int_equal(token->end - token->start, strlen(text));
    assert_memory_equal(tokens->text + token->start, text, strlen(text));
}

static void words_numbers_and_marks_are_told_apart(void **state)
{
    const struct tokens *tokens = read_text(state, "Don’t lift 12,000.50kg!");

    assert_int_equal(tokens->count, 5);
    assert_token(tokens, 0, "Don’t");
    assert_int_equal(tokens->all[0].kind, TOKEN_WORD);
    assert_true(tokens->all[0].capital);
    assert_token(tokens, 2, "12,000.50");
    assert_float_equal(tokens->all[2].value, 12000.5, 0);
    assert_token(tokens, 3, "kg");
    assert_false(tokens->all[3].spaced);
    assert_int_equal(tokens->all[4].mark, '!');
}

static void dashes_quotes_bullets_and_pounds_are_folded(void **state)
{
    static const char expected[] = "--'''**L";
    const struct tokens *tokens = read_text(state, "– — “ ” \" • \xef\x82\xb7 £");

    assert_int_equal(tokens->count, strlen(expected));
    for (size_t i = 0; i < tokens->count; i++)
        assert_int_equal(tokens->all[i].mark, expected[i]);
}

static void a_comma_parts_thousands_only_before_three_digits(void **state)
{
    const struct tokens *tokens = read_text(state, "1,000 10,15 7½ ½ 9.30.");

    assert_float_equal(tokens->all[0].value, 1000, 0);
    assert_float_equal(tokens->all[1].value, 10, 0);
    assert_int_equal(tokens->all[2].mark, ',');
    assert_float_equal(tokens->all[4].value, 7.5, 0);
    assert_float_equal(tokens->all[5].value, 0.5, 0);
    assert_float_equal(tokens->all[6].value, 9.3, 1e-9);
    assert_int_equal(tokens->all[7].mark, '.');
}

static void ids_are_of_words_and_stems_that_were_added(void **state)
{
    struct fixture *fixture = *state;
    uint32_t stem = vocabulary_add_stem(fixture->vocabulary, "lifting", 7);
    uint32_t word = vocabulary_add_word(fixture->vocabulary, "lifts", 5);
    const struct tokens *tokens = read_text(state, "Lifts lifted moved");

    assert_int_equal(tokens->all[0].word, word);
    assert_int_equal(tokens->all[0].stem, stem);
    assert_int_equal(tokens->all[1].word, 0);
    assert_int_equal(tokens->all[1].stem, stem);
    assert_int_equal(tokens->all[2].word | tokens->all[2].stem, 0);
}

static void a_word_met_before_it_was_added_is_known_after(void **state)
{
    struct fixture *fixture = *state;
    uint32_t stem;

    read_text(state, "standing");
    stem = vocabulary_add_stem(fixture->vocabulary, "stand", 5);
    assert_int_equal(read_text(state, "standing")->all[0].stem, stem);
}

static void assert_spans(void **state, const char *text, const char *kinds)
{
    static const char letters[] = "sbh";
    const struct tokens *tokens = read_text(state, text);
    char found[64] = "";

    for (size_t i = 0; i < tokens->span_count && i < sizeof(found) - 1; i++)
        found[i] = letters[tokens->spans[i].kind];
    assert_string_equal(found, kinds);
}

static void sentences_end_where_a_new_one_begins(void **state)
{
    assert_spans(state, "We lift. You drive! Ok?", "sss");
    assert_spans(state, "Work e.g. at night, approx. 3 days", "ss");
    assert_spans(state, "a good role.You will love it", "ss");
    assert_spans(state, "Based in the U.S. with 3.5 days at www.example.com now", "s");
}

static void bullets_and_headings_are_known(void **state)
{
    assert_spans(state, "Requirements:\n• lifting\n- driving\n1) standing", "hbbb");
    assert_spans(state, "About The Role\nYou will be lifting boxes all day.", "hs");
    assert_spans(state, "what you will do\n* lift", "hb");
    assert_spans(state, "We offer: • pay • leave", "sbb");
    assert_spans(state, "Pay **** a year", "s");
}

static void an_answer_stands_with_its_label(void **state)
{
    assert_spans(state, "Weekend work\nNo\nHours\n37.5\nThe job\nYou file.", "sshs");
}

static void words_run_together_are_parted_where_both_are_words(void **state)
{
    struct fixture *fixture = *state;
    const struct tokens *tokens;

    vocabulary_add_word(fixture->vocabulary, "hr", 2);
    tokens = read_text(state, "$9/hrTwo requiredGood McAdam");
    assert_int_equal(tokens->count, 8);
    assert_token(tokens, 3, "hr");
    assert_token(tokens, 5, "required");
    assert_token(tokens, 6, "Good");
    assert_token(tokens, 7, "McAdam");
}

static void a_span_knows_its_heading(void **state)
{
    const struct tokens *tokens =
        read_text(state, "Pay is good.\nEssential:\n• lifting\nYou can.");

    assert_int_equal(tokens->spans[0].heading, UINT32_MAX);
    assert_int_equal(tokens->spans[1].kind, SPAN_HEADING);
    assert_int_equal(tokens->spans[2].heading, 1);
    assert_int_equal(tokens->all[tokens->spans[2].first + 1].span, 2);
}

static void spans_cover_all_tokens_in_order(void **state)
{
    const struct tokens *tokens =
        read_text(state, "A title\n\n• one. Two • three\nFour? Five!\n  six: seven.");
    size_t next = 0;

    for (size_t i = 0; i < tokens->span_count; i++) {
        assert_int_equal(tokens->spans[i].first, next);
        next += tokens->spans[i].count;
    }
    assert_int_equal(next, tokens->count);
}

static void any_bytes_may_be_given(void **state)
{
    static const char bytes[] =
        "\xff\xfe lift \x00 \xe2\x82 \xf0\x9f\x98\x80 \xc3\xa9t\xc3\xa9 \x01";
    struct fixture *fixture = *state;

    tokens_read(&fixture->tokens, fixture->vocabulary, bytes, sizeof(bytes) - 1);
    assert_int_equal(fixture->tokens.all[0].kind, TOKEN_MARK);
    assert_int_equal(fixture->tokens.all[0].mark, 0);
    assert_token(&fixture->tokens, 2, "lift");
    assert_token(&fixture->tokens, 6, "été");
}

static void random_bytes_are_covered_once_each(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = 7;
    char bytes[300];

    for (int round = 0; round < 2000; round++) {
        for (size_t i = 0; i < sizeof(bytes); i++)
            bytes[i] = (char)((seed = seed * 1103515245u + 12345u) >> 16);
        tokens_read(&fixture->tokens, fixture->vocabulary, bytes, sizeof(bytes));
        for (size_t i = 1; i < fixture->tokens.count; i++)
            assert_true(fixture->tokens.all[i - 1].end <= fixture->tokens.all[i].start);
    }
}

static void a_word_of_a_megabyte_is_one_token(void **state)
{
    struct fixture *fixture = *state;
    size_t length = (size_t)1 << 20;
    char *word = malloc(length);

    memset(word, 'a', length);
    tokens_read(&fixture->tokens, fixture->vocabulary, word, length);
    assert_int_equal(fixture->tokens.count, 1);
    assert_int_equal(fixture->tokens.all[0].end, length);
    free(word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_numbers_and_marks_are_told_apart, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(dashes_quotes_bullets_and_pounds_are_folded, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_comma_parts_thousands_only_before_three_digits,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(ids_are_of_words_and_stems_that_were_added, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_word_met_before_it_was_added_is_known_after, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(sentences_end_where_a_new_one_begins, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(bullets_and_headings_are_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_stands_with_its_label, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_run_together_are_parted_where_both_are_words,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_span_knows_its_heading, set_up, tear_down),
        cmocka_unit_test_setup_teardown(spans_cover_all_tokens_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(any_bytes_may_be_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(random_bytes_are_covered_once_each, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_word_of_a_megabyte_is_one_token, set_up, tear_down),
    };

    return cmocka_run_group_tests_name("tokens", tests, NULL, NULL);
}
