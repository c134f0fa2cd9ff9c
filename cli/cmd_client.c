/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "cmd.h"
#include "edit.h"
#include "look.h"
#include "print.h"
#include "suited/account.h"
#include "suited/casebook.h"
#include "suited/client.h"
#include "suited/profile.h"

static const char *usual_author(void)
{
    const char *user = getenv("USER");

    return user && *user ? user : "unknown";
}

static enum suited_status check_profile(const struct session *session, const json_t *profile,
                                        struct suited_error *err)
{
    struct suited_profile *checked;
    enum suited_status status =
        suited_profile_parse(profile, session->taxonomy, session->country, &checked, err);

    suited_profile_free(checked);
    return status;
}

static enum suited_status save(const struct session *session, const json_t *profile,
                               unsigned base, const char *author, struct suited_error *err)
{
    const struct suited_save next = {
        .profile = profile, .base = base, .day = session->today, .author = author};
    json_t *latest;
    enum suited_status status = suited_client_save(session->store, &next, &latest, err);

    json_decref(latest);
    if (status)
        return status;
    if (session->json)
        printf("{\"version\": %u}\n", base + 1);
    else
        printf("Saved as version %u of %s.\n", base + 1, json_text_of(profile, "id"));
    return SUITED_OK;
}

static bool take_author(int argc, char **argv, const char **author)
{
    static const struct option options[] = {{"author", required_argument, NULL, 'a'}, {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c != 'a')
            return false;
        *author = optarg;
    }
    return true;
}

/* Whoever adds a client has them from then on, if it is somebody who has clients. */
static enum suited_status take_on(const struct session *session, const char *client,
                                  const char *author, struct suited_error *err)
{
    const struct suited_casebook book = {.store = session->store,
                                         .taxonomy = session->taxonomy,
                                         .country = session->country,
                                         .today = session->today};
    struct suited_person person;
    json_t *event;
    enum suited_status status = suited_person_find(session->store, author, &person, err);

    if (status == SUITED_NOTFOUND || (!status && person.role == SUITED_ADMIN))
        return SUITED_OK;
    if (status)
        return status;
    event = json_pack("{s:s}", "kind", "taken_on");
    status = suited_case_add(&book, client, event, person.name, err);
    json_decref(event);
    return status;
}

int cmd_client_add(const struct command *self, const struct session *session, int argc,
                   char **argv)
{
    const char *author = usual_author();
    json_t *profile = NULL;
    struct suited_error err;
    enum suited_status status;

    if (!take_author(argc, argv, &author) || optind != argc - 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = json_read_file(argv[optind], &profile, &err);
    if (!status)
        status = check_profile(session, profile, &err);
    if (!status)
        status = save(session, profile, 0, author, &err);
    if (!status)
        status = look(self, session, json_text_of(profile, "id"), &err);
    if (!status)
        status = take_on(session, json_text_of(profile, "id"), author, &err);
    if (status == SUITED_CONFLICT)
        suited_fail(&err, status,
                    "cannot add the client: there is a client '%s' already (change it "
                    "with 'suited client edit %s %s')",
                    json_text_of(profile, "id"), json_text_of(profile, "id"), argv[optind]);
    json_decref(profile);
    return status ? failed(&err) : EXIT_OK;
}

/* Another id in the file would save one client's wishes as another's. */
static enum suited_status check_id(const json_t *profile, const char *id,
                                   struct suited_error *err)
{
    if (!strcmp(json_text_of(profile, "id"), id))
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "cannot change client '%s': the profile's id is '%s' (they must be the "
                       "same)",
                       id, json_text_of(profile, "id"));
}

static unsigned base_of(const json_t *version)
{
    return (unsigned)json_integer_value(json_object_get(version, "version"));
}

