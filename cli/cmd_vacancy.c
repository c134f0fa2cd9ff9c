/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "cmd.h"
#include "print.h"
#include "suited/ingest.h"
#include "vacancy_arg.h"

#define SEARCH_LIMIT 20
#define SEARCH_MAX   1000

/* The words of a search may come as one argument or as several. */
static char *join_words(int argc, char **argv)
{
    struct strbuf words = STRBUF_INIT;

    for (int i = 0; i < argc; i++)
        strbuf_printf(&words, "%s%s", i ? " " : "", argv[i]);
    return strbuf_detach(&words);
}

static enum suited_status find(struct suited_view *view, const char *words, size_t limit,
                               json_t *found, struct suited_error *err)
{
    uint32_t numbers[SEARCH_MAX];
    size_t count = 0;
    enum suited_status status = suited_view_search(view, words, numbers, limit, &count, err);

    for (size_t i = 0; !status && i < count; i++) {
        json_t *record;

        status = suited_view_record(view, numbers[i], &record, err);
        if (status)
            break;
        json_object_set_new(record, "vacancy", json_integer(numbers[i]));
        json_array_append_new(found, record);
    }
    return status;
}

int cmd_vacancy_search(const struct command *self, const struct session *session, int argc,
                       char **argv)
{
    static const struct option options[] = {{"limit", required_argument, NULL, 'n'}, {0}};
    struct suited_error err;
    struct suited_view *view;
    size_t limit = SEARCH_LIMIT, i;
    json_t *found, *record;
    char *words;
    enum suited_status status;
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
        if (c != 'n' || !parse_count(optarg, 1, SEARCH_MAX, &limit))
            return usage(self);
    if (optind == argc)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_view_open(session->corpus, SUITED_READ, &view, &err))
        return failed(&err);
    words = join_words(argc - optind, argv + optind);
    found = json_array();
    status = find(view, words, limit, found, &err);
    if (!status && session->json)
        print_json(found);
    else if (!status)
        json_array_foreach(found, i, record)
            print_vacancy_line(record);
    json_decref(found);
    free(words);
    suited_view_close(view);
    return status ? failed(&err) : EXIT_OK;
}

int cmd_vacancy_show(const struct command *self, const struct session *session, int argc,
                     char **argv)
{
    struct suited_error err;
    struct suited_view *view;
    json_t *record = NULL, *tags = NULL;
    uint32_t number;
    enum suited_status status;

    if (argc != 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_view_open(session->corpus, SUITED_READ, &view, &err))
        return failed(&err);
    status = vacancy_arg(view, argv[1], &number, &err);
    if (!status)
        status = suited_view_record(view, number, &record, &err);
    if (!status)
        status = suited_tags_of(view, number, session->today, &tags, &err);
    suited_view_close(view);
    if (status) {
        json_decref(record);
        return failed(&err);
    }
    json_object_set_new(record, "vacancy", json_integer(number));
    json_object_set_new(record, "tags", tags);
    if (session->json)
        print_json(record);
    else
        print_vacancy(session->taxonomy, record);
    json_decref(record);
    return EXIT_OK;
}

int cmd_vacancy_add(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    static const struct option options[] = {{"feed", required_argument, NULL, 'f'}, {0}};
    const struct suited_ingest_options ingesting = {.corpus = session->corpus,
                                                    .taxonomy = session->taxonomy,
                                                    .country = session->country,
                                                    .today = session->today};
    const char *feed = "told";
    struct suited_ingest *ingest = NULL;
    struct suited_error err;
    json_t *advert = NULL;
    uint32_t number = 0;
    enum suited_status status;
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c != 'f')
            return usage(self);
        feed = optarg;
    }
    if (optind != argc - 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = json_read_file(argv[optind], &advert, &err);
    if (!status)
        status = suited_ingest_open(&ingesting, &ingest, &err);
    if (!status)
        status = suited_ingest_one(ingest, advert, feed, &number, &err);
    suited_ingest_close(ingest);
    json_decref(advert);
    if (status)
        return failed(&err);
    if (session->json)
        printf("{\"vacancy\": %u}\n", number);
    else
        printf("It is vacancy %u.\n", number);
    return EXIT_OK;
}
