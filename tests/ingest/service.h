/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_INGEST_SERVICE_H
#define TESTS_INGEST_SERVICE_H

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "suited/ingest.h"
#include "support.h"

/* A service with an empty store, and a format of its own whose feeds are snapshots. */
struct fixture {
    char *dir, *format, *file;
    struct suited_taxonomy *taxonomy;
    struct suited_store *store;
    struct suited_corpus *corpus;
    struct suited_ingest *ingest;
    struct suited_ingest_report report;
};

static inline char *path_in(const char *dir, const char *name)
{
    struct strbuf path = STRBUF_INIT;

    strbuf_printf(&path, "%s/%s", dir, name);
    return strbuf_detach(&path);
}

static inline void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline int open_service(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));
    char *store;

    *state = f;
    f->dir = temp_dir();
    f->format = path_in(f->dir, "board.jq");
    f->file = path_in(f->dir, "board.json");
    store = path_in(f->dir, "data");
    write_file(f->format, "def format: {kind: \"json\", records: \".jobs[]\", "
                          "complete: \"snapshot\"}; def advert: .;");
    assert_ok(suited_store_create(store, &err));
    assert_ok(suited_store_open(store, SUITED_WRITE, &f->store, &err));
    assert_ok(suited_taxonomy_open(store, &f->taxonomy, &err));
    assert_ok(suited_corpus_open(f->store, SUITED_WRITE, &f->corpus, &err));
    assert_ok(suited_ingest_open(
        &(struct suited_ingest_options){
            .corpus = f->corpus, .taxonomy = f->taxonomy, .country = "GB", .today = 20000},
        &f->ingest, &err));
    free(store);
    return 0;
}

static inline int close_service(void **state)
{
    struct fixture *f = *state;

    suited_ingest_close(f->ingest);
    suited_corpus_close(f->corpus);
    suited_taxonomy_close(f->taxonomy);
    suited_store_close(f->store);
    remove_tree(f->dir);
    free(f->format);
    free(f->file);
    test_free(f);
    return 0;
}

/* Read the feed with these records, as JSON separated by commas. */
static inline enum suited_status read_feed(struct fixture *f, const char *feed,
                                           const char *records)
{
    struct strbuf text = STRBUF_INIT;

    strbuf_printf(&text, "{\"jobs\": [%s]}", records);
    write_file(f->file, text.text);
    strbuf_release(&text);
    return suited_ingest_file(f->ingest, f->file, f->format, feed, &f->report, &err);
}

static inline json_t *record_of(struct fixture *f, uint32_t number)
{
    struct suited_view *view;
    json_t *record;

    assert_ok(suited_view_open(f->corpus, SUITED_READ, &view, &err));
    assert_ok(suited_view_record(view, number, &record, &err));
    suited_view_close(view);
    return record;
}

static inline bool is_open(struct fixture *f, uint32_t number)
{
    json_t *record = record_of(f, number);
    bool open = !json_object_get(record, "closed");

    json_decref(record);
    return open;
}

#define PORTER                                                                                 \
    "{\"id\": 1, \"title\": \"Porter\", \"employer\": \"Town Hall\", \"places\": "             \
    "[\"Leeds\"], "                                                                            \
    "\"url\": \"https://a.example/1\", \"description\": \"Carry post about the building.\"}"
#define COOK                                                                                   \
    "{\"id\": 2, \"title\": \"Cook\", \"employer\": \"Town Hall\", \"places\": [\"Leeds\"], "  \
    "\"url\": \"https://a.example/2\", \"description\": \"Cook lunch for forty people.\"}"
#define PORTER_AGAIN                                                                           \
    "{\"id\": 3, \"title\": \"Porter\", \"employer\": \"Town Hall\", \"places\": "             \
    "[\"Leeds\"], "                                                                            \
    "\"url\": \"https://a.example/3\", \"description\": \"Carry post about the building.\"}"
#define PORTER_ELSEWHERE                                                                       \
    "{\"id\": 4, \"title\": \"Porter\", \"employer\": \"Town Hall\", \"places\": [\"York\"], " \
    "\"url\": \"https://a.example/4\", \"description\": \"Carry post about the building.\"}"

#define SERVICE_TEST(name) cmocka_unit_test_setup_teardown(name, open_service, close_service)

#endif
