/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "cmd.h"
#include "progress.h"
#include "suited/ingest.h"

struct wanted {
    const char *file, *format, *feed, *employer; /* of one file; file NULL: feeds */
    bool trust_short;
};

static void print_counts(const struct session *session, const char *feed,
                         const struct suited_ingest_report *counts)
{
    json_t *line =
        json_pack("{s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "feed", feed, "read",
                  (json_int_t)counts->read, "new", (json_int_t)counts->fresh, "changed",
                  (json_int_t)counts->changed, "unchanged", (json_int_t)counts->unchanged,
                  "closed", (json_int_t)counts->closed, "copies", (json_int_t)counts->copies,
                  "quarantined", (json_int_t)counts->quarantined);
    const char *key, *comma = "";
    json_t *value;

    if (session->json) {
        print_json_line(line);
    } else {
        printf("%s: ", feed);
        json_object_foreach(line, key, value) {
            if (!json_is_integer(value))
                continue;
            printf("%s%s %lld", comma, key, (long long)json_integer_value(value));
            comma = ", ";
        }
        putchar('\n');
    }
    json_decref(line);
}

/* Read one file or feed, and say how it went; what was taken in counts also when it failed. */
static int read_one(const struct session *session, struct suited_ingest *ingest,
                    const struct wanted *wanted, const char *feed, struct progress *progress)
{
    struct suited_ingest_report report;
    struct suited_error err;
    enum suited_status status;

    progress->what = feed;
    if (wanted->file)
        status = suited_ingest_file(ingest, wanted->file, wanted->format, feed, &report, &err);
    else
        status = suited_ingest_feed(ingest, feed, &report, &err);
    progress_end(progress);
    if (!status || report.read)
        print_counts(session, feed, &report);
    if (!status && *report.note)
        fprintf(stderr, "suited: %s\n", report.note);
    return status ? failed(&err) : EXIT_OK;
}

/* One feed that fails keeps no other from being read. */
static int read_all(const struct session *session, struct suited_ingest *ingest,
                    const struct wanted *wanted, struct progress *progress)
{
    struct suited_error err;
    json_t *feeds, *feed;
    size_t i;
    int code = EXIT_OK;

    if (suited_feed_list(session->corpus, &feeds, &err))
        return failed(&err);
    json_array_foreach(feeds, i, feed) {
        if (!*json_text_of(json_object_get(feed, "settings"), "url"))
            continue;
        if (read_one(session, ingest, wanted, json_text_of(feed, "feed"), progress))
            code = EXIT_FAILED;
    }
    if (!json_array_size(feeds))
        fputs("suited: there are no feeds yet (add one: 'suited help feed add', or give "
              "--file FILE)\n",
              stderr);
    json_decref(feeds);
    return code;
}

/* With the feeds in, what was read by another taxonomy is read again. */
static int read_again(struct suited_ingest *ingest, struct progress *progress)
{
    struct suited_error err;
    uint64_t changed;
    uint32_t left;
    enum suited_status status = suited_ingest_left(ingest, &left, &err);

    if (!status && !left)
        return EXIT_OK;
    progress->what = "Reading again";
    if (!status)
        status = suited_ingest_reread(ingest, &changed, &err);
    progress_end(progress);
    if (status)
        return failed(&err);
    fprintf(stderr,
            "suited: the taxonomy has changed: vacancies read again: %" PRIu32
            ", changed by it: %" PRIu64 "\n",
            left, changed);
    return EXIT_OK;
}

/* Without --feed, a file's adverts are kept apart under its name without folder and endings. */
static char *feed_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char *feed = xstrdup(strcmp(path, "-") ? name : "stdin");

    if (*feed)
        feed[1 + strcspn(feed + 1, ".")] = '\0';
    return feed;
}

static bool parse(int argc, char **argv, struct wanted *wanted)
{
    static const struct option options[] = {
        {"file", required_argument, NULL, 'f'},  {"format", required_argument, NULL, 'm'},
        {"feed", required_argument, NULL, 'n'},  {"employer", required_argument, NULL, 'e'},
        {"trust-short", no_argument, NULL, 't'}, {0},
    };
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 'f')
            wanted->file = optarg;
        else if (c == 'm')
            wanted->format = optarg;
        else if (c == 'n')
            wanted->feed = optarg;
        else if (c == 'e')
            wanted->employer = optarg;
        else if (c == 't')
            wanted->trust_short = true;
        else
            return false;
    }
    if (wanted->file)
        return optind == argc;
    return !wanted->format && !wanted->feed && !wanted->employer;
}

int cmd_ingest(const struct command *self, const struct session *session, int argc, char **argv)
{
    struct wanted wanted = {0};
    struct progress progress = {.what = "", .shown = -1};
    struct suited_ingest *ingest;
    struct suited_error err;
    char *feed;
    int code = EXIT_OK;

    if (!parse(argc, argv, &wanted))
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    /* libjq 1.6 would take functions from $HOME/.jq over those that formats are written with.
     */
    setenv("HOME", "/nonexistent", 1);
    if (suited_ingest_open(&(struct suited_ingest_options){.corpus = session->corpus,
                                                           .taxonomy = session->taxonomy,
                                                           .country = session->country,
                                                           .today = session->today,
                                                           .employer = wanted.employer,
                                                           .trust_short = wanted.trust_short,
                                                           .progress = progress_show,
                                                           .context = &progress},
                           &ingest, &err))
        return failed(&err);
    if (wanted.file) {
        feed = wanted.feed ? xstrdup(wanted.feed) : feed_of(wanted.file);
        code = read_one(session, ingest, &wanted, feed, &progress);
        free(feed);
    } else if (optind == argc) {
        code = read_all(session, ingest, &wanted, &progress);
    }
    for (int i = optind; i < argc; i++)
        if (read_one(session, ingest, &wanted, argv[i], &progress))
            code = EXIT_FAILED;
    if (read_again(ingest, &progress))
        code = EXIT_FAILED;
    suited_ingest_close(ingest);
    return code;
}
