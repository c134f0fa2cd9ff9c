/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cmd.h"
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

static bool take_options(int argc, char **argv, struct suited_tag *tag)
{
    static const struct option options[] = {{"by", required_argument, NULL, 'b'},
                                            {"words", required_argument, NULL, 'w'},
                                            {"author", required_argument, NULL, 'a'},
                                            {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
        switch (c) {
        case 'b':
            tag->by = optarg;
            break;
        case 'w':
            tag->words = optarg;
            break;
        case 'a':
            tag->author = optarg;
            break;
        default:
            return false;
        }
    return argc - optind >= 2;
}

int cmd_tag(const struct command *self, const struct session *session, int argc, char **argv)
{
    struct suited_tag tag = {.by = "employer", .day = session->today};
    struct suited_error err;
    json_t *says;
    bool understood = true;
    enum suited_status status;

    if (!take_options(argc, argv, &tag))
        return usage(self);
    says = json_object();
    for (int i = optind + 1; i < argc; i++)
        understood = understood && add_saying(says, argv[i]);
    if (!understood) {
        json_decref(says);
        return usage(self);
    }
    if (session->unopened) {
        json_decref(says);
        return failed(session->unopened);
    }
    tag.says = says;
    status = find(session, argv[optind], &tag.number, &err);
    if (!status)
        status = suited_tag_vacancy(session->corpus, session->taxonomy, &tag, &err);
    if (!status && session->json)
        print_json(says);
    else if (!status)
        printf("Noted for vacancy %u, as said by the %s.\n", tag.number, tag.by);
    json_decref(says);
    return status ? failed(&err) : EXIT_OK;
}
