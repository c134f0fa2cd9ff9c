/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random nights, held against the plain thing: a whole shortlist for each client each night,
 * and a memory of how each vacancy stood when it last changed.
 */
#include "suited/alerts.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "suited/casebook.h"
#include "suited/client.h"
#include "suited/profile.h"
#include "suited/shortlist.h"
#include "support.h"
#include "tests/match/wishes.h"

enum { CLIENTS = 6, VACANCIES_MOST = 160, FIRST_DAY = 90, NIGHTS = 8, ROUNDS = 6 };

/* What a client should know of a vacancy. */
struct memory {
    unsigned stood, told; /* 3 fits, 2 ask first, 1 near miss */
    bool dismissed;
};

struct client {
    char id[16];
    json_t *profile;
    unsigned version, told_version; /* 0: never told anything */
    size_t best;
    struct memory memory[VACANCIES_MOST + 1];
};

struct world {
    char *dir;
    struct suited_taxonomy *taxonomy;
    struct suited_store *store;
    struct suited_corpus *corpus;
    struct dice dice;
    size_t count;                     /* of vacancies, numbered from 1 */
    bool changed[VACANCIES_MOST + 1]; /* since the last night */
    struct client clients[CLIENTS];
    json_int_t seen; /* the last message that was looked at */
    size_t told;     /* in all nights: a world where nothing happens shows nothing */
};

static struct suited_alerts alerts_of(struct world *w)
{
    return (struct suited_alerts){w->store, w->corpus, w->taxonomy, "GB", TODAY, 1000000};
}

static void put(struct world *w, struct suited_view *view, uint32_t number)
{
    char title[64], text[64];
    struct suited_vacancy vacancy = {.row = draw_row(&w->dice, w->taxonomy, "Acme")};

    draw_words(&w->dice, title, sizeof(title));
    draw_words(&w->dice, text, sizeof(text));
    vacancy.row.number = number;
    vacancy.record = json_pack("{s:s, s:s, s:s, s:s, s:[]}", "title", title, "text", text,
                               "employer", "Acme", "status", "open", "links");
    assert_ok(suited_view_put(view, &vacancy, &err));
    w->changed[vacancy.row.number] = true;
    json_decref(vacancy.record);
}

/* A day at the feeds: some edited, some new, some closed. */
static void a_day(struct world *w, size_t fresh)
{
    struct suited_view *view;

    assert_ok(suited_view_open(w->corpus, SUITED_WRITE, &view, &err));
    for (uint32_t number = 1; number <= w->count; number++) {
        unsigned what = roll(&w->dice, 20);

        if (what < 3) {
            put(w, view, number);
        } else if (what == 3) {
            assert_ok(suited_view_shut(view, number, TODAY, "gone", &err));
            w->changed[number] = true;
        }
    }
    for (size_t i = 0; i < fresh && w->count < VACANCIES_MOST; i++, w->count++)
        put(w, view, 0);
    assert_ok(suited_view_commit(view, &err));
    assert_ok(suited_corpus_catch_up(w->corpus, NULL, NULL, &err));
}

static const char *const group_names[] = {"", "near_misses", "ask_first", "fits"};

static void save(struct world *w, struct client *client)
{
    json_t *profile = draw_profile(&w->dice), *groups = json_array(), *latest;
    struct suited_save next = {.base = client->version, .day = TODAY, .author = "Jo"};

    for (unsigned rank = 1; rank <= 3; rank++)
        if (rank == 3 || roll(&w->dice, 2))
            json_array_append_new(groups, json_string(group_names[rank]));
    client->best = 1 + roll(&w->dice, 12);
    json_object_set_new(profile, "id", json_string(client->id));
    json_object_set_new(profile, "alerts",
                        json_pack("{s:b, s:o, s:I}", "on", 1, "groups", groups, "best",
                                  (json_int_t)client->best));
    next.profile = profile;
    assert_ok(suited_client_save(w->store, &next, &latest, &err));
    client->version++;
    json_decref(latest);
    json_decref(client->profile);
    client->profile = profile;
}

