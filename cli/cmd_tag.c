/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "suited/day.h"
#include "suited/ingest.h"
#include "vacancy_arg.h"

/* Add "condition=value" to what is said; false when it is not of that form. */
static bool add_saying(json_t *says, const char *text)
{
    const char *equals = strchr(text, '=');

    if (!equals || equals == text)
        return false;
    json_object_setn_new(says, text, (size_t)(equals - text), json_string(equals + 1));
    return true;
}

static enum suited_status find(const struct session *session, const char *text,
                               uint32_t *number, struct suited_error *err)
{
    struct suited_view *view;
    enum suited_status status = suited_view_open(session->corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    status = vacancy_arg(view, text, number, err);
    suited_view_close(view);
    return status;
}

/* What the command line asks for: a tag, a dispute of one, or a file of many. */
struct asked {
    struct suited_tag tag;
    const char *until, *dispute, *import;
};

static bool take_options(int argc, char **argv, struct asked *asked)
{
    static const struct option options[] = {{"by", required_argument, NULL, 'b'},
                                            {"words", required_argument, NULL, 'w'},
                                            {"author", required_argument, NULL, 'a'},
                                            {"until", required_argument, NULL, 'u'},
                                            {"dispute", required_argument, NULL, 'd'},
                                            {"import", required_argument, NULL, 'i'},
                                            {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
        switch (c) {
        case 'b':
            asked->tag.by = optarg;
            break;
        case 'w':
            asked->tag.words = optarg;
            break;
        case 'a':
            asked->tag.author = optarg;
            break;
        case 'u':
            asked->until = optarg;
            break;
        case 'd':
            asked->dispute = optarg;
            break;
        case 'i':
            asked->import = optarg;
            break;
        default:
            return false;
        }
    if (asked->import)
        return optind == argc && !asked->dispute && !asked->until && !asked->tag.by &&
               !asked->tag.words && !asked->tag.author; /* the file says all the rest */
    return argc - optind >= (asked->dispute ? 1 : 2) && !(asked->dispute && asked->until);
}

static int import(const struct session *session, const char *path)
{
    struct suited_error err;
    struct suited_tags_report report;
    json_t *fault;
    size_t i;
    enum suited_status status;

    if (session->unopened)
        return failed(session->unopened);
    status = suited_tags_import(session->corpus, session->taxonomy, path, session->today,
                                &report, &err);
    json_array_foreach(report.faults, i, fault)
        fprintf(stderr, "suited: %s\n", json_string_value(fault));
    json_decref(report.faults);
    if (status)
        return failed(&err);
    if (session->json)
        printf("{\"taken\": %zu}\n", report.taken);
    else
        printf("Noted what %zu line%s say%s.\n", report.taken, report.taken == 1 ? "" : "s",
               report.taken == 1 ? "s" : "");
    return EXIT_OK;
}

static enum suited_status read_until(struct asked *asked, struct suited_error *err)
{
    if (!asked->until || suited_day_parse(asked->until, &asked->tag.until))
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "cannot tag the vacancy: '%.40s' is no day (write 2027-02-28)",
                       asked->until);
}

static int dispute(const struct command *self, const struct session *session, const char *text,
                   const struct asked *asked)
{
    struct suited_dispute said = {.by = asked->tag.author ? asked->tag.author : "adviser",
                                  .reason = asked->tag.words,
                                  .day = session->today};
    struct suited_error err;
    char *end;
    enum suited_status status;

    said.tag = strtoul(asked->dispute, &end, 10);
    if (*end || end == asked->dispute)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = find(session, text, &said.number, &err);
    if (!status)
        status = suited_tag_dispute(session->corpus, session->taxonomy, &said, &err);
    if (!status && !session->json)
        printf("Disputed: %zu of what was said of vacancy %u counts no more.\n", said.tag,
               said.number);
    return status ? failed(&err) : EXIT_OK;
}

static int tag(const struct session *session, const char *text, struct asked *asked)
{
    struct suited_error err;
    enum suited_status status = read_until(asked, &err);

    if (!status)
        status = find(session, text, &asked->tag.number, &err);
    if (!status)
        status = suited_tag_vacancy(session->corpus, session->taxonomy, &asked->tag, &err);
    if (!status && session->json)
        print_json(asked->tag.says);
    else if (!status)
        printf("Noted for vacancy %u, as said by the %s.\n", asked->tag.number, asked->tag.by);
    return status ? failed(&err) : EXIT_OK;
}

int cmd_tag(const struct command *self, const struct session *session, int argc, char **argv)
{
    struct asked asked = {.tag = {.day = session->today}};
    json_t *says;
    bool understood = true;
    int code;

    if (!take_options(argc, argv, &asked))
        return usage(self);
    if (asked.import)
        return import(session, asked.import);
    if (asked.dispute)
        return argc - optind == 1 ? dispute(self, session, argv[optind], &asked) : usage(self);
    says = json_object();
    for (int i = optind + 1; i < argc; i++)
        understood = understood && add_saying(says, argv[i]);
    asked.tag.says = says;
    if (!asked.tag.by)
        asked.tag.by = "employer";
    if (!understood)
        code = usage(self);
    else if (session->unopened)
        code = failed(session->unopened);
    else
        code = tag(session, argv[optind], &asked);
    json_decref(says);
    return code;
}
