/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SERVER_DESK_H
#define TESTS_SERVER_DESK_H

#include <stdlib.h>

#include "base/json.h"
#include "server/route.h"
#include "suited/client.h"
#include "suited/day.h"

/*
 * A service with the demo's first feed and some people, whose handlers are called without a
 * socket: rosa and omar are support workers, of the teams south and north; lena leads south.
 */
#define DESK_FEED  TEST_DATA "/../demo/feeds/" /* a file of it follows */
#define DESK_TODAY "2026-11-22"

struct desk {
    char *dir;
    struct suited_store *store;
    struct suited_taxonomy *taxonomy;
    struct suited_corpus *corpus;
    struct service service;
    struct reply reply; /* of the last call */
    const char *who;    /* who calls */
};

static inline void desk_person(struct desk *desk, const char *name, enum suited_role role,
                               const char *team)
{
    struct suited_person person = {.role = role, .is_active = true};
    char code[SUITED_CODE_TEXT];

    snprintf(person.name, sizeof(person.name), "%s", name);
    snprintf(person.team, sizeof(person.team), "%s", team);
    assert_ok(suited_person_add(desk->store, &person, NULL, 0, code, &err));
}

static inline void desk_open_store(struct desk *desk, enum suited_mode mode)
{
    suited_corpus_close(desk->corpus);
    suited_store_close(desk->store);
    assert_ok(suited_store_open(desk->dir, mode, &desk->store, &err));
    assert_ok(suited_corpus_open(desk->store, mode, &desk->corpus, &err));
    desk->service.store = desk->store;
    desk->service.corpus = desk->corpus;
}

/* As `suited ingest` would, before the server is there. */
static inline void desk_feed(struct desk *desk, const char *file)
{
    const struct suited_ingest_options options = service_ingest(&desk->service);
    struct suited_ingest_report report;
    struct suited_ingest *ingest;
    char path[400];

    snprintf(path, sizeof(path), "%s%s", DESK_FEED, file);
    assert_ok(suited_ingest_open(&options, &ingest, &err));
    assert_ok(suited_ingest_file(ingest, path, NULL, "demo", &report, &err));
    suited_ingest_close(ingest);
}

static inline int desk_open(void **state)
{
    struct desk *desk = test_calloc(1, sizeof(*desk));

    *state = desk;
    desk->dir = temp_dir();
    assert_ok(suited_taxonomy_open(NULL, &desk->taxonomy, &err));
    assert_ok(suited_store_create(desk->dir, &err));
    desk->service = (struct service){.taxonomy = desk->taxonomy, .country = "GB"};
    assert_true(suited_day_parse(DESK_TODAY, &desk->service.fixed_today));
    desk_open_store(desk, SUITED_WRITE);
    desk_feed(desk, "southern-temps.csv");
    desk_open_store(desk, SUITED_SHARE);
    desk_person(desk, "rosa", SUITED_ESW, "south");
    desk_person(desk, "omar", SUITED_ESW, "north");
    desk_person(desk, "lena", SUITED_LEAD, "south");
    desk_person(desk, "ada", SUITED_ADMIN, "");
    desk->who = "rosa";
    return 0;
}

static inline int desk_close(void **state)
{
    struct desk *desk = *state;

    reply_release(&desk->reply);
    suited_corpus_close(desk->corpus);
    suited_store_close(desk->store);
    suited_taxonomy_close(desk->taxonomy);
    remove_tree(desk->dir);
    test_free(desk);
    return 0;
}

/* Call a route as `desk->who`; single quotes of the body stand for double ones. The code. */
static inline int desk_call(struct desk *desk, enum method method, const char *target,
                            const char *body)
{
    struct suited_person who;
    struct request request;
    unsigned allowed;
    enum suited_status status;
    char *copy = strdup(body);

    for (char *at = copy; *at; at++)
        if (*at == '\'')
            *at = '"';
    reply_release(&desk->reply);
    assert_ok(suited_person_find(desk->store, desk->who, &who, &err));
    assert_ok(request_init(&request, method, target, &err));
    assert_non_null(route_find(&request, &allowed));
    request.who = &who;
    status = *copy ? request_read_body(&request, copy, strlen(copy), &err) : SUITED_OK;
    if (!status)
        status = request.route->run(&desk->service, &request, &desk->reply, &err);
    if (status)
        reply_problem(&desk->reply, status, &err);
    request_release(&request);
    free(copy);
    return desk->reply.code;
}

/* The sentence of a problem. */
static inline const char *desk_detail(const struct desk *desk)
{
    return json_text_of(desk->reply.json, "detail");
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)

#endif
