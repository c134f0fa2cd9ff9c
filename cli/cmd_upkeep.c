/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>

#include "base/json.h"
#include "cmd.h"
#include "progress.h"
#include "suited/client.h"
#include "suited/day.h"

struct numbers {
    json_int_t live, closed, quarantined;
};

static enum suited_status count_one(void *context, const char *key, size_t length, json_t *note,
                                    struct suited_error *err)
{
    json_int_t *count = context;

    (void)key, (void)length, (void)note, (void)err;
    ++*count;
    return SUITED_OK;
}

/* Live is open, and not past its closing date; every other number ever given is closed. */
static enum suited_status count_vacancies(struct suited_view *view, int32_t today,
                                          struct numbers *numbers, struct suited_error *err)
{
    const struct suited_note_range held = {.kind = SUITED_NOTE_QUARANTINE};
    enum suited_status status = SUITED_OK;

    for (size_t b = 0; !status && b < suited_view_blocks(view); b++) {
        const struct suited_block *block;
        struct suited_row row;

        status = suited_view_block(view, b, &block, err);
        for (size_t i = 0; !status && i < suited_block_rows(block); i++)
            if (suited_block_row(block, i, &row))
                numbers->live += row.closes == SUITED_DAY_NONE || row.closes >= today;
    }
    numbers->closed = (json_int_t)suited_view_numbers(view) - numbers->live;
    if (!status)
        status = suited_note_each(view, &held, count_one, &numbers->quarantined, err);
    return status;
}

static enum suited_status gather(const struct session *session, json_t **out,
                                 struct suited_error *err)
{
    struct numbers numbers = {0};
    struct suited_view *view;
    uint64_t behind = 0, store, index;
    size_t clients = 0;
    enum suited_status status = suited_view_open(session->corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    status = count_vacancies(view, session->today, &numbers, err);
    behind = suited_view_behind(view);
    suited_view_close(view);
    if (!status)
        status = suited_client_count(session->store, &clients, err);
    if (status)
        return status;
    suited_corpus_bytes(session->corpus, &store, &index);
    *out = json_pack("{s:{s:I, s:I, s:I}, s:I, s:{s:I}, s:{s:I, s:I}}", "vacancies", "live",
                     numbers.live, "closed", numbers.closed, "quarantined", numbers.quarantined,
                     "clients", (json_int_t)clients, "index", "behind", (json_int_t)behind,
                     "bytes", "store", (json_int_t)store, "index", (json_int_t)index);
    return SUITED_OK;
}

static long long at(const json_t *stats, const char *group, const char *key)
{
    return json_integer_value(json_object_get(json_object_get(stats, group), key));
}

int cmd_stats(const struct command *self, const struct session *session, int argc, char **argv)
{
    struct suited_error err;
    json_t *stats;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (gather(session, &stats, &err))
        return failed(&err);
    if (session->json)
        print_json(stats);
    else
        printf("vacancies: %lld live, %lld closed; %lld records in quarantine\n"
               "clients: %lld\n"
               "text index: %lld changes behind\n"
               "on disk: store %lld bytes, index %lld bytes\n",
               at(stats, "vacancies", "live"), at(stats, "vacancies", "closed"),
               at(stats, "vacancies", "quarantined"),
               (long long)json_integer_value(json_object_get(stats, "clients")),
               at(stats, "index", "behind"), at(stats, "bytes", "store"),
               at(stats, "bytes", "index"));
    json_decref(stats);
    return EXIT_OK;
}

/* Said beside a clean bill: words are sought in what the index has. */
static void print_behind(const struct session *session)
{
    struct suited_view *view;
    uint64_t behind;

    if (suited_view_open(session->corpus, SUITED_READ, &view, NULL))
        return;
    behind = suited_view_behind(view);
    suited_view_close(view);
    if (behind)
        printf("The text index is %" PRIu64 " changes behind; the next command that writes "
               "brings it up.\n",
               behind);
}

static void print_faults(const struct session *session, const json_t *faults)
{
    const json_t *fault;
    size_t i;

    if (session->json) {
        json_t *result = json_pack("{s:O}", "faults", faults);

        print_json(result);
        json_decref(result);
        return;
    }
    json_array_foreach(faults, i, fault)
        fprintf(stderr, "suited: %s\n", json_string_value(fault));
    if (!json_array_size(faults)) {
        puts("The store is whole.");
        print_behind(session);
    }
}

int cmd_verify(const struct command *self, const struct session *session, int argc, char **argv)
{
    struct progress progress = {.what = "Verifying", .shown = -1};
    struct suited_error err;
    json_t *faults;
    int code;
    enum suited_status status;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = suited_corpus_verify(session->corpus, progress_show, &progress, &faults, &err);
    progress_end(&progress);
    if (!status)
        status = suited_client_verify(session->store, faults, &err);
    if (status)
        return failed(&err);
    print_faults(session, faults);
    code = json_array_size(faults) ? EXIT_FAILED : EXIT_OK;
    json_decref(faults);
    return code;
}

int cmd_reindex(const struct command *self, const struct session *session, int argc,
                char **argv)
{
    struct progress progress = {.what = "Indexing", .shown = -1};
    struct suited_error err;
    enum suited_status status;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = suited_corpus_reindex(session->corpus, progress_show, &progress, &err);
    progress_end(&progress);
    if (status)
        return failed(&err);
    if (!session->json)
        puts("The text index is built anew.");
    return EXIT_OK;
}
