/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "cmd.h"
#include "suited/invite.h"
#include "vacancy_arg.h"

/* What is worked out for the employer's page is no business of who makes or lists a link. */
static void shorten(json_t *invite)
{
    json_object_del(invite, "ask");
    json_object_del(invite, "more");
}

/* ---- making ---- */

static bool take_wish(int argc, char **argv, struct suited_invite_wish *wish)
{
    static const struct option options[] = {{"all", no_argument, NULL, 'l'},
                                            {"days", required_argument, NULL, 'd'},
                                            {"author", required_argument, NULL, 'a'},
                                            {0}};
    size_t days;
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 'l')
            wish->all = true;
        else if (c == 'a')
            wish->by = optarg;
        else if (c == 'd' && parse_count(optarg, 1, SUITED_INVITE_DAYS_MAX, &days))
            wish->days = (int)days;
        else
            return false;
    }
    if (!wish->by)
        wish->by = getenv("USER");
    if (!wish->by)
        wish->by = "unknown";
    return optind == argc - 1;
}

static enum suited_status make(const struct session *session, const char *vacancy,
                               struct suited_invite_wish *wish, char token[SUITED_INVITE_TEXT],
                               json_t **invite, struct suited_error *err)
{
    struct suited_casebook book = {.store = session->store,
                                   .taxonomy = session->taxonomy,
                                   .country = session->country,
                                   .today = session->today};
    enum suited_status status = suited_view_open(session->corpus, SUITED_READ, &book.view, err);

    if (status)
        return status;
    status = vacancy_arg(book.view, vacancy, &wish->number, err);
    if (!status)
        status = suited_invite_make(&book, session->corpus, wish, token, invite, err);
    suited_view_close(book.view);
    return status;
}

int cmd_link_make(const struct command *self, const struct session *session, int argc,
                  char **argv)
{
    struct suited_invite_wish wish = {0};
    char token[SUITED_INVITE_TEXT];
    struct suited_error err;
    json_t *invite = NULL;

    if (!take_wish(argc, argv, &wish))
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (make(session, argv[optind], &wish, token, &invite, &err))
        return failed(&err);
    shorten(invite);
    json_object_set_new(invite, "token", json_string(token));
    if (session->json)
        print_json(invite);
    else
        printf("/employer#%s\nIt is link %s, and good until %s.\n", token,
               json_text_of(invite, "link"), json_text_of(invite, "until"));
    json_decref(invite);
    return EXIT_OK;
}

/* ---- listing ---- */

static void print_invite(const json_t *invite)
{
    const char *revoked = json_text_of(invite, "revoked");

    printf("%s  vacancy %" JSON_INTEGER_FORMAT
           "%s, by %s, until %s, answered %" JSON_INTEGER_FORMAT " times%s%s\n",
           json_text_of(invite, "link"), json_integer_value(json_object_get(invite, "vacancy")),
           json_is_true(json_object_get(invite, "all")) ? " and all of its employer" : "",
           json_text_of(invite, "by"), json_text_of(invite, "until"),
           json_integer_value(json_object_get(invite, "answers")),
           *revoked ? ", taken back on " : "", revoked);
}

static enum suited_status list(const struct session *session, const char *vacancy,
                               json_t **invites, struct suited_error *err)
{
    struct suited_view *view;
    uint32_t number = 0;
    enum suited_status status = suited_view_open(session->corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    if (vacancy)
        status = vacancy_arg(view, vacancy, &number, err);
    if (!status)
        status = suited_invite_list(view, number, invites, err);
    suited_view_close(view);
    return status;
}

int cmd_link_list(const struct command *self, const struct session *session, int argc,
                  char **argv)
{
    struct suited_error err;
    json_t *invites, *invite;
    size_t i;

    if (argc > 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (list(session, argc == 2 ? argv[1] : NULL, &invites, &err))
        return failed(&err);
    json_array_foreach(invites, i, invite) {
        shorten(invite);
        if (!session->json)
            print_invite(invite);
    }
    if (session->json)
        print_json(invites);
    json_decref(invites);
    return EXIT_OK;
}

/* ---- taking back ---- */

int cmd_link_revoke(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    struct suited_error err;

    if (argc != 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_invite_revoke(session->corpus, argv[1], session->today, &err))
        return failed(&err);
    if (!session->json)
        printf("Link %s opens nothing any more.\n", argv[1]);
    return EXIT_OK;
}
