/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "cmd.h"
#include "suited/audit.h"

/* What must be in the log: a seal that was noted down before. */
static bool take_holds(int argc, char **argv, const char **holds)
{
    static const struct option options[] = {{"holds", required_argument, NULL, 'h'}, {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c != 'h')
            return false;
        *holds = optarg;
    }
    return optind == argc;
}

static bool has_seal(const json_t *lines, const char *seal)
{
    size_t i;
    json_t *line;

    json_array_foreach(lines, i, line)
        if (!strcmp(json_text_of(line, "seal"), seal))
            return true;
    return false;
}

/* A log that was cut off at its end is good as far as it goes. */
static enum suited_status check_holds(const struct session *session, const char *holds,
                                      json_t *found, struct suited_error *err)
{
    json_t *lines;
    enum suited_status status;

    if (!holds || !json_is_null(json_object_get(found, "fault")))
        return SUITED_OK;
    status = suited_audit_list(session->store, NULL, &lines, err);
    if (!status && !has_seal(lines, holds))
        json_object_set_new(
            found, "fault",
            json_string("no line has that seal: lines were cut off, or it is another log"));
    json_decref(lines);
    return status;
}

int cmd_audit_verify(const struct command *self, const struct session *session, int argc,
                     char **argv)
{
    const char *holds = NULL;
    struct suited_error err;
    json_t *found;
    bool is_whole;
    enum suited_status status;

    if (!take_holds(argc, argv, &holds))
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = suited_audit_verify(session->store, &found, &err);
    if (!status)
        status = check_holds(session, holds, found, &err);
    if (status) {
        json_decref(found);
        return failed(&err);
    }
    is_whole = json_is_null(json_object_get(found, "fault"));
    if (session->json)
        print_json(found);
    else if (is_whole)
        printf("The log is whole: %lld lines. The last one's seal is %s\n",
               (long long)json_integer_value(json_object_get(found, "lines")),
               json_text_of(found, "seal"));
    else
        fprintf(stderr,
                "suited: the log of who looked is not whole: %s (%lld lines before are good; "
                "hold it against a backup)\n",
                json_text_of(found, "fault"),
                (long long)json_integer_value(json_object_get(found, "lines")));
    json_decref(found);
    return is_whole ? EXIT_OK : EXIT_FAILED;
}

int cmd_audit_list(const struct command *self, const struct session *session, int argc,
                   char **argv)
{
    struct suited_error err;
    json_t *lines, *line;
    size_t i;

    if (argc > 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_audit_list(session->store, argc == 2 ? argv[1] : NULL, &lines, &err))
        return failed(&err);
    if (session->json) {
        print_json(lines);
    } else {
        json_array_foreach(lines, i, line)
            printf("%s  %-20s  %-44s %.8s\n", json_text_of(line, "at"),
                   json_text_of(line, "who"), json_text_of(line, "did"),
                   json_text_of(line, "client"));
        if (!json_array_size(lines))
            puts("Nobody has looked yet.");
    }
    json_decref(lines);
    return EXIT_OK;
}
