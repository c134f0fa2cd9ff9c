/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "fixture.h"

/* The numbers that `words` has as its one term in a field. */
static size_t find(struct suited_view *view, enum suited_field field, const char *words,
                   uint32_t numbers[10])
{
    char **terms;
    uint32_t *found;
    size_t term_count = suited_terms(field, words, &terms), count;

    assert_int_equal(term_count, 1);
    assert_ok(suited_view_postings(view, terms[0], &found, &count, &err));
    assert_true(count <= 10);
    if (count)
        memcpy(numbers, found, count * sizeof(*found));
    free(found);
    suited_terms_free(terms, term_count);
    return count;
}

static size_t find_once(struct fixture *f, enum suited_field field, const char *words)
{
    struct suited_view *view = begin(f, SUITED_READ);
    uint32_t numbers[10];
    size_t count = find(view, field, words, numbers);

    suited_view_close(view);
    return count;
}

static uint64_t behind(struct fixture *f)
{
    struct suited_view *view = begin(f, SUITED_READ);
    uint64_t changes = suited_view_behind(view);

    suited_view_close(view);
    return changes;
}

static void put_two(struct fixture *f)
{
    struct suited_view *view = begin(f, SUITED_WRITE);

    put(view, "Welder", "Welding boats in Hull.", "https://a.example/1");
    put(view, "Cook", "A cook for the welders' canteen.", "https://a.example/2");
    assert_ok(suited_view_commit(view, &err));
}

static void words_are_found_by_their_stem_in_title_and_text(void **state)
{
    struct fixture *f = *state;

    put_two(f);
    assert_int_equal(find_once(f, SUITED_TITLE, "WELDERS"), 1);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 2);
    assert_int_equal(find_once(f, SUITED_TEXT, "boat"), 1);
    assert_int_equal(find_once(f, SUITED_TEXT, "plumber"), 0);
    assert_int_equal(find_once(f, SUITED_SKILL, "skill:welding"), 2);
}

static void a_replaced_or_shut_vacancy_is_found_by_its_new_words_or_none(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;

    put_two(f);
    view = begin(f, SUITED_WRITE);
    put_as(view, 1, "Baker", "Bread.", "https://a.example/1");
    assert_ok(suited_view_shut(view, 2, 20000, "gone", &err));
    assert_ok(suited_view_commit(view, &err));
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 0);
    assert_int_equal(find_once(f, SUITED_TITLE, "baker"), 1);
    assert_int_equal(find_once(f, SUITED_TEXT, "canteen"), 0);
    assert_int_equal(behind(f), 0);
}

static void uncommitted_words_are_unknown_and_not_found_stale(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;
    uint32_t *numbers, found[10];
    size_t count;

    put_two(f);
    view = begin(f, SUITED_WRITE);
    put_as(view, 1, "Baker", "Bread.", "https://a.example/1");
    assert_int_equal(suited_view_behind(view), 1);
    assert_ok(suited_view_unindexed(view, &numbers, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(numbers[0], 1);
    free(numbers);
    assert_int_equal(find(view, SUITED_TEXT, "welder", found), 1);
    assert_int_equal(found[0], 2);
    suited_view_close(view);
}

static void a_search_gives_the_best_first_and_the_title_counts(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;
    uint32_t numbers[4];
    size_t count;

    put_two(f);
    view = begin(f, SUITED_READ);
    assert_ok(suited_view_search(view, "welder", numbers, 4, &count, &err));
    assert_int_equal(count, 2);
    assert_int_equal(numbers[0], 1);
    assert_ok(suited_view_search(view, "?!", numbers, 4, &count, &err));
    assert_int_equal(count, 0);
    suited_view_close(view);
}

static void terms_come_each_once_and_skills_whole(void **state)
{
    char **terms;

    (void)state;
    assert_int_equal(suited_terms(SUITED_TEXT, "Boats, boat; BOATING", &terms), 1);
    assert_string_equal(terms[0], "Zboat");
    suited_terms_free(terms, 1);
    assert_int_equal(suited_terms(SUITED_SKILL, "data entry", &terms), 1);
    assert_string_equal(terms[0], "XKdata entry");
    suited_terms_free(terms, 1);
    assert_int_equal(suited_terms(SUITED_TITLE, " – ", &terms), 0);
    suited_terms_free(terms, 0);
}

static void words_beyond_ascii_are_folded_and_cut_at_their_marks(void **state)
{
    char **terms;

    (void)state;
    assert_int_equal(suited_terms(SUITED_TITLE, "CAFÉ—Élan “Café” driver’s", &terms), 3);
    assert_string_equal(terms[0], "Scafé");
    assert_string_equal(terms[1], "Sdriver");
    assert_string_equal(terms[2], "Sélan");
    suited_terms_free(terms, 3);
}

static void remove_index(struct fixture *f)
{
    char path[300];

    snprintf(path, sizeof(path), "%s/index", f->dir);
    remove_tree(strdup(path));
}

static void without_an_index_every_word_is_unknown_to_a_reader(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;
    uint32_t *numbers;
    size_t count;

    put_two(f);
    close_corpus(f);
    remove_index(f);
    open_corpus(f, SUITED_READ);
    view = begin(f, SUITED_READ);
    assert_int_equal(suited_view_behind(view), 2);
    assert_ok(suited_view_unindexed(view, &numbers, &count, &err));
    assert_int_equal(count, 2);
    free(numbers);
    suited_view_close(view);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 0);
}

static void a_search_without_an_index_says_what_to_do(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;
    uint32_t number;
    size_t count;

    close_corpus(f);
    remove_index(f);
    open_corpus(f, SUITED_READ);
    view = begin(f, SUITED_READ);
    assert_int_equal(suited_view_search(view, "cook", &number, 1, &count, &err),
                     SUITED_NOTFOUND);
    assert_contains(err.text, "run 'suited reindex'");
    suited_view_close(view);
}

static void a_missing_index_is_built_by_who_opens_to_write(void **state)
{
    struct fixture *f = *state;

    put_two(f);
    close_corpus(f);
    remove_index(f);
    open_corpus(f, SUITED_WRITE);
    assert_int_equal(behind(f), 0);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 2);
}