static void dismiss(struct world *w, struct client *client, uint32_t number)
{
    struct suited_casebook book = {w->store, NULL, w->taxonomy, "GB", TODAY};
    json_t *event = json_pack("{s:s, s:I, s:s, s:s}", "kind", "decision", "vacancy",
                              (json_int_t)number, "decision", "not_for_me", "text", "no");

    assert_ok(suited_view_open(w->corpus, SUITED_READ, &book.view, &err));
    assert_ok(suited_case_add(&book, client->id, event, "Jo", &err));
    client->memory[number].dismissed = true;
    suited_view_close(book.view);
    json_decref(event);
}

/* ---- the plain thing ---- */

/* Ranks of all vacancies for the client, and in which order they are listed. */
struct listing {
    unsigned rank[VACANCIES_MOST + 1];
    uint32_t order[VACANCIES_MOST];
    size_t count;
};

static void list_all(struct world *w, const struct client *client, struct listing *out)
{
    const json_t *groups =
        json_object_get(json_object_get(client->profile, "alerts"), "groups");
    const struct suited_ask ask = {.today = TODAY};
    struct suited_profile *profile;
    struct suited_view *view;
    json_t *answer, *vacancy;
    size_t i;

    memset(out, 0, sizeof(*out));
    assert_ok(suited_profile_parse(client->profile, w->taxonomy, "GB", &profile, &err));
    assert_ok(suited_view_open(w->corpus, SUITED_READ, &view, &err));
    assert_ok(suited_shortlist(view, profile, &ask, &answer, &err));
    for (unsigned rank = 3; rank >= 1; rank--) {
        if (!json_list_has(groups, group_names[rank]))
            continue;
        json_array_foreach(json_object_get(answer, group_names[rank]), i, vacancy) {
            json_int_t number = json_integer_value(json_object_get(vacancy, "vacancy"));

            out->rank[number] = rank;
            out->order[out->count++] = (uint32_t)number;
        }
    }
    json_decref(answer);
    suited_view_close(view);
    suited_profile_free(profile);
}

/* Whether a vacancy that is looked at is news; what the client has heard of counts not. */
static bool is_news(const struct memory *memory, unsigned rank, bool *counts)
{
    *counts = !memory->told;
    if (!rank || memory->dismissed)
        return false;
    return memory->told ? rank > memory->told : rank > memory->stood;
}

/* What the client must be told this night, and what is remembered for the next. */
static void expect(struct world *w, struct client *client, bool told[VACANCIES_MOST + 1])
{
    struct listing now;
    size_t counted = 0;
    bool looks_at_all = client->told_version != client->version;

    memset(told, 0, (VACANCIES_MOST + 1) * sizeof(*told));
    list_all(w, client, &now);
    for (size_t i = 0; i < now.count; i++) {
        uint32_t number = now.order[i];
        struct memory *memory = &client->memory[number];
        bool counts;

        if (!(looks_at_all || w->changed[number]) ||
            !is_news(memory, now.rank[number], &counts) || (counts && counted == client->best))
            continue;
        counted += counts;
        told[number] = true;
    }
    for (uint32_t number = 1; number <= w->count; number++) {
        struct memory *memory = &client->memory[number];

        if (told[number])
            memory->told = now.rank[number];
        if (looks_at_all || w->changed[number])
            memory->stood = now.rank[number];
    }
    client->told_version = client->version;
}

/* ---- what was told ---- */

static struct client *client_named(struct world *w, const char *id)
{
    for (size_t i = 0; i < CLIENTS; i++)
        if (!strcmp(w->clients[i].id, id))
            return &w->clients[i];
    fail_msg("somebody was told who is nobody: '%s'", id);
    return NULL;
}

static void take_message(struct world *w, const json_t *message,
                         bool told[CLIENTS][VACANCIES_MOST + 1])
{
    const json_t *alert;
    size_t i;

    json_array_foreach(json_object_get(message, "alerts"), i, alert) {
        struct client *client = client_named(w, json_text_of(alert, "client"));
        json_int_t number = json_integer_value(json_object_get(alert, "vacancy"));
        bool *entry = &told[client - w->clients][number];

        assert_false(*entry); /* each once */
        *entry = true;
    }
}

static void read_told(struct world *w, bool told[CLIENTS][VACANCIES_MOST + 1])
{
    json_t *messages, *message;
    size_t i;

    memset(told, 0, CLIENTS * sizeof(*told));
    assert_ok(suited_alerts_outbox(w->store, &messages, &err));
    json_array_foreach(messages, i, message) {
        json_int_t number = json_integer_value(json_object_get(message, "message"));

        if (number <= w->seen)
            continue;
        take_message(w, message, told);
        w->seen = number;
    }
    json_decref(messages);
}

