/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "cmd.h"
#include "suited/places.h"

#define USUAL_LIMIT 10
#define LIMIT_MAX   1000

static void print_found(const json_t *found, const char *kind, const char *key)
{
    const json_t *list = json_object_get(found, kind), *one;
    size_t i;

    json_array_foreach(list, i, one) {
        const char *title = json_text_of(one, "title"), *label = json_text_of(one, "label");

        printf("%-5s %s", json_text_of(one, key), title);
        if (strcmp(title, label) != 0)
            printf(" (%s)", label);
        putchar('\n');
    }
}

/* The words may come as one argument or as several. */
static void join_words(int argc, char **argv, struct strbuf *words)
{
    for (int i = 0; i < argc; i++)
        strbuf_printf(words, "%s%s", i ? " " : "", argv[i]);
}

int cmd_taxonomy_find(const struct command *self, const struct session *session, int argc,
                      char **argv)
{
    static const struct option options[] = {
        {"kind", required_argument, NULL, 'k'}, {"limit", required_argument, NULL, 'n'}, {0}};
    struct strbuf words = STRBUF_INIT;
    unsigned kinds = SUITED_OCCUPATIONS | SUITED_SKILLS;
    size_t limit = USUAL_LIMIT;
    json_t *found;
    bool right = true;
    int c;

    while (right && (c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 'k' && !strcmp(optarg, "occupations"))
            kinds = SUITED_OCCUPATIONS;
        else if (c == 'k' && !strcmp(optarg, "skills"))
            kinds = SUITED_SKILLS;
        else
            right = c == 'n' && parse_count(optarg, 1, LIMIT_MAX, &limit);
    }
    if (!right || optind == argc)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    join_words(argc - optind, argv + optind, &words);
    found = suited_taxonomy_find(session->taxonomy, kinds, words.text, limit);
    if (session->json) {
        print_json(found);
    } else {
        print_found(found, "occupations", "code");
        print_found(found, "skills", "id");
    }
    json_decref(found);
    strbuf_release(&words);
    return EXIT_OK;
}

static enum suited_status import(const char *kind, const char *path, const char *data_dir,
                                 size_t *count, struct suited_error *err)
{
    if (!strcmp(kind, "places"))
        return suited_places_import(path, data_dir, count, err);
    if (!strcmp(kind, "esco"))
        return suited_esco_import(path, data_dir, count, err);
    if (!strcmp(kind, "onet"))
        return suited_onet_import(path, data_dir, count, err);
    return suited_fail(err, SUITED_INVALID,
                       "cannot import '%s': there is no such taxonomy (use esco, onet or "
                       "places)",
                       kind);
}

int cmd_taxonomy_import(const struct command *self, const struct session *session, int argc,
                        char **argv)
{
    struct suited_error err = {""};
    size_t count = 0;

    if (argc != 3)
        return usage(self);
    if (import(argv[1], argv[2], session->data_dir, &count, &err))
        return failed(&err);
    if (session->json)
        printf("{\"taken\": %zu}\n", count);
    else
        printf("Taken in: %zu entries.%s\n", count,
               strcmp(argv[1], "places")
                   ? " The next 'suited ingest' reads the vacancies again with them; "
                     "'suited reread' does it at once."
                   : "");
    return EXIT_OK;
}
