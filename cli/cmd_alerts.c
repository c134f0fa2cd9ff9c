/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/alerts.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "cmd.h"
#include "look.h"
#include "night.h"

struct suited_alerts alerts_of(const struct session *session)
{
    return (struct suited_alerts){.store = session->store,
                                  .corpus = session->corpus,
                                  .taxonomy = session->taxonomy,
                                  .country = session->country,
                                  .today = session->today,
                                  .now = (int64_t)time(NULL)};
}

static void print_faults(const json_t *faults)
{
    const json_t *fault;
    size_t i;

    json_array_foreach(faults, i, fault)
        fprintf(stderr, "suited: %s\n", json_string_value(fault));
}

static void print_report(const struct session *session,
                         const struct suited_alerts_report *report)
{
    json_t *line;

    if (!session->json) {
        printf("clients %zu, new %zu, told %zu, outbox %zu\n", report->clients, report->fresh,
               report->told, report->outbox);
        return;
    }
    line = json_pack("{s:I, s:I, s:I, s:I}", "clients", (json_int_t)report->clients, "new",
                     (json_int_t)report->fresh, "told", (json_int_t)report->told, "outbox",
                     (json_int_t)report->outbox);
    print_json_line(line);
    json_decref(line);
}

/* What could not be sent is tried again, and listed; it makes no failure of a run. */
static enum suited_status deliver(const struct suited_alerts *alerts,
                                  struct suited_delivery *delivery, struct suited_error *err)
{
    enum suited_status status = suited_alerts_deliver(alerts, delivery, err);

    if (status)
        return status;
    print_faults(delivery->faults);
    json_decref(delivery->faults);
    delivery->faults = NULL;
    return SUITED_OK;
}

int run_alerts(const struct session *session, struct suited_alerts_report *report,
               struct suited_delivery *delivery)
{
    const struct suited_alerts alerts = alerts_of(session);
    struct suited_error err;
    int code;

    if (suited_alerts_run(&alerts, report, &err))
        return failed(&err);
    print_faults(report->faults);
    code = json_array_size(report->faults) ? EXIT_FAILED : EXIT_OK;
    json_decref(report->faults);
    report->faults = NULL;
    if (deliver(&alerts, delivery, &err) ||
        suited_alerts_count(session->store, &report->outbox, &err))
        return failed(&err);
    print_report(session, report);
    return code;
}

int cmd_alerts_run(const struct command *self, const struct session *session, int argc,
                   char **argv)
{
    struct suited_alerts_report report;
    struct suited_delivery delivery;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    return run_alerts(session, &report, &delivery);
}

/* ---- alerts list ---- */

static void print_digest(const json_t *digest)
{
    const char *adviser = json_text_of(digest, "adviser");
    const json_t *client, *match;
    size_t i, k;

    printf("%s, to %s\n", json_text_of(digest, "day"), *adviser ? adviser : "nobody yet");
    json_array_foreach(json_object_get(digest, "clients"), i, client) {
        printf("  %s\n", json_text_of(client, "alias"));
        json_array_foreach(json_object_get(client, "matches"), k, match)
            printf("    %s: %s, %s (vacancy %lld)\n      %s\n", json_text_of(match, "heading"),
                   json_text_of(match, "title"), json_text_of(match, "employer"),
                   (long long)json_integer_value(json_object_get(match, "vacancy")),
                   json_text_of(match, "why"));
    }
}

static bool take_adviser(int argc, char **argv, struct suited_alerts_ask *ask,
                         const char **adviser)
{
    static const struct option options[] = {{"adviser", required_argument, NULL, 'a'}, {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c != 'a')
            return false;
        *adviser = optarg;
        ask->advisers = adviser;
        ask->count = 1;
    }
    return optind == argc;
}

int cmd_alerts_list(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    struct suited_alerts_ask ask = {0};
    struct suited_alerts alerts;
    struct suited_error err;
    const char *adviser;
    json_t *list, *digest;
    size_t i;

    if (!take_adviser(argc, argv, &ask, &adviser))
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    alerts = alerts_of(session);
    if (look(self, session, NULL, &err) || suited_alerts_list(&alerts, &ask, &list, &err))
        return failed(&err);
    if (session->json)
        print_json(list);
    else
        json_array_foreach(list, i, digest)
            print_digest(digest);
    json_decref(list);
    return EXIT_OK;
}

