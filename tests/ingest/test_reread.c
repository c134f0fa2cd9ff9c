/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/ingest.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "support.h"

/* More vacancies than are read again in one transaction. */
#define MANY 2500

/* What a service has open; it is opened anew after an import. */
struct service {
    struct suited_taxonomy *taxonomy;
    struct suited_store *store;
    struct suited_corpus *corpus;
    struct suited_ingest *ingest;
};

struct fixture {
    char *dir;
    char data[300], source[300], format[300], file[300];
};

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void open_service(const struct fixture *f, suited_progress *progress,
                         struct service *service)
{
    struct suited_ingest_options options = {
        .country = "GB", .today = 20000, .progress = progress};

    assert_ok(suited_store_open(f->data, SUITED_WRITE, &service->store, &err));
    assert_ok(suited_taxonomy_open(f->data, &service->taxonomy, &err));
    assert_ok(suited_corpus_open(service->store, SUITED_WRITE, &service->corpus, &err));
    options.corpus = service->corpus;
    options.taxonomy = service->taxonomy;
    assert_ok(suited_ingest_open(&options, &service->ingest, &err));
}

static void close_service(struct service *service)
{
    suited_ingest_close(service->ingest);
    suited_corpus_close(service->corpus);
    suited_taxonomy_close(service->taxonomy);
    suited_store_close(service->store);
}

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    *state = f;
    f->dir = temp_dir();
    snprintf(f->data, sizeof(f->data), "%s/data", f->dir);
    snprintf(f->source, sizeof(f->source), "%s", f->dir);
    snprintf(f->format, sizeof(f->format), "%s/board.jq", f->dir);
    snprintf(f->file, sizeof(f->file), "%s/board.json", f->dir);
    write_file(f->format, "def format: {kind: \"json\", records: \".[]\", "
                          "complete: \"snapshot\"}; def advert: .;");
    assert_ok(suited_store_create(f->data, &err));
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    remove_tree(f->dir);
    test_free(f);
    return 0;
}

/* Vacancies for a trade that no list of ours knows. */
static void take_in(const struct fixture *f, size_t count)
{
    struct strbuf adverts = STRBUF_INIT;
    struct suited_ingest_report report;
    struct service service;

    strbuf_putc(&adverts, '[');
    for (size_t i = 0; i < count; i++)
        strbuf_printf(
            &adverts,
            "%s{\"id\": %zu, \"title\": \"Froth herder\", \"employer\": \"Suds %zu\", "
            "\"description\": \"Herd froth in shed %zu.\"}",
            i ? "," : "", i, i, i);
    strbuf_putc(&adverts, ']');
    write_file(f->file, adverts.text);
    strbuf_release(&adverts);
    open_service(f, NULL, &service);
    assert_ok(suited_ingest_file(service.ingest, f->file, f->format, "board", &report, &err));
    assert_int_equal(report.fresh, count);
    close_service(&service);
}

static void import(const struct fixture *f, const char *label)
{
    struct strbuf path = STRBUF_INIT, occupations = STRBUF_INIT;
    size_t count;

    strbuf_printf(&path, "%s/occupations_en.csv", f->source);
    strbuf_printf(&occupations,
                  "conceptUri,preferredLabel,altLabels,iscoGroup\nhttp://x/o/1,%s,,9321\n",
                  label);
    write_file(path.text, occupations.text);
    strbuf_clear(&path);
    strbuf_printf(&path, "%s/skills_en.csv", f->source);
    write_file(path.text, "conceptUri,preferredLabel,altLabels\nhttp://x/s/1,tame suds,\n");
    assert_ok(suited_esco_import(f->source, f->data, &count, &err));
    strbuf_release(&path);
    strbuf_release(&occupations);
}

static uint32_t left_of(const struct service *service)
{
    uint32_t left;

    assert_ok(suited_ingest_left(service->ingest, &left, &err));
    return left;
}

/* How many of the vacancies are known to be of the group that was imported. */
static size_t count_known(const struct service *service, uint32_t numbers)
{
    struct suited_view *view;
    size_t known = 0;

    assert_ok(suited_view_open(service->corpus, SUITED_READ, &view, &err));
    for (uint32_t number = 1; number <= numbers; number++) {
        json_t *record, *first;

        assert_ok(suited_view_record(view, number, &record, &err));
        first = json_array_get(json_object_get(record, "occupations"), 0);
        known += !strcmp(json_text_of(first, "code"), "9321");
        json_decref(record);
    }
    suited_view_close(view);
    return known;
}