/* The index as it was, brought back under a store that has gone on, or is younger. */
static void keep_index(struct fixture *f, const char *from, const char *to)
{
    char command[700];

    snprintf(command, sizeof(command), "rm -rf '%s/%s' && cp -r '%s/%s' '%s/%s'", f->dir, to,
             f->dir, from, f->dir, to);
    assert_int_equal(system(command), 0); /* NOLINT: our own temporary folder */
}

static void an_index_behind_the_store_catches_up(void **state)
{
    struct fixture *f = *state;

    keep_index(f, "index", "index.old");
    put_two(f);
    close_corpus(f);
    keep_index(f, "index.old", "index");
    open_corpus(f, SUITED_READ);
    assert_int_equal(behind(f), 2);
    reopen_corpus(f, SUITED_WRITE);
    assert_int_equal(behind(f), 0);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 2);
}

static void an_index_ahead_of_the_store_is_not_believed_and_built_anew(void **state)
{
    struct fixture *f = *state;

    close_corpus(f);
    keep_index(f, "store", "store.old");
    open_corpus(f, SUITED_WRITE);
    put_two(f);
    close_corpus(f);
    keep_index(f, "store.old", "store");
    open_corpus(f, SUITED_READ);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 0);
    reopen_corpus(f, SUITED_WRITE);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 0);
    put_two(f);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 2);
}

static void a_damaged_index_is_built_anew(void **state)
{
    struct fixture *f = *state;
    char command[400];

    put_two(f);
    close_corpus(f);
    snprintf(command, sizeof(command), "for f in '%s'/index/words-*/*; do echo no >$f; done",
             f->dir);
    assert_int_equal(system(command), 0); /* NOLINT: our own temporary folder */
    open_corpus(f, SUITED_READ);
    assert_int_equal(behind(f), 2);
    reopen_corpus(f, SUITED_WRITE);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 2);
}

static void a_reindex_finds_the_same_and_open_views_go_on(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;
    uint32_t numbers[10];

    put_two(f);
    view = begin(f, SUITED_READ);
    assert_ok(suited_corpus_reindex(f->corpus, NULL, NULL, &err));
    assert_int_equal(find(view, SUITED_TEXT, "welder", numbers), 2);
    suited_view_close(view);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 2);
    put_two(f);
    assert_int_equal(find_once(f, SUITED_TEXT, "welder"), 4);
}

/* Xapian keeps the last version of a table only: a reader of an older one is told so. */
static void a_view_outlived_by_many_commits_reads_on(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view, *writer;
    uint32_t numbers[10];
    char link[40];

    put_two(f);
    view = begin(f, SUITED_READ);
    for (int i = 0; i < 8; i++) {
        writer = begin(f, SUITED_WRITE);
        snprintf(link, sizeof(link), "https://b.example/%d", i);
        put(writer, "Welder", "Welding.", link);
        assert_ok(suited_view_commit(writer, &err));
    }
    assert_int_equal(find(view, SUITED_TEXT, "welder", numbers), 2);
    suited_view_close(view);
    assert_int_equal(find_once(f, SUITED_TITLE, "welder"), 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CORPUS_TEST(words_are_found_by_their_stem_in_title_and_text),
        CORPUS_TEST(a_replaced_or_shut_vacancy_is_found_by_its_new_words_or_none),
        CORPUS_TEST(uncommitted_words_are_unknown_and_not_found_stale),
        CORPUS_TEST(a_search_gives_the_best_first_and_the_title_counts),
        cmocka_unit_test(terms_come_each_once_and_skills_whole),
        cmocka_unit_test(words_beyond_ascii_are_folded_and_cut_at_their_marks),
        CORPUS_TEST(without_an_index_every_word_is_unknown_to_a_reader),
        CORPUS_TEST(a_search_without_an_index_says_what_to_do),
        CORPUS_TEST(a_missing_index_is_built_by_who_opens_to_write),
        CORPUS_TEST(an_index_behind_the_store_catches_up),
        CORPUS_TEST(an_index_ahead_of_the_store_is_not_believed_and_built_anew),
        CORPUS_TEST(a_damaged_index_is_built_anew),
        CORPUS_TEST(a_reindex_finds_the_same_and_open_views_go_on),
        CORPUS_TEST(a_view_outlived_by_many_commits_reads_on),
    };

    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
