/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/shop.h"

static long grade_of(struct shop *shop, const char *wish, uint32_t number, const char *which)
{
    char text[300], path[60];
    json_t *out;
    long grade;

    snprintf(text, sizeof(text),
             "{'id': 'c', 'skills': ['zubno', 'kwiv', 'brolm', 'fnirt'], 'nice': [%s]}", wish);
    snprintf(path, sizeof(path), "wishes/1/grade/%s", which);
    out = explained(shop, text, number);
    grade = number_at(out, path);
    json_decref(out);
    return grade;
}

static void words_of_work_count_in_the_title_and_less_in_the_text(void **state)
{
    struct shop *shop = *state;
    uint32_t title = put(shop, "Senior zubno keepers", "", plain_row(), NULL);
    uint32_t text = put(shop, "Clerk", "You keep a zubno.", plain_row(), NULL);
    uint32_t none = put(shop, "Clerk", "You keep books.", plain_row(), NULL);

    ready(shop);
    assert_int_equal(grade_of(shop, "{'work': ['zubno keeper']}", title, "sure"), 4);
    assert_int_equal(grade_of(shop, "{'work': ['the zubnos']}", text, "sure"), 2);
    assert_int_equal(grade_of(shop, "{'work': ['zubno']}", none, "possible"), 0);
}

static void skills_in_words_are_counted_once_each(void **state)
{
    struct shop *shop = *state;
    struct suited_row read = plain_row();
    uint32_t two, none, unread;

    read.skills = 3;
    two = put(shop, "Clerk", "zubno, zubno and kwiv", read, NULL);
    none = put(shop, "Clerk", "nothing of it", read, NULL);
    unread = put(shop, "Clerk", "nothing of it", plain_row(), NULL);
    ready(shop);
    assert_int_equal(grade_of(shop, "{'skills': 'used'}", two, "sure"), 3);
    assert_int_equal(grade_of(shop, "{'skills': 'used'}", none, "possible"), 0);
    assert_int_equal(grade_of(shop, "{'skills': 'used'}", unread, "possible"), 4);
    assert_int_equal(grade_of(shop, "{'skills': 'used'}", unread, "expected"), 2);
}

static void about_is_the_share_of_the_words_by_their_rarity(void **state)
{
    struct shop *shop = *state;
    uint32_t both = put(shop, "Clerk", "fnirt and drosk", plain_row(), NULL);
    uint32_t rare = put(shop, "Clerk", "fnirt", plain_row(), NULL);
    uint32_t common = put(shop, "Clerk", "drosk", plain_row(), NULL), none;

    for (int i = 0; i < 5; i++)
        put(shop, "Clerk", "drosk", plain_row(), NULL);
    none = put(shop, "Clerk", "plimf", plain_row(), NULL);
    ready(shop);
    /* fnirt is in 2 of 9: weight 3; drosk in 7 of 9: weight 1 */
    assert_int_equal(grade_of(shop, "{'about': 'the fnirt of drosk'}", both, "sure"), 4);
    assert_int_equal(grade_of(shop, "{'about': 'fnirt drosk'}", rare, "sure"), 3);
    assert_int_equal(grade_of(shop, "{'about': 'fnirt drosk'}", common, "sure"), 1);
    assert_int_equal(grade_of(shop, "{'about': 'fnirt drosk'}", none, "possible"), 0);
    assert_int_equal(grade_of(shop, "{'about': ''}", none, "possible"), 4);
}

/* What the taxonomy knows is matched by its id, whatever the words of the advert are. */
static void a_known_skill_is_matched_by_its_id(void **state)
{
    struct shop *shop = *state;
    json_t *found = suited_taxonomy_find(shop->taxonomy, SUITED_SKILLS, "customer service", 1);
    struct suited_row read = plain_row();
    char more[200];
    json_t *out;
    uint32_t number;

    read.skills = 1;
    snprintf(more, sizeof(more), "{'skills': [{'id': '%s', 'title': 'x'}]}",
             text_at(found, "skills/0/id"));
    number = put(shop, "Clerk", "You look after guests.", read, more);
    ready(shop);
    out = explained(shop,
                    "{'id': 'c', 'skills': ['customer service', 'zubno'],"
                    " 'nice': [{'skills': 'used'}]}",
                    number);
    assert_int_equal(number_at(out, "wishes/1/grade/sure"), 2);
    assert_string_equal(text_at(out, "wishes/1/fact/value/0"), "customer service");
    json_decref(out);
    json_decref(found);
}

static void known_work_is_matched_by_code_and_the_notes_say_so(void **state)
{
    struct shop *shop = *state;
    struct suited_row row = plain_row();
    json_t *out;

    row.codes[0] = 4411; /* library clerks */
    row.confidence[0] = 80;
    put(shop, "Desk helper", "", row, NULL);
    ready(shop);
    out = asked(shop, "{'id': 'c', 'must': [{'work': ['library assistant']}]}",
                (struct suited_ask){0});
    assert_string_equal(text_at(out, "fits/0/title"), "Desk helper");
    assert_contains(text_at(out, "notes/0"), "(4411)");
    json_decref(out);
}

/* Written, and asked for before the index has heard of it. */
static void vacancies_past_the_index_are_unknown_for_words_and_a_note_says_so(void **state)
{
    struct shop *shop = *state;
    uint32_t number;
    json_t *out;

    put(shop, "Clerk", "old", plain_row(), NULL);
    ready(shop);
    suited_view_close(shop->view);
    assert_ok(suited_view_open(shop->corpus, SUITED_WRITE, &shop->view, &err));
    number = put(shop, "Zubno", "new", plain_row(), NULL);
    out = asked(shop, "{'id': 'c', 'must': [{'work': ['zubno']}]}", (struct suited_ask){0});
    assert_int_equal(number_at(out, "counts/ask_first"), 1);
    assert_int_equal(number_at(out, "ask_first/0/vacancy"), number);
    assert_contains(text_at(out, "notes/1"), "1 vacancy is too new for the text index");
    json_decref(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHOP_TEST(words_of_work_count_in_the_title_and_less_in_the_text),
        SHOP_TEST(skills_in_words_are_counted_once_each),
        SHOP_TEST(about_is_the_share_of_the_words_by_their_rarity),
        SHOP_TEST(a_known_skill_is_matched_by_its_id),
        SHOP_TEST(known_work_is_matched_by_code_and_the_notes_say_so),
        SHOP_TEST(vacancies_past_the_index_are_unknown_for_words_and_a_note_says_so),
    };

    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
