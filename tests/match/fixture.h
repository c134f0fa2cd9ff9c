/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MATCH_FIXTURE_H
#define TESTS_MATCH_FIXTURE_H

#include "tests/match/oracle.h"
#include "tests/match/wishes.h"

/* A store in a folder of its own, full of random vacancies, and a view of it. */
#define VACANCIES 400
#define PROFILES  400

struct fixture {
    char *dir;
    struct suited_store *store;
    struct suited_corpus *corpus;
    struct suited_view *view;
    struct suited_taxonomy *taxonomy;
    bool is_placed; /* every vacancy has a place */
    size_t count;
    struct o_vacancy vacancies[VACANCIES];
    char titles[VACANCIES][64], texts[VACANCIES][64], both[VACANCIES][130];
};

static inline void put_vacancy(struct fixture *f, struct suited_view *view, struct dice *dice,
                               size_t i)
{
    struct o_vacancy *one = &f->vacancies[i];
    struct suited_vacancy vacancy;

    draw_words(dice, f->titles[i], sizeof(f->titles[i]));
    draw_words(dice, f->texts[i], sizeof(f->texts[i]));
    one->title = f->titles[i];
    snprintf(f->both[i], sizeof(f->both[i]), "%s %s", f->titles[i], f->texts[i]);
    one->text = f->both[i];
    one->employer = employers[roll(dice, 4)];
    vacancy.row = draw_row(dice, f->taxonomy, one->employer);
    if (f->is_placed && !vacancy.row.place_count)
        vacancy.row.place_count = 1;
    vacancy.record =
        json_pack("{s:s, s:s, s:s, s:s, s:[]}", "title", one->title, "text", f->texts[i],
                  "employer", one->employer, "status", "open", "links");
    assert_ok(suited_view_put(view, &vacancy, &err));
    one->row = vacancy.row;
    json_decref(vacancy.record);
}

/* `count` vacancies by a seed, VACANCIES at most. */
static inline struct fixture *open_world(uint64_t seed, size_t count, bool is_placed)
{
    struct fixture *f = test_calloc(1, sizeof(*f));
    struct dice dice = {seed};
    struct suited_view *view;

    f->count = count;
    f->is_placed = is_placed;
    f->dir = temp_dir();
    assert_ok(suited_taxonomy_open(NULL, &f->taxonomy, &err));
    assert_ok(suited_store_create(f->dir, &err));
    assert_ok(suited_store_open(f->dir, SUITED_WRITE, &f->store, &err));
    assert_ok(suited_corpus_open(f->store, SUITED_WRITE, &f->corpus, &err));
    assert_ok(suited_view_open(f->corpus, SUITED_WRITE, &view, &err));
    for (size_t i = 0; i < count; i++)
        put_vacancy(f, view, &dice, i);
    assert_ok(suited_view_commit(view, &err));
    assert_ok(suited_corpus_catch_up(f->corpus, NULL, NULL, &err));
    assert_ok(suited_view_open(f->corpus, SUITED_READ, &f->view, &err));
    return f;
}

static inline void close_world(struct fixture *f)
{
    suited_view_close(f->view);
    suited_corpus_close(f->corpus);
    suited_store_close(f->store);
    suited_taxonomy_close(f->taxonomy);
    remove_tree(f->dir);
    test_free(f);
}

static inline int set_up(void **state)
{
    *state = open_world(2026, VACANCIES, false);
    return 0;
}

static inline int tear_down(void **state)
{
    close_world(*state);
    return 0;
}

static inline json_t *shortlist_asked(struct fixture *f, const json_t *json,
                                      const struct suited_ask *ask)
{
    struct suited_profile *profile;
    json_t *out;

    assert_ok(suited_profile_parse(json, f->taxonomy, "GB", &profile, &err));
    assert_ok(suited_shortlist(f->view, profile, ask, &out, &err));
    suited_profile_free(profile);
    return out;
}

static inline json_t *shortlist_of(struct fixture *f, const json_t *json,
                                   enum suited_reading reading, const char *group)
{
    const struct suited_ask ask = {.today = TODAY, .reading = reading, .group = group};

    return shortlist_asked(f, json, &ask);
}

#endif
