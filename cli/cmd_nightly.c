/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "cmd.h"
#include "night.h"

static const char *word(int code)
{
    return code == EXIT_OK ? "well" : "failed";
}

static void print_summary(const struct session *session, const struct suited_night *night)
{
    json_t *line;

    if (!session->json) {
        printf("feeds %s, alerts %s, checks %s\n", word(!night->feeds_ok),
               word(!night->alerts_ok), word(!night->checks_ok));
        return;
    }
    line = json_pack("{s:b, s:b, s:b}", "feeds", (int)night->feeds_ok, "alerts",
                     (int)night->alerts_ok, "checks", (int)night->checks_ok);
    print_json_line(line);
    json_decref(line);
}

/* Reading feeds hides the home folder from jq; where the service's key lies it is needed. */
static int read_feeds(const struct command *self, const struct session *session, char **argv)
{
    char *home = getenv("HOME") ? xstrdup(getenv("HOME")) : NULL;
    int code;

    optind = 0; /* glibc: begin anew, with the arguments of another command */
    code = cmd_ingest(self, session, 1, argv);
    if (home)
        setenv("HOME", home, 1);
    else
        unsetenv("HOME");
    free(home);
    return code;
}

/* Each step is made whatever became of the one before: one bad feed keeps no digest back. */
int cmd_nightly(const struct command *self, const struct session *session, int argc,
                char **argv)
{
    struct suited_night night = {0};
    struct suited_alerts alerts;
    struct suited_error err;

    if (argc != 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    night.feeds_ok = read_feeds(self, session, argv) == EXIT_OK;
    night.alerts_ok = run_alerts(session, &night.report, &night.delivery) == EXIT_OK;
    night.checks_ok = cmd_verify(self, session, 1, argv) == EXIT_OK;
    alerts = alerts_of(session);
    if (suited_alerts_metrics(&alerts, &night, &err))
        return failed(&err);
    print_summary(session, &night);
    return night.feeds_ok && night.alerts_ok && night.checks_ok && !night.delivery.dead
               ? EXIT_OK
               : EXIT_FAILED;
}
