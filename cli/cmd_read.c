/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "progress.h"
#include "suited/ingest.h"

/* One advert a line; longer lines are refused. The reader itself stops at 1 MiB of text. */
#define LINE_MAX_BYTES ((size_t)16 << 20)

static enum suited_status read_line(struct suited_ingest *ingest, const char *line,
                                    size_t length, unsigned long number,
                                    struct suited_error *err)
{
    struct suited_error why;
    json_error_t parse;
    json_t *advert, *facts;
    enum suited_status status;

    if (length > LINE_MAX_BYTES)
        return suited_fail(err, SUITED_LIMIT, "cannot read line %lu: it is longer than %zu MiB",
                           number, LINE_MAX_BYTES >> 20);
    advert = json_loadb(line, length, 0, &parse);
    if (!advert)
        return suited_fail(err, SUITED_INVALID,
                           "cannot read line %lu: it is not JSON: %s (give one advert a line)",
                           number, parse.text);
    status = suited_read_advert(ingest, advert, &facts, &why);
    json_decref(advert);
    if (status)
        return suited_fail(err, status, "line %lu: %s", number, why.text);
    print_json_line(facts);
    json_decref(facts);
    return SUITED_OK;
}

static bool is_blank(const char *line)
{
    return line[strspn(line, " \t\r\n")] == '\0';
}

/* A line that cannot be read is reported; the lines after it are read all the same. */
int cmd_read(const struct command *self, const struct session *session, int argc, char **argv)
{
    const struct suited_ingest_options options = {
        .taxonomy = session->taxonomy, .country = session->country, .today = session->today};
    struct suited_ingest *ingest;
    struct suited_error err;
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    int code = EXIT_OK;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_ingest_open(&options, &ingest, &err))
        return failed(&err);
    for (unsigned long number = 1; (length = getline(&line, &room, stdin)) >= 0; number++)
        if (!is_blank(line) && read_line(ingest, line, (size_t)length, number, &err))
            code = failed(&err);
    if (!feof(stdin)) {
        suited_fail(&err, SUITED_IO, "cannot read the adverts to their end: %s (run it again)",
                    strerror(errno));
        code = failed(&err);
    }
    free(line);
    suited_ingest_close(ingest);
    return code;
}

int cmd_reread(const struct command *self, const struct session *session, int argc, char **argv)
{
    struct progress progress = {.what = "Reading again", .shown = -1};
    const struct suited_ingest_options options = {.corpus = session->corpus,
                                                  .taxonomy = session->taxonomy,
                                                  .country = session->country,
                                                  .today = session->today,
                                                  .progress = progress_show,
                                                  .context = &progress};
    struct suited_ingest *ingest;
    struct suited_error err;
    enum suited_status status;
    uint64_t changed = 0;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = suited_ingest_open(&options, &ingest, &err);
    if (!status) {
        status = suited_ingest_reread(ingest, &changed, &err);
        progress_end(&progress);
        suited_ingest_close(ingest);
    }
    if (status)
        return failed(&err);
    if (session->json)
        printf("{\"changed\": %llu}\n", (unsigned long long)changed);
    else
        printf("Read again: %llu vacancies changed.\n", (unsigned long long)changed);
    return EXIT_OK;
}
