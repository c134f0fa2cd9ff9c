/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/casework/book.h"

static const char *const ann = "{'id': 'ann', 'stage': 'ready'}";

static int open_with_ann(void **state)
{
    struct shop *shop;

    open_shop(state);
    shop = *state;
    put(shop, "Clerk", "", plain_row(), NULL);
    ready(shop);
    save(shop, ann);
    return 0;
}

static void how_things_stand_is_what_the_events_come_to(void **state)
{
    json_t *now;

    add(*state, "ann", "{'kind': 'taken_on'}");
    add(*state, "ann", "{'kind': 'alias', 'text': 'A.'}");
    add(*state, "ann", "{'kind': 'met', 'text': 'Tired.', 'next_step': 'Ring the library'}");
    add(*state, "ann", "{'kind': 'story', 'text': 'I was a hairdresser.'}");
    add(*state, "ann", "{'kind': 'step', 'text': 'I went out twice'}");
    now = standing_of(*state, "ann");
    assert_string_equal(text_at(now, "id"), "ann");
    assert_string_equal(text_at(now, "alias"), "A.");
    assert_string_equal(text_at(now, "adviser"), "Kim");
    assert_int_equal(number_at(now, "version"), 1);
    assert_string_equal(text_at(now, "saved/author"), "Jo");
    assert_string_equal(text_at(now, "profile/stage"), "ready");
    assert_string_equal(text_at(now, "last_met"), "2024-10-04");
    assert_string_equal(text_at(now, "next_step"), "Ring the library");
    assert_string_equal(text_at(now, "story"), "I was a hairdresser.");
    assert_string_equal(text_at(now, "steps/0/text"), "I went out twice");
    assert_string_equal(text_at(now, "steps/0/by"), "Kim");
    json_decref(now);
}

static void of_a_new_client_nothing_is_made_up(void **state)
{
    json_t *now = standing_of(*state, "ann");

    assert_string_equal(text_at(now, "alias"), "ann");
    assert_true(json_is_null(at(now, "adviser")));
    assert_true(json_is_null(at(now, "story")));
    assert_true(json_is_null(at(now, "last_met")));
    assert_int_equal(json_array_size(at(now, "said")), 0);
    assert_int_equal(json_array_size(at(now, "decisions")), 0);
    json_decref(now);
}

static void a_next_step_stays_until_a_meeting_says_otherwise(void **state)
{
    json_t *now;

    add(*state, "ann", "{'kind': 'met', 'next_step': 'Ring the library'}");
    add(*state, "ann", "{'kind': 'met', 'text': 'Short call.'}");
    now = standing_of(*state, "ann");
    assert_string_equal(text_at(now, "next_step"), "Ring the library");
    json_decref(now);
    add(*state, "ann", "{'kind': 'met', 'next_step': ''}");
    now = standing_of(*state, "ann");
    assert_true(json_is_null(at(now, "next_step")));
    json_decref(now);
}

static void the_last_decision_stands_and_one_taken_back_does_not(void **state)
{
    json_t *now;

    add(*state, "ann", "{'kind': 'decision', 'vacancy': 1, 'decision': 'interested'}");
    add(*state, "ann",
        "{'kind': 'decision', 'vacancy': 1, 'decision': 'applied', 'text': 'By "
        "post'}");
    now = standing_of(*state, "ann");
    assert_int_equal(json_array_size(at(now, "decisions")), 1);
    assert_int_equal(number_at(now, "decisions/0/vacancy"), 1);
    assert_string_equal(text_at(now, "decisions/0/decision"), "applied");
    assert_string_equal(text_at(now, "decisions/0/title"), "Clerk");
    assert_string_equal(text_at(now, "decisions/0/employer"), "Acme Ltd");
    assert_string_equal(text_at(now, "decisions/0/text"), "By post");
    assert_true(json_is_null(at(now, "decisions/0/reason")));
    assert_true(json_is_null(at(now, "decisions/0/back")));
    json_decref(now);
    add(*state, "ann", "{'kind': 'decision', 'vacancy': 1, 'decision': 'undecided'}");
    now = standing_of(*state, "ann");
    assert_int_equal(json_array_size(at(now, "decisions")), 0);
    json_decref(now);
}

static void the_history_has_events_and_versions_in_the_order_in_which_they_came(void **state)
{
    struct suited_casebook book = book_of(*state);
    json_t *history;

    add(*state, "ann", "{'kind': 'note', 'text': 'One'}");
    save(*state, ann);
    save(*state, ann);
    add(*state, "ann",
        "{'kind': 'decision', 'vacancy': 1, 'decision': 'not_for_me', 'reason': 'too_far'}");
    assert_ok(suited_case_history(&book, "ann", &history, &err));
    assert_int_equal(json_array_size(history), 5);
    assert_string_equal(text_at(history, "0/kind"), "version");
    assert_string_equal(text_at(history, "0/by"), "Jo");
    assert_string_equal(text_at(history, "1/text"), "One");
    assert_int_equal(number_at(history, "3/version"), 3);
    assert_string_equal(text_at(history, "4/title"), "Clerk");
    assert_null(at(history, "4/then"));
    assert_null(at(history, "4/version"));
    json_decref(history);
}

