/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cmd.h"

/* The country is a setting of the service: places are sought in it first. */
static enum suited_status set_country(const char *dir, const char *country,
                                      struct suited_error *err)
{
    struct suited_store *store = NULL;
    struct suited_corpus *corpus = NULL;
    struct suited_view *view = NULL;
    json_t *setting = json_string(country);
    enum suited_status status = suited_store_open(dir, SUITED_WRITE, &store, err);

    if (!status)
        status = suited_corpus_open(store, SUITED_WRITE, &corpus, err);
    if (!status)
        status = suited_view_open(corpus, SUITED_WRITE, &view, err);
    if (!status) {
        status = suited_note_put(view, SUITED_NOTE_SETTING, "country", strlen("country"),
                                 setting, err);
        if (!status)
            status = suited_view_commit(view, err);
        else
            suited_view_close(view);
    }
    json_decref(setting);
    suited_corpus_close(corpus);
    suited_store_close(store);
    return status;
}

static bool is_country(const char *text)
{
    return strlen(text) == 2 && isupper((unsigned char)text[0]) &&
           isupper((unsigned char)text[1]);
}

int cmd_init(const struct command *self, const struct session *session, int argc, char **argv)
{
    static const struct option options[] = {{"country", required_argument, NULL, 'c'}, {0}};
    const char *country = session->country;
    struct suited_error err;
    enum suited_status status;
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c != 'c' || !is_country(optarg))
            return usage(self);
        country = optarg;
    }
    if (optind != argc)
        return usage(self);

    status = suited_store_create(session->data_dir, &err);
    if (!status)
        status = set_country(session->data_dir, country, &err);
    if (status)
        return failed(&err);
    if (session->json) {
        json_t *made = json_pack("{s:s, s:s}", "data", session->data_dir, "country", country);

        print_json(made);
        json_decref(made);
    } else {
        printf("A new store is in %s. Add a feed ('suited help feed add'), or read a file "
               "('suited ingest --file FILE').\n",
               session->data_dir);
    }
    return EXIT_OK;
}