static void after_an_import_what_was_there_is_read_again_and_once_only(void **state)
{
    struct fixture *f = *state;
    struct service service;
    uint64_t changed;

    take_in(f, 3);
    import(f, "froth herder");
    open_service(f, NULL, &service);
    assert_int_equal(count_known(&service, 3), 0);
    assert_int_equal(left_of(&service), 3);
    assert_ok(suited_ingest_reread(service.ingest, &changed, &err));
    assert_int_equal(changed, 3);
    assert_int_equal(count_known(&service, 3), 3);
    assert_int_equal(left_of(&service), 0);
    close_service(&service);
    open_service(f, NULL, &service);
    assert_int_equal(left_of(&service), 0);
    close_service(&service);
}

static void importing_the_very_same_again_leaves_nothing_to_read(void **state)
{
    struct fixture *f = *state;
    struct service service;

    import(f, "froth herder");
    take_in(f, 2);
    import(f, "froth herder");
    open_service(f, NULL, &service);
    assert_int_equal(left_of(&service), 0);
    assert_int_equal(count_known(&service, 2), 2);
    close_service(&service);
}

static void what_people_said_and_what_fields_said_outlives_it(void **state)
{
    struct fixture *f = *state;
    json_t *says = json_pack("{s:s}", "sit_stand_choice", "yes"), *record, *fact;
    const struct suited_tag tag = {.number = 1, .says = says, .by = "employer", .day = 20001};
    struct suited_view *view;
    struct service service;
    uint64_t changed;

    take_in(f, 1);
    import(f, "froth herder");
    open_service(f, NULL, &service);
    assert_ok(suited_tag_vacancy(service.corpus, service.taxonomy, &tag, &err));
    assert_ok(suited_ingest_reread(service.ingest, &changed, &err));
    assert_ok(suited_view_open(service.corpus, SUITED_READ, &view, &err));
    assert_ok(suited_view_record(view, 1, &record, &err));
    fact = json_array_get(json_object_get(record, "facts"), 0);
    assert_string_equal(json_text_of(fact, "source"), "employer");
    assert_int_equal(json_array_size(json_object_get(record, "adverts")), 1);
    suited_view_close(view);
    close_service(&service);
    json_decref(record);
    json_decref(says);
}

static void be_killed(void *context, uint64_t done, uint64_t total)
{
    (void)context, (void)done, (void)total;
    raise(SIGKILL);
}

static void killed_after_a_batch_it_goes_on_behind_it(void **state)
{
    struct fixture *f = *state;
    struct service service;
    uint64_t changed;
    int how;
    pid_t child;

    take_in(f, MANY);
    import(f, "froth herder");
    child = fork();
    if (!child) {
        open_service(f, be_killed, &service);
        suited_ingest_reread(service.ingest, &changed, &err);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFSIGNALED(how));

    open_service(f, NULL, &service);
    assert_int_equal(left_of(&service), MANY - count_known(&service, MANY));
    assert_in_range(left_of(&service), 1, MANY - 1);
    assert_ok(suited_ingest_reread(service.ingest, &changed, &err));
    assert_in_range(changed, 1, MANY - 1);
    assert_int_equal(left_of(&service), 0);
    assert_int_equal(count_known(&service, MANY), MANY);
    close_service(&service);
}

static void another_taxonomy_meanwhile_begins_it_anew(void **state)
{
    struct fixture *f = *state;
    struct service service;
    uint64_t changed;

    take_in(f, 2);
    import(f, "froth herder");
    open_service(f, NULL, &service);
    assert_int_equal(left_of(&service), 2);
    close_service(&service);
    import(f, "froth wrangler");
    open_service(f, NULL, &service);
    assert_int_equal(left_of(&service), 2);
    assert_ok(suited_ingest_reread(service.ingest, &changed, &err));
    assert_int_equal(count_known(&service, 2), 0);
    close_service(&service);
}

#define REREAD_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        REREAD_TEST(after_an_import_what_was_there_is_read_again_and_once_only),
        REREAD_TEST(importing_the_very_same_again_leaves_nothing_to_read),
        REREAD_TEST(what_people_said_and_what_fields_said_outlives_it),
        REREAD_TEST(killed_after_a_batch_it_goes_on_behind_it),
        REREAD_TEST(another_taxonomy_meanwhile_begins_it_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
