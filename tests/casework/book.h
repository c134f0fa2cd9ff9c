/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CASEWORK_BOOK_H
#define TESTS_CASEWORK_BOOK_H

#include "suited/casebook.h"
#include "suited/client.h"
#include "tests/match/shop.h"

/* A casebook over a shop of one's own (tests/match/shop.h). */
static inline struct suited_casebook book_of(const struct shop *shop)
{
    return (struct suited_casebook){shop->store, shop->view, shop->taxonomy, "GB", TODAY};
}

/* Save the next version of a client's profile. */
static inline void save(struct shop *shop, const char *text)
{
    json_t *profile = json_of(text), *latest = NULL;
    struct suited_save next = {.profile = profile, .day = TODAY - 30, .author = "Jo"};

    if (!suited_client_latest(shop->store, text_at(profile, "id"), &latest, NULL))
        next.base = (unsigned)number_at(latest, "version");
    json_decref(latest);
    assert_ok(suited_client_save(shop->store, &next, &latest, &err));
    json_decref(latest);
    json_decref(profile);
}

static inline enum suited_status try_add(struct shop *shop, const char *id, const char *text)
{
    struct suited_casebook book = book_of(shop);
    json_t *event = json_of(text);
    enum suited_status status = suited_case_add(&book, id, event, "Kim", &err);

    json_decref(event);
    return status;
}

static inline void add(struct shop *shop, const char *id, const char *text)
{
    assert_ok(try_add(shop, id, text));
}

static inline json_t *standing_of(struct shop *shop, const char *id)
{
    struct suited_casebook book = book_of(shop);
    json_t *out;

    assert_ok(suited_case_get(&book, id, &out, &err));
    return out;
}

/* Put the vacancy anew, under its number, and look at it as it is then. */
static inline void change(struct shop *shop, uint32_t number, const char *more)
{
    struct suited_row row = plain_row();

    suited_view_close(shop->view);
    assert_ok(suited_view_open(shop->corpus, SUITED_WRITE, &shop->view, &err));
    row.number = number;
    put(shop, "Clerk", "", row, more);
    ready(shop);
}

#endif
