/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "print.h"
#include "profile_arg.h"
#include "suited/shortlist.h"
#include "vacancy_arg.h"

#define USUAL_LIMIT 20
#define LIMIT_MAX   10000000

struct wanted {
    const char *profile; /* a file, or NULL: the client is named */
    struct suited_ask ask;
};

static bool take_turns(const char *text, enum suited_turns *turns)
{
    *turns = !strcmp(text, "employer") ? SUITED_TURNS_EMPLOYER
             : !strcmp(text, "work")   ? SUITED_TURNS_WORK
                                       : SUITED_NO_TURNS;
    return *turns != SUITED_NO_TURNS;
}

static bool is_group(const char *text)
{
    static const char *const groups[] = {"fits", "ask_first", "near_misses", "ruled_out"};

    for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++)
        if (!strcmp(text, groups[i]))
            return true;
    return false;
}

static bool parse(int argc, char **argv, struct wanted *wanted)
{
    static const struct option options[] = {
        {"profile", required_argument, NULL, 'p'},
        {"limit", required_argument, NULL, 'n'},
        {"group", required_argument, NULL, 'g'},
        {"strict", no_argument, NULL, 's'},
        {"hopeful", no_argument, NULL, 'h'},
        {"turns", required_argument, NULL, 't'},
        {0},
    };
    bool right = true;
    int c;

    while (right && (c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        switch (c) {
        case 'p':
            wanted->profile = optarg;
            break;
        case 'n':
            right = parse_count(optarg, 0, LIMIT_MAX, &wanted->ask.limit);
            break;
        case 'g':
            wanted->ask.group = optarg;
            right = is_group(optarg);
            break;
        case 's':
            wanted->ask.reading = SUITED_STRICT;
            break;
        case 'h':
            wanted->ask.reading = SUITED_HOPEFUL;
            break;
        case 't':
            right = take_turns(optarg, &wanted->ask.turns);
            break;
        default:
            right = false;
        }
    }
    return right;
}

static enum suited_status open_profile(const struct command *self,
                                       const struct session *session,
                                       const struct wanted *wanted, const char *client,
                                       struct suited_profile **out, struct suited_error *err)
{
    if (wanted->profile)
        return profile_from_file(session, wanted->profile, out, err);
    return profile_of_client(self, session, client, out, err);
}

int cmd_match(const struct command *self, const struct session *session, int argc, char **argv)
{
    struct wanted wanted = {.ask = {.today = session->today, .limit = USUAL_LIMIT}};
    struct suited_profile *profile = NULL;
    struct suited_view *view = NULL;
    struct suited_error err;
    json_t *shortlist = NULL;
    enum suited_status status;

    if (!parse(argc, argv, &wanted) || argc - optind != (wanted.profile ? 0 : 1))
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = open_profile(self, session, &wanted, argv[optind], &profile, &err);
    if (!status)
        status = suited_view_open(session->corpus, SUITED_READ, &view, &err);
    if (!status)
        status = suited_shortlist(view, profile, &wanted.ask, &shortlist, &err);
    suited_view_close(view);
    if (!status && session->json)
        print_json(shortlist);
    else if (!status)
        print_shortlist(session->taxonomy, shortlist);
    json_decref(shortlist);
    suited_profile_free(profile);
    return status ? failed(&err) : EXIT_OK;
}

int cmd_explain(const struct command *self, const struct session *session, int argc,
                char **argv)
{
    struct wanted wanted = {.ask = {.today = session->today}};
    struct suited_profile *profile = NULL;
    struct suited_view *view = NULL;
    struct suited_error err;
    json_t *why = NULL;
    uint32_t number = 0;
    enum suited_status status;

    if (!parse(argc, argv, &wanted) || argc - optind != (wanted.profile ? 1 : 2))
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = open_profile(self, session, &wanted, argv[optind], &profile, &err);
    if (!status)
        status = suited_view_open(session->corpus, SUITED_READ, &view, &err);
    if (!status)
        status = vacancy_arg(view, argv[argc - 1], &number, &err);
    if (!status)
        status = suited_explain(view, profile, &wanted.ask, number, &why, &err);
    suited_view_close(view);
    if (!status && session->json)
        print_json(why);
    else if (!status)
        print_explained(session->taxonomy, why);
    json_decref(why);
    suited_profile_free(profile);
    return status ? failed(&err) : EXIT_OK;
}