int cmd_client_edit(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    const char *author = usual_author();
    json_t *version = NULL, *after = NULL;
    const json_t *before;
    struct suited_error err;
    enum suited_status status;

    if (!take_author(argc, argv, &author) || argc - optind < 1 || argc - optind > 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    status = look(self, session, argv[optind], &err);
    if (!status)
        status = suited_client_latest(session->store, argv[optind], &version, &err);
    before = json_object_get(version, "profile");
    if (!status && argc - optind == 2)
        status = json_read_file(argv[optind + 1], &after, &err);
    else if (!status)
        status = edit_json(before, &after, &err);
    if (!status)
        status = check_id(after, argv[optind], &err);
    if (!status)
        status = check_profile(session, after, &err);
    if (!status && json_equal(before, after)) {
        if (!session->json)
            puts("Nothing was changed.");
    } else if (!status) {
        status = save(session, after, base_of(version), author, &err);
    }
    json_decref(version);
    json_decref(after);
    return status ? failed(&err) : EXIT_OK;
}

int cmd_client_show(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    struct suited_error err;
    json_t *profile;

    if (argc != 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (look(self, session, argv[1], &err) ||
        suited_client_get(session->store, argv[1], &profile, &err))
        return failed(&err);
    if (session->json)
        print_json(profile);
    else
        print_profile(session->taxonomy, profile);
    json_decref(profile);
    return EXIT_OK;
}

int cmd_client_list(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    struct suited_error err;
    json_t *clients, *client;
    size_t i;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (look(self, session, NULL, &err) || suited_client_list(session->store, &clients, &err))
        return failed(&err);
    if (session->json) {
        print_json(clients);
    } else {
        json_array_foreach(clients, i, client)
            printf("%-20s %-10s saved %s\n", json_text_of(client, "id"),
                   json_text_of(client, "stage"), json_text_of(client, "day"));
        if (!json_array_size(clients))
            puts("There are no clients yet ('suited help client add').");
    }
    json_decref(clients);
    return EXIT_OK;
}

int cmd_client_history(const struct command *self, const struct session *session, int argc,
                       char **argv)
{
    struct suited_error err;
    json_t *history, *version;
    size_t i;

    if (argc != 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (look(self, session, argv[1], &err) ||
        suited_client_history(session->store, argv[1], &history, &err))
        return failed(&err);
    if (session->json) {
        print_json(history);
    } else {
        json_array_foreach(history, i, version) {
            printf("version %lld, %s, by %s\n",
                   (long long)json_integer_value(json_object_get(version, "version")),
                   json_text_of(version, "day"), json_text_of(version, "author"));
            print_profile(session->taxonomy, json_object_get(version, "profile"));
        }
    }
    json_decref(history);
    return EXIT_OK;
}

int cmd_client_export(const struct command *self, const struct session *session, int argc,
                      char **argv)
{
    struct suited_error err;
    json_t *all;

    if (argc != 2)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (look(self, session, argv[1], &err) ||
        suited_client_export(session->store, argv[1], &all, &err))
        return failed(&err);
    print_json(all);
    json_decref(all);
    return EXIT_OK;
}

int cmd_client_forget(const struct command *self, const struct session *session, int argc,
                      char **argv)
{
    static const struct option options[] = {{"yes", no_argument, NULL, 'y'}, {0}};
    struct suited_error err;
    unsigned versions, events;
    bool sure = false;
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c != 'y')
            return usage(self);
        sure = true;
    }
    if (optind != argc - 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (!sure) {
        suited_fail(&err, SUITED_INVALID,
                    "nothing was removed: this cannot be undone (say --yes to remove all that "
                    "is held on '%s')",
                    argv[optind]);
        return failed(&err);
    }
    if (look(self, session, argv[optind], &err) ||
        suited_client_forget(session->store, argv[optind], &versions, &events, &err))
        return failed(&err);
    if (session->json)
        printf("{\"versions\": %u, \"events\": %u}\n", versions, events);
    else
        printf("Removed: %u version%s of the profile and %u event%s.\n", versions,
               versions == 1 ? "" : "s", events, events == 1 ? "" : "s");
    return EXIT_OK;
}
