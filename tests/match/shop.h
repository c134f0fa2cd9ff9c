/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MATCH_SHOP_H
#define TESTS_MATCH_SHOP_H

#include <stdio.h>
#include <stdlib.h>

#include "base/fold.h"
#include "suited/corpus.h"
#include "suited/profile.h"
#include "suited/shortlist.h"
#include "tests/match/rows.h"

/* A small store for one test, its vacancies put by hand. */
#define TODAY 20000

struct shop {
    char *dir;
    struct suited_store *store;
    struct suited_corpus *corpus;
    struct suited_view *view;
    struct suited_taxonomy *taxonomy;
};

static inline int open_shop(void **state)
{
    struct shop *shop = test_calloc(1, sizeof(*shop));

    *state = shop;
    shop->dir = temp_dir();
    assert_ok(suited_taxonomy_open(NULL, &shop->taxonomy, &err));
    assert_ok(suited_store_create(shop->dir, &err));
    assert_ok(suited_store_open(shop->dir, SUITED_WRITE, &shop->store, &err));
    assert_ok(suited_corpus_open(shop->store, SUITED_WRITE, &shop->corpus, &err));
    assert_ok(suited_view_open(shop->corpus, SUITED_WRITE, &shop->view, &err));
    return 0;
}

static inline int close_shop(void **state)
{
    struct shop *shop = *state;

    suited_view_close(shop->view);
    suited_corpus_close(shop->corpus);
    suited_store_close(shop->store);
    suited_taxonomy_close(shop->taxonomy);
    remove_tree(shop->dir);
    test_free(shop);
    return 0;
}

#define SHOP_TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_shop)

/* JSON in single quotes, for reading's sake. */
static inline json_t *json_of(const char *text)
{
    char *copy = strdup(text);
    json_t *json;

    for (char *at = copy; *at; at++)
        if (*at == '\'')
            *at = '"';
    json = json_loads(copy, 0, NULL);
    if (!json)
        fail_msg("the test's own JSON is broken: %s", text);
    free(copy);
    return json;
}

static inline uint64_t bit_of(const struct shop *shop, const char *condition)
{
    return UINT64_C(1) << suited_condition_find(shop->taxonomy, condition)->number;
}

static inline struct suited_row plain_row(void)
{
    struct suited_row row = blank_row();

    row.number = 0;
    row.posted = TODAY - 1;
    return row;
}

/* Put a vacancy; `more` are further keys of its record, or NULL. */
static inline uint32_t put(struct shop *shop, const char *title, const char *text,
                           struct suited_row row, const char *more)
{
    json_t *also = json_of(more ? more : "{}");
    struct suited_vacancy vacancy = {
        .record = json_pack("{s:s, s:s, s:s, s:s, s:s, s:[s]}", "title", title, "text", text,
                            "employer", "Acme Ltd", "status", "open", "url",
                            "https://a.example/1", "links", "https://a.example/1"),
        .row = row,
    };

    json_object_update(vacancy.record, also);
    vacancy.row.employer = employer_hash("Acme Ltd");
    assert_ok(suited_view_put(shop->view, &vacancy, &err));
    json_decref(vacancy.record);
    json_decref(also);
    return vacancy.row.number;
}

/* Close the shop for putting and open it for asking. */
static inline void ready(struct shop *shop)
{
    assert_ok(suited_view_commit(shop->view, &err));
    shop->view = NULL;
    assert_ok(suited_corpus_catch_up(shop->corpus, NULL, NULL, &err));
    assert_ok(suited_view_open(shop->corpus, SUITED_READ, &shop->view, &err));
}

static inline struct suited_profile *profile_of(struct shop *shop, const char *text)
{
    struct suited_profile *profile;
    json_t *json = json_of(text);

    assert_ok(suited_profile_parse(json, shop->taxonomy, "GB", &profile, &err));
    json_decref(json);
    return profile;
}

static inline json_t *asked(struct shop *shop, const char *text, struct suited_ask ask)
{
    struct suited_profile *profile = profile_of(shop, text);
    json_t *out;

    ask.today = TODAY;
    assert_ok(suited_shortlist(shop->view, profile, &ask, &out, &err));
    suited_profile_free(profile);
    return out;
}

static inline json_t *explained(struct shop *shop, const char *text, uint32_t number)
{
    struct suited_profile *profile = profile_of(shop, text);
    struct suited_ask ask = {.today = TODAY};
    json_t *out;

    assert_ok(suited_explain(shop->view, profile, &ask, number, &out, &err));
    suited_profile_free(profile);
    return out;
}

/* The value at a path such as "fits/0/title"; a whole number is a place in a list. */
static inline const json_t *at(const json_t *json, const char *path)
{
    char *copy = strdup(path), *rest = NULL;

    for (char *key = strtok_r(copy, "/", &rest); key; key = strtok_r(NULL, "/", &rest))
        json = json_is_array(json) ? json_array_get(json, strtoul(key, NULL, 10))
                                   : json_object_get(json, key);
    free(copy);
    return json;
}

static inline long number_at(const json_t *json, const char *path)
{
    if (!json_is_integer(at(json, path)))
        fail_msg("there is no whole number at %s", path);
    return (long)json_integer_value(at(json, path));
}

static inline const char *text_at(const json_t *json, const char *path)
{
    if (!json_is_string(at(json, path)))
        fail_msg("there is no text at %s", path);
    return json_string_value(at(json, path));
}

#endif
