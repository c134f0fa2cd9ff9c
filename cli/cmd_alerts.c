/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/alerts.h"

#include <getopt.h>
#include <stdio.h>
#include <time.h>

#include "base/json.h"
#include "cmd.h"

static struct suited_alerts alerts_of(const struct session *session)
{
    return (struct suited_alerts){.store = session->store,
                                  .corpus = session->corpus,
                                  .taxonomy = session->taxonomy,
                                  .country = session->country,
                                  .today = session->today,
                                  .now = (int64_t)time(NULL)};
}

static void print_report(const struct session *session,
                         const struct suited_alerts_report *report)
{
    const json_t *fault;
    size_t i;

    json_array_foreach(report->faults, i, fault)
        fprintf(stderr, "suited: %s\n", json_string_value(fault));
    if (session->json) {
        json_t *line =
            json_pack("{s:I, s:I, s:I, s:I}", "clients", (json_int_t)report->clients, "new",
                      (json_int_t)report->fresh, "told", (json_int_t)report->told, "outbox",
                      (json_int_t)report->outbox);

        print_json(line);
        json_decref(line);
        return;
    }
    printf("clients %zu, new %zu, told %zu, outbox %zu\n", report->clients, report->fresh,
           report->told, report->outbox);
}

int cmd_alerts_run(const struct command *self, const struct session *session, int argc,
                   char **argv)
{
    struct suited_alerts alerts;
    struct suited_alerts_report report;
    struct suited_error err;
    int code;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    alerts = alerts_of(session);
    if (suited_alerts_run(&alerts, &report, &err))
        return failed(&err);
    print_report(session, &report);
    code = json_array_size(report.faults) ? EXIT_FAILED : EXIT_OK;
    json_decref(report.faults);
    return code;
}

int cmd_alerts_outbox(const struct command *self, const struct session *session, int argc,
                      char **argv)
{
    struct suited_error err;
    json_t *list;

    (void)argv;
    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_alerts_outbox(session->store, &list, &err))
        return failed(&err);
    print_json(list);
    json_decref(list);
    return EXIT_OK;
}
