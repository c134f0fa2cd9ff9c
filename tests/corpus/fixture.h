/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CORPUS_FIXTURE_H
#define TESTS_CORPUS_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "suited/corpus.h"
#include "suited/day.h"
#include "suited/store.h"

/* A store of its own for each test, with a corpus open for writing. */
struct fixture {
    char *dir;
    struct suited_store *store;
    struct suited_corpus *corpus;
};

static inline void open_corpus(struct fixture *f, enum suited_mode mode)
{
    assert_ok(suited_store_open(f->dir, mode, &f->store, &err));
    assert_ok(suited_corpus_open(f->store, mode, &f->corpus, &err));
}

static inline void close_corpus(struct fixture *f)
{
    suited_corpus_close(f->corpus);
    suited_store_close(f->store);
    f->corpus = NULL;
    f->store = NULL;
}

static inline void reopen_corpus(struct fixture *f, enum suited_mode mode)
{
    close_corpus(f);
    open_corpus(f, mode);
}

static inline int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    f->dir = temp_dir();
    *state = f;
    assert_ok(suited_store_create(f->dir, &err));
    open_corpus(f, SUITED_WRITE);
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;

    close_corpus(f);
    remove_tree(f->dir);
    test_free(f);
    return 0;
}

#define CORPUS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static inline struct suited_view *begin(struct fixture *f, enum suited_mode mode)
{
    struct suited_view *view;

    assert_ok(suited_view_open(f->corpus, mode, &view, &err));
    return view;
}

/* How many vacancies the blocks show. */
static inline uint32_t count_live(struct suited_view *view)
{
    const struct suited_block *block;
    struct suited_row row;
    uint32_t live = 0;

    for (size_t b = 0; b < suited_view_blocks(view); b++) {
        assert_ok(suited_view_block(view, b, &block, &err));
        for (size_t i = 0; i < suited_block_rows(block); i++)
            live += suited_block_row(block, i, &row);
    }
    return live;
}

static inline struct suited_row blank_row(void)
{
    return (struct suited_row){
        .closes = SUITED_DAY_NONE,
        .hours_min = SUITED_UNSAID16,
        .hours_max = SUITED_UNSAID16,
        .pay_min = SUITED_UNSAID32,
        .pay_max = SUITED_UNSAID32,
    };
}

/* Put a vacancy of these words; 0 as its number is a new one. */
static inline uint32_t put_as(struct suited_view *view, uint32_t number, const char *title,
                              const char *text, const char *link)
{
    struct suited_vacancy vacancy = {
        .record = json_pack("{s:s, s:s, s:[s], s:[{s:s}]}", "title", title, "text", text,
                            "links", link, "skills", "id", "skill:welding"),
        .row = blank_row(),
    };

    vacancy.row.number = number;
    assert_ok(suited_view_put(view, &vacancy, &err));
    json_decref(vacancy.record);
    return vacancy.row.number;
}

static inline uint32_t put(struct suited_view *view, const char *title, const char *text,
                           const char *link)
{
    return put_as(view, 0, title, text, link);
}

#endif
