/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SERVER_PEOPLE_H
#define TESTS_SERVER_PEOPLE_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/json.h"
#include "server/answer.h"
#include "server/guard.h"
#include "suited/day.h"
#include "suited/door.h"

/* A service with a store of its own, and what is asked of it and answered, without a socket. */
struct world {
    char *dir;
    struct service service;
    struct request request;
    struct reply reply;
    char cookie[200], token[SEAL_TEXT]; /* of who is signed in */
};

static inline void open_world(struct world *w)
{
    struct service *s = &w->service;

    assert_ok(suited_store_open(w->dir, SUITED_SHARE, &s->store, &err));
    assert_ok(suited_corpus_open(s->store, SUITED_SHARE, &s->corpus, &err));
    assert_ok(suited_door_open(s->store, &s->door, &err));
    s->country = "GB";
    s->host = "127.0.0.1";
    s->fixed_today = suited_day_of(2026, 11, 22);
}

static inline void close_world(struct world *w)
{
    request_release(&w->request);
    reply_release(&w->reply);
    suited_door_close(w->service.door);
    suited_corpus_close(w->service.corpus);
    suited_store_close(w->service.store);
}

static inline int set_up(void **state)
{
    struct world *w = test_calloc(1, sizeof(*w));

    w->dir = temp_dir();
    *state = w;
    assert_ok(suited_store_create(w->dir, &err));
    open_world(w);
    return 0;
}

static inline int tear_down(void **state)
{
    struct world *w = *state;

    close_world(w);
    remove_tree(w->dir);
    test_free(w);
    return 0;
}

#define WORLD_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* Ask with these headers; the code that is answered. */
static inline int ask_with(struct world *w, enum method method, const char *target,
                           const char *body, struct request_headers headers)
{
    request_release(&w->request);
    reply_release(&w->reply);
    assert_ok(request_init(&w->request, method, target, &err));
    w->request.headers = headers;
    w->request.address = "127.0.0.1";
    answer(&w->service, &w->request, body, strlen(body), &w->reply);
    return w->reply.code;
}

static inline struct request_headers usual(const struct world *w)
{
    return (struct request_headers){.host = "127.0.0.1:8750",
                                    .type = "application/json",
                                    .cookie = *w->cookie ? w->cookie : NULL,
                                    .token = *w->token ? w->token : NULL};
}

/* Ask as our own page does. */
static inline int ask(struct world *w, enum method method, const char *target, const char *body)
{
    return ask_with(w, method, target, body, usual(w));
}

static inline const char *sent(const struct world *w, const char *name)
{
    for (size_t i = 0; i < w->reply.header_count; i++)
        if (!strcmp(w->reply.headers[i].name, name))
            return w->reply.headers[i].value;
    return "";
}

/* A text of the reply's JSON, borrowed until the next call. */
static inline const char *told(const struct world *w, const char *key)
{
    static char room[600];
    json_t *reply = json_loadb(w->reply.text, w->reply.length, 0, NULL);

    snprintf(room, sizeof(room), "%s", json_text_of(reply, key));
    json_decref(reply);
    return room;
}

/* Keep the cookie and token of a reply that signed somebody in. */
static inline void keep_session(struct world *w)
{
    const char *cookie = sent(w, "Set-Cookie");

    snprintf(w->cookie, sizeof(w->cookie), "%.*s", (int)strcspn(cookie, ";"), cookie);
    snprintf(w->token, sizeof(w->token), "%s", told(w, "token"));
}

#define PASSWORD "four words make one"

static inline void add(struct world *w, const char *name, enum suited_role role)
{
    struct suited_person person = {.role = role, .is_active = true};
    char code[SUITED_CODE_TEXT];

    snprintf(person.name, sizeof(person.name), "%s", name);
    assert_ok(suited_person_add(w->service.store, &person, PASSWORD, time(NULL), code, &err));
}

static inline int try_in(struct world *w, const char *name, const char *password)
{
    char body[400];

    *w->cookie = *w->token = '\0';
    snprintf(body, sizeof(body), "{\"name\": \"%s\", \"password\": \"%s\"}", name, password);
    return ask(w, METHOD_POST, "/api/session", body);
}

static inline void sign_in(struct world *w, const char *name)
{
    assert_int_equal(try_in(w, name, PASSWORD), 200);
    keep_session(w);
}

#endif