static void a_proposal_carves_a_vacancy(void **state)
{
    json_t *now;

    add(*state, "ann",
        "{'kind': 'proposal', 'vacancy': 1, 'hours': '12 a week', 'duties': 'Post and files'}");
    now = standing_of(*state, "ann");
    assert_string_equal(text_at(now, "proposals/0/kind"), "proposal");
    assert_string_equal(text_at(now, "proposals/0/title"), "Clerk");
    assert_string_equal(text_at(now, "proposals/0/hours"), "12 a week");
    json_decref(now);
}

static void assert_refused(void **state, const char *event, const char *sentence)
{
    assert_int_equal(try_add(*state, "ann", event), SUITED_INVALID);
    assert_string_equal(err.text, sentence);
}

static void what_is_not_understood_is_refused_with_a_sentence(void **state)
{
    assert_refused(state, "{'kind': 'nota', 'text': 'x'}",
                   "cannot write it down: there is no kind of event 'nota' (did you mean "
                   "'note'?)");
    assert_refused(state, "{}",
                   "cannot write it down: there is no kind of event '' (use one of met, note, "
                   "story, alias, step, decision, handover, taken_on, proposal)");
    assert_refused(state, "{'kind': 'note', 'text': ' '}",
                   "cannot write it down: an event of kind 'note' needs 'text'");
    assert_refused(state, "{'kind': 'note', 'text': 'x', 'vacancy': 1}",
                   "cannot write it down: an event of kind 'note' has no 'vacancy'");
    assert_refused(state, "{'kind': 'note', 'text': 3}",
                   "cannot write it down: 'text' is no text");
    assert_refused(state, "{'kind': 'decision', 'vacancy': 1, 'decision': 'not for me'}",
                   "cannot write it down: there is no decision 'not for me' (did you mean "
                   "'not_for_me'?)");
    assert_refused(state, "{'kind': 'decision', 'vacancy': 9, 'decision': 'applied'}",
                   "cannot write it down: there is no vacancy 9");
    assert_refused(state,
                   "{'kind': 'decision', 'vacancy': 1, 'decision': 'not_for_me', 'reason': "
                   "'too_fart'}",
                   "cannot write it down: there is no reason 'too_fart' (did you mean "
                   "'too_far'?)");
}

static void text_without_end_is_refused(void **state)
{
    char *text = test_calloc(1, 20100);

    strcpy(text, "{'kind': 'story', 'text': '");
    memset(text + strlen(text), 'x', 20001);
    strcat(text, "'}");
    assert_int_equal(try_add(*state, "ann", text), SUITED_LIMIT);
    assert_contains(err.text, "'text' is longer than 20000 bytes (shorten it");
    test_free(text);
}

static void an_unknown_client_is_notfound(void **state)
{
    struct suited_casebook book = book_of(*state);
    json_t *out;

    assert_int_equal(try_add(*state, "bob", "{'kind': 'note', 'text': 'x'}"), SUITED_NOTFOUND);
    assert_int_equal(suited_case_get(&book, "bob", &out, &err), SUITED_NOTFOUND);
    assert_contains(err.text, "there is no client 'bob'");
    assert_null(out);
    assert_int_equal(suited_case_history(&book, "bob", &out, &err), SUITED_NOTFOUND);
    assert_null(out);
}

static void forgetting_and_exporting_take_the_events_along(void **state)
{
    struct shop *shop = *state;
    unsigned versions, events;
    json_t *out;

    add(shop, "ann", "{'kind': 'note', 'text': 'One'}");
    assert_ok(suited_client_export(shop->store, "ann", &out, &err));
    assert_string_equal(text_at(out, "events/0/text"), "One");
    json_decref(out);
    assert_ok(suited_client_forget(shop->store, "ann", &versions, &events, &err));
    assert_int_equal(events, 1);
    save(shop, ann);
    assert_ok(suited_client_export(shop->store, "ann", &out, &err));
    assert_int_equal(json_array_size(at(out, "events")), 0);
    json_decref(out);
}

#define BOOK_TEST(name) cmocka_unit_test_setup_teardown(name, open_with_ann, close_shop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOOK_TEST(how_things_stand_is_what_the_events_come_to),
        BOOK_TEST(of_a_new_client_nothing_is_made_up),
        BOOK_TEST(a_next_step_stays_until_a_meeting_says_otherwise),
        BOOK_TEST(the_last_decision_stands_and_one_taken_back_does_not),
        BOOK_TEST(the_history_has_events_and_versions_in_the_order_in_which_they_came),
        BOOK_TEST(a_proposal_carves_a_vacancy),
        BOOK_TEST(what_is_not_understood_is_refused_with_a_sentence),
        BOOK_TEST(text_without_end_is_refused),
        BOOK_TEST(an_unknown_client_is_notfound),
        BOOK_TEST(forgetting_and_exporting_take_the_events_along),
    };

    return cmocka_run_group_tests_name("casebook", tests, NULL, NULL);
}
