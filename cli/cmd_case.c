/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "cmd.h"
#include "look.h"
#include "print.h"
#include "suited/casebook.h"
#include "vacancy_arg.h"

/* The options of what is written down; NULL where not given. */
struct remarks {
    const char *author, *kind, *next_step, *reason, *text, *adviser;
};

static bool take_remarks(int argc, char **argv, const char *allowed, struct remarks *remarks)
{
    static const struct option options[] = {{"author", required_argument, NULL, 'a'},
                                            {"kind", required_argument, NULL, 'k'},
                                            {"next", required_argument, NULL, 'n'},
                                            {"reason", required_argument, NULL, 'r'},
                                            {"text", required_argument, NULL, 't'},
                                            {"adviser", required_argument, NULL, 'v'},
                                            {0}};
    const char **const places[] = {&remarks->author, &remarks->kind, &remarks->next_step,
                                   &remarks->reason, &remarks->text, &remarks->adviser};
    int c, which = 0;

    *remarks = (struct remarks){0};
    while ((c = getopt_long(argc, argv, "", options, &which)) != -1) {
        if (c == '?' || !strchr(allowed, c))
            return false;
        *places[which] = optarg;
    }
    if (!remarks->author)
        remarks->author = getenv("USER");
    if (!remarks->author || !*remarks->author)
        remarks->author = "unknown";
    return true;
}

/* What is held of vacancies is looked up in a view; suited_view_close() it. */
static enum suited_status open_book(const struct session *session, struct suited_casebook *book,
                                    struct suited_error *err)
{
    *book = (struct suited_casebook){.store = session->store,
                                     .taxonomy = session->taxonomy,
                                     .country = session->country,
                                     .today = session->today};
    return suited_view_open(session->corpus, SUITED_READ, &book->view, err);
}

static enum suited_status write_down(const struct command *self, const struct session *session,
                                     const char *id, const json_t *event, const char *author,
                                     struct suited_error *err)
{
    struct suited_casebook book;
    json_t *standing = NULL;
    enum suited_status status = open_book(session, &book, err);

    if (!status)
        status = look(self, session, id, err);
    if (!status)
        status = suited_case_add(&book, id, event, author, err);
    if (!status && session->json)
        status = suited_case_get(&book, id, &standing, err);
    if (standing)
        print_json(standing);
    else if (!status)
        printf("Written down for %s.\n", id);
    json_decref(standing);
    suited_view_close(book.view);
    return status;
}

static void add_text(json_t *event, const char *key, const char *text)
{
    if (text)
        json_object_set_new(event, key, json_string(text));
}

int cmd_client_note(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    struct remarks remarks;
    struct suited_error err;
    json_t *event;
    enum suited_status status;

    if (!take_remarks(argc, argv, "akn", &remarks) || optind != argc - 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    event = json_object();
    add_text(event, "kind", remarks.kind ? remarks.kind : "note");
    add_text(event, "text", argv[optind + 1]);
    add_text(event, "next_step", remarks.next_step);
    status = write_down(self, session, argv[optind], event, remarks.author, &err);
    json_decref(event);
    return status ? failed(&err) : EXIT_OK;
}

static enum suited_status find_vacancy(const struct session *session, const char *text,
                                       json_t *event, struct suited_error *err)
{
    struct suited_view *view;
    uint32_t number;
    enum suited_status status = suited_view_open(session->corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    status = vacancy_arg(view, text, &number, err);
    suited_view_close(view);
    if (!status)
        json_object_set_new(event, "vacancy", json_integer(number));
    return status;
}

int cmd_client_decide(const struct command *self, const struct session *session, int argc,
                      char **argv)
{
    struct remarks remarks;
    struct suited_error err;
    json_t *event;
    enum suited_status status;

    if (!take_remarks(argc, argv, "art", &remarks) || optind != argc - 3)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    event = json_pack("{s:s, s:s}", "kind", "decision", "decision", argv[optind + 2]);
    add_text(event, "reason", remarks.reason);
    add_text(event, "text", remarks.text);
    status = find_vacancy(session, argv[optind + 1], event, &err);
    if (!status)
        status = write_down(self, session, argv[optind], event, remarks.author, &err);
    json_decref(event);
    return status ? failed(&err) : EXIT_OK;
}

int cmd_client_case(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    struct suited_casebook book;
    struct suited_error err;
    json_t *standing = NULL;
    enum suited_status status;

    if (argc != 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = open_book(session, &book, &err);
    if (!status)
        status = look(self, session, argv[1], &err);
    if (!status)
        status = suited_case_get(&book, argv[1], &standing, &err);
    if (!status && session->json)
        print_json(standing);
    else if (!status)
        print_case(standing);
    json_decref(standing);
    suited_view_close(book.view);
    return status ? failed(&err) : EXIT_OK;
}

static enum suited_status read_cases(const struct suited_casebook *book, const char *adviser,
                                     json_t **lines, struct suited_error *err)
{
    enum suited_status status =
        suited_caseload(book, adviser ? &adviser : NULL, adviser ? 1 : 0, lines, err);

    for (size_t i = 0; !status && i < json_array_size(*lines); i++)
        status = suited_caseload_new(book, json_array_get(*lines, i), err);
    return status;
}

int cmd_client_cases(const struct command *self, const struct session *session, int argc,
                     char **argv)
{
    struct suited_casebook book;
    struct suited_error err;
    struct remarks remarks;
    json_t *lines = NULL;
    enum suited_status status;

    if (!take_remarks(argc, argv, "v", &remarks) || optind != argc)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = open_book(session, &book, &err);
    if (!status)
        status = look(self, session, NULL, &err);
    if (!status)
        status = read_cases(&book, remarks.adviser, &lines, &err);
    if (!status && session->json)
        print_json(lines);
    else if (!status)
        print_cases(lines);
    json_decref(lines);
    suited_view_close(book.view);
    return status ? failed(&err) : EXIT_OK;
}