static void a_night(struct world *w)
{
    const struct suited_alerts alerts = alerts_of(w);
    static bool expected[VACANCIES_MOST + 1], told[CLIENTS][VACANCIES_MOST + 1];
    struct suited_alerts_report report;

    assert_ok(suited_alerts_run(&alerts, &report, &err));
    assert_int_equal(report.clients, CLIENTS);
    assert_int_equal(json_array_size(report.faults), 0);
    json_decref(report.faults);
    read_told(w, told);
    for (size_t i = 0; i < CLIENTS; i++) {
        expect(w, &w->clients[i], expected);
        for (uint32_t number = 1; number <= w->count; number++) {
            w->told += told[i][number];
            if (told[i][number] != expected[number])
                fail_msg("seed %llu: %s was %stold of vacancy %u",
                         (unsigned long long)w->dice.state, w->clients[i].id,
                         told[i][number] ? "" : "not ", number);
        }
    }
    memset(w->changed, 0, sizeof(w->changed));
}

static void dismiss_some(struct world *w)
{
    for (size_t i = 0; i < CLIENTS; i++)
        for (uint32_t number = 1; number <= w->count; number++)
            if (w->clients[i].memory[number].told && !roll(&w->dice, 10))
                dismiss(w, &w->clients[i], number);
}

static void open_world(struct world *w, unsigned seed)
{
    memset(w, 0, sizeof(*w));
    w->dice.state = seed;
    w->dir = temp_dir();
    assert_ok(suited_taxonomy_open(NULL, &w->taxonomy, &err));
    assert_ok(suited_store_create(w->dir, &err));
    assert_ok(suited_store_open(w->dir, SUITED_WRITE, &w->store, &err));
    assert_ok(suited_corpus_open(w->store, SUITED_WRITE, &w->corpus, &err));
    for (size_t i = 0; i < CLIENTS; i++) {
        snprintf(w->clients[i].id, sizeof(w->clients[i].id), "client-%zu", i);
        save(w, &w->clients[i]);
    }
}

static void close_world(struct world *w)
{
    for (size_t i = 0; i < CLIENTS; i++)
        json_decref(w->clients[i].profile);
    suited_corpus_close(w->corpus);
    suited_store_close(w->store);
    suited_taxonomy_close(w->taxonomy);
    remove_tree(w->dir);
}

static void each_night_tells_what_became_a_match_and_nothing_else(void **state)
{
    struct world *w = test_malloc(sizeof(*w));

    (void)state;
    for (unsigned seed = 1; seed <= ROUNDS; seed++) {
        open_world(w, seed);
        a_day(w, FIRST_DAY);
        for (int night = 0; night < NIGHTS; night++) {
            a_night(w);
            dismiss_some(w);
            if (night % 3 == 2)
                save(w, &w->clients[roll(&w->dice, CLIENTS)]);
            a_day(w, roll(&w->dice, 12));
        }
        assert_true(w->told > (size_t)CLIENTS * NIGHTS / 2);
        close_world(w);
    }
    test_free(w);
}

/* Whatever the others' facts make of the priors: who did not change is not news. */
static void a_prior_that_moves_is_no_news(void **state)
{
    struct world *w = test_malloc(sizeof(*w));
    struct suited_alerts alerts;
    struct suited_alerts_report report;

    (void)state;
    open_world(w, 99);
    a_day(w, FIRST_DAY);
    a_night(w);
    for (int i = 0; i < 3; i++) {
        struct suited_view *view;

        /* the same vacancy over and over: the only one that may be told of */
        assert_ok(suited_view_open(w->corpus, SUITED_WRITE, &view, &err));
        put(w, view, 7);
        assert_ok(suited_view_commit(view, &err));
        assert_ok(suited_corpus_catch_up(w->corpus, NULL, NULL, &err));
        a_night(w);
    }
    alerts = alerts_of(w);
    assert_ok(suited_alerts_run(&alerts, &report, &err));
    assert_int_equal(report.fresh, 0);
    json_decref(report.faults);
    close_world(w);
    test_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_night_tells_what_became_a_match_and_nothing_else),
        cmocka_unit_test(a_prior_that_moves_is_no_news),
    };

    return cmocka_run_group_tests_name("nights", tests, NULL, NULL);
}
