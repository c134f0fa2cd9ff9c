/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "suited/day.h"
#include "tests/casework/book.h"

static json_t *caseload(struct shop *shop, const char *const *advisers, size_t count)
{
    struct suited_casebook book = book_of(shop);
    json_t *lines;

    assert_ok(suited_caseload(&book, advisers, count, &lines, &err));
    return lines;
}

/* Ann is Kim's, Bea was handed over to Lee, nobody has taken on Cat. */
static void open_three(struct shop *shop)
{
    ready(shop);
    save(shop, "{'id': 'ann', 'stage': 'ready'}");
    save(shop, "{'id': 'bea', 'stage': 'exploring'}");
    save(shop, "{'id': 'cat'}");
    add(shop, "ann", "{'kind': 'taken_on'}");
    add(shop, "bea", "{'kind': 'taken_on'}");
    add(shop, "bea", "{'kind': 'handover', 'to': 'Lee', 'text': 'Likes mornings'}");
}

static void a_caseload_is_ones_own_and_what_nobody_has_taken_on(void **state)
{
    static const char *const kim = "Kim", *const team[] = {"Kim", "Lee"};
    json_t *lines;

    open_three(*state);
    lines = caseload(*state, &kim, 1);
    assert_int_equal(json_array_size(lines), 2);
    assert_string_equal(text_at(lines, "0/id"), "ann");
    assert_string_equal(text_at(lines, "0/adviser"), "Kim");
    assert_string_equal(text_at(lines, "1/id"), "cat");
    assert_true(json_is_null(at(lines, "1/adviser")));
    json_decref(lines);
    lines = caseload(*state, team, 2);
    assert_int_equal(json_array_size(lines), 3);
    assert_string_equal(text_at(lines, "1/adviser"), "Lee");
    assert_string_equal(text_at(lines, "1/stage"), "exploring");
    json_decref(lines);
    lines = caseload(*state, NULL, 0);
    assert_int_equal(json_array_size(lines), 3);
    json_decref(lines);
}

static void a_line_says_how_things_stand(void **state)
{
    json_t *lines;

    open_three(*state);
    add(*state, "ann", "{'kind': 'alias', 'text': 'A.'}");
    add(*state, "ann", "{'kind': 'met', 'next_step': 'Ring the library'}");
    save(*state, "{'id': 'ann', 'stage': 'adapting'}");
    lines = caseload(*state, NULL, 0);
    assert_string_equal(text_at(lines, "0/alias"), "A.");
    assert_string_equal(text_at(lines, "0/stage"), "adapting");
    assert_string_equal(text_at(lines, "0/last_met"), "2024-10-04");
    assert_string_equal(text_at(lines, "0/next_step"), "Ring the library");
    assert_string_equal(text_at(lines, "2/alias"), "cat");
    assert_string_equal(text_at(lines, "2/stage"), "");
    json_decref(lines);
}

static long new_of(struct shop *shop, const char *id)
{
    struct suited_casebook book = book_of(shop);
    json_t *line = json_pack("{s:s}", "id", id);
    long count;

    assert_ok(suited_caseload_new(&book, line, &err));
    count = number_at(line, "new");
    json_decref(line);
    return count;
}

static void new_is_what_came_since_they_met_and_was_not_dismissed(void **state)
{
    struct shop *shop = *state;
    struct suited_row old = plain_row(), recent = plain_row(), today = plain_row();

    old.posted = TODAY - 40;
    recent.posted = TODAY - 20;
    today.posted = TODAY;
    put(shop, "Old", "", old, NULL);
    put(shop, "Recent", "", recent, NULL);
    put(shop, "Today", "", today, NULL);
    put(shop, "Today too", "", today, NULL);
    open_three(shop);
    assert_int_equal(new_of(shop, "ann"), 3); /* since she was added, 30 days ago */
    add(shop, "ann", "{'kind': 'met'}");
    assert_int_equal(new_of(shop, "ann"), 2);
    add(shop, "ann", "{'kind': 'decision', 'vacancy': 4, 'decision': 'not_for_me'}");
    assert_int_equal(new_of(shop, "ann"), 1);
    assert_int_equal(new_of(shop, "bea"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHOP_TEST(a_caseload_is_ones_own_and_what_nobody_has_taken_on),
        SHOP_TEST(a_line_says_how_things_stand),
        SHOP_TEST(new_is_what_came_since_they_met_and_was_not_dismissed),
    };

    return cmocka_run_group_tests_name("caseload", tests, NULL, NULL);
}
