/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>

#include "base/json.h"
#include "cmd.h"
#include "suited/ingest.h"

int cmd_feed_add(const struct command *self, const struct session *session, int argc,
                 char **argv)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'},   {"header", required_argument, NULL, 'h'},
        {"complete", required_argument, NULL, 'c'}, {"employer", required_argument, NULL, 'e'},
        {"local", no_argument, NULL, 'l'},          {0},
    };
    json_t *settings = json_object();
    struct suited_error err;
    enum suited_status status;
    int c, index = 0;

    while ((c = getopt_long(argc, argv, "", options, &index)) != -1 && c != '?')
        json_object_set_new(settings, options[index].name,
                            c == 'l' ? json_true() : json_string(optarg));
    if (c == '?' || optind != argc - 2) {
        json_decref(settings);
        return usage(self);
    }
    if (session->unopened) {
        json_decref(settings);
        return failed(session->unopened);
    }
    json_object_set_new(settings, "url", json_string(argv[optind + 1]));
    status = suited_feed_add(session->corpus, argv[optind], settings, &err);
    json_decref(settings);
    if (status)
        return failed(&err);
    if (!session->json)
        printf("Feed '%s' is added. Read it: suited ingest '%s'\n", argv[optind], argv[optind]);
    return EXIT_OK;
}

int cmd_feed_remove(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    struct suited_error err;

    if (argc != 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_feed_remove(session->corpus, argv[1], &err))
        return failed(&err);
    if (!session->json)
        printf("Feed '%s' is forgotten; its vacancies stay until they close.\n", argv[1]);
    return EXIT_OK;
}

static long long count_of(const json_t *last, const char *key)
{
    return json_integer_value(json_object_get(last, key));
}

static void print_feed(const json_t *feed)
{
    const json_t *last = json_object_get(feed, "last");
    const char *url = json_text_of(json_object_get(feed, "settings"), "url");

    printf("%s%s%s\n", json_text_of(feed, "feed"), *url ? "  " : "", url);
    if (!last) {
        puts("  not read yet");
        return;
    }
    printf("  %s, %s: read %lld, new %lld, changed %lld, unchanged %lld, closed %lld, copies "
           "%lld, quarantined %lld\n",
           json_text_of(last, "day"), json_text_of(last, "ended"), count_of(last, "read"),
           count_of(last, "new"), count_of(last, "changed"), count_of(last, "unchanged"),
           count_of(last, "closed"), count_of(last, "copies"), count_of(last, "quarantined"));
    if (*json_text_of(last, "why"))
        printf("  %s\n", json_text_of(last, "why"));
}

int cmd_feed_list(const struct command *self, const struct session *session, int argc,
                  char **argv)
{
    struct suited_error err;
    json_t *feeds, *feed;
    size_t i;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_feed_list(session->corpus, &feeds, &err))
        return failed(&err);
    if (session->json) {
        print_json(feeds);
    } else {
        json_array_foreach(feeds, i, feed)
            print_feed(feed);
        if (!json_array_size(feeds))
            puts("There are no feeds yet ('suited help feed add').");
    }
    json_decref(feeds);
    return EXIT_OK;
}

int cmd_feed_check(const struct command *self, const struct session *session, int argc,
                   char **argv)
{
    struct suited_error err;
    json_t *feed, *held;
    size_t i;

    if (argc != 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_feed_check(session->corpus, argv[1], &feed, &err))
        return failed(&err);
    if (session->json) {
        print_json(feed);
    } else {
        print_feed(feed);
        json_array_foreach(json_object_get(feed, "quarantine"), i, held)
            printf("  %s: %s\n    %.200s\n", json_text_of(held, "where"),
                   json_text_of(held, "why"), json_text_of(held, "record"));
    }
    json_decref(feed);
    return EXIT_OK;
}