/* ---- alerts outbox ---- */

/* What is to be done before it is listed. */
struct errand {
    bool send;
    const char *retry, *drop; /* a number, or "all" */
};

static bool take_errand(int argc, char **argv, struct errand *errand)
{
    static const struct option options[] = {{"send", no_argument, NULL, 's'},
                                            {"retry", required_argument, NULL, 'r'},
                                            {"drop", required_argument, NULL, 'd'},
                                            {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 's')
            errand->send = true;
        else if (c == 'r')
            errand->retry = optarg;
        else if (c == 'd')
            errand->drop = optarg;
        else
            return false;
    }
    return optind == argc;
}

typedef enum suited_status change_message(struct suited_store *store, uint64_t number,
                                          struct suited_error *err);

static bool is_dead(const json_t *message)
{
    const char *name;
    json_t *channel;

    json_object_foreach(json_object_get(message, "channels"), name, channel)
        if (!strcmp(json_text_of(channel, "state"), "dead"))
            return true;
    return false;
}

/* One message, or all dead letters. */
static enum suited_status change(const struct session *session, const char *which,
                                 change_message *how, struct suited_error *err)
{
    json_t *list, *message;
    size_t number, i;
    enum suited_status status;

    if (strcmp(which, "all") != 0) {
        if (!parse_count(which, 1, SIZE_MAX / 2, &number))
            return suited_fail(err, SUITED_INVALID,
                               "there is no message '%.40s' (give its number, or all)", which);
        return how(session->store, number, err);
    }
    status = suited_alerts_outbox(session->store, &list, err);
    json_array_foreach(list, i, message)
        if (!status && is_dead(message))
            status =
                how(session->store,
                    (uint64_t)json_integer_value(json_object_get(message, "message")), err);
    json_decref(list);
    return status;
}

static enum suited_status run_errand(const struct session *session, const struct errand *errand,
                                     struct suited_error *err)
{
    const struct suited_alerts alerts = alerts_of(session);
    struct suited_delivery delivery;
    enum suited_status status = SUITED_OK;

    if (errand->drop)
        status = change(session, errand->drop, suited_alerts_drop, err);
    if (!status && errand->retry)
        status = change(session, errand->retry, suited_alerts_retry, err);
    if (!status && errand->send)
        status = deliver(&alerts, &delivery, err);
    return status;
}

static void print_message(const json_t *message)
{
    const char *adviser = json_text_of(message, "adviser"), *name;
    json_t *channels = json_object_get(message, "channels"), *channel;

    printf("%4lld  %s  %s", (long long)json_integer_value(json_object_get(message, "message")),
           json_text_of(message, "day"),
           !strcmp(json_text_of(message, "for"), "client") ? "a client"
           : *adviser                                      ? adviser
                                                           : "nobody yet");
    printf(", alerts %zu", json_array_size(json_object_get(message, "alerts")));
    json_object_foreach(channels, name, channel) {
        printf(", %s %s", name, json_text_of(channel, "state"));
        if (*json_text_of(channel, "why"))
            printf(" (%s)", json_text_of(channel, "why"));
    }
    printf("%s\n", json_object_size(channels) ? "" : ", for the pages");
}

int cmd_alerts_outbox(const struct command *self, const struct session *session, int argc,
                      char **argv)
{
    struct errand errand = {0};
    struct suited_error err;
    json_t *list, *message;
    size_t i;

    if (!take_errand(argc, argv, &errand))
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (run_errand(session, &errand, &err) || look(self, session, NULL, &err) ||
        suited_alerts_outbox(session->store, &list, &err))
        return failed(&err);
    if (session->json)
        print_json(list);
    else
        json_array_foreach(list, i, message)
            print_message(message);
    json_decref(list);
    return EXIT_OK;
}
