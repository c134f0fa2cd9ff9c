/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>

#include "cmd.h"
#include "server/server.h"
#include "suited/day.h"

#define LISTEN "127.0.0.1:8750"

/* Scripts wait for this line to know that it can be asked. */
static void say_started(void *context, const struct server_start *start)
{
    const struct session *session = context;
    const char *address = start->address, *code = start->code;
    json_t *said = json_pack("{s:s}", "address", address);

    if (*code)
        json_object_set_new(said, "code", json_string(code));
    if (session->json)
        print_json_line(said);
    else
        printf("Suited is at %s\n", address);
    if (*code && !session->json)
        printf(
            "Nobody has an account yet. Open %swelcome and choose a name and password for the "
            "first administrator, with the one-time code %s\n",
            address, code);
    json_decref(said);
    fflush(stdout);
    if (start->is_exposed)
        fprintf(stderr, "suited: other machines can reach this, and nothing is encrypted (give "
                        "--certificate and --key, or listen on 127.0.0.1 behind a proxy that "
                        "speaks TLS)\n");
}

/* Names of a proxy before it; the last stays NULL. */
#define NAMES_MAX 8

static bool read_options(int argc, char **argv, struct server_options *options,
                         const char *hosts[NAMES_MAX + 1])
{
    static const struct option names[] = {
        {"listen", required_argument, NULL, 'l'},
        {"certificate", required_argument, NULL, 'c'},
        {"key", required_argument, NULL, 'k'},
        {"name", required_argument, NULL, 'n'},
        {0},
    };
    size_t count = 0;
    int name;

    while ((name = getopt_long(argc, argv, "", names, NULL)) != -1) {
        if (name == 'l')
            options->listen = optarg;
        else if (name == 'c')
            options->certificate = optarg;
        else if (name == 'k')
            options->key = optarg;
        else if (name == 'n' && count < NAMES_MAX)
            hosts[count++] = optarg;
        else
            return false;
    }
    return optind == argc && !options->certificate == !options->key;
}

int cmd_serve(const struct command *self, const struct session *session, int argc, char **argv)
{
    const char *hosts[NAMES_MAX + 1] = {NULL};
    const struct service service = {
        .store = session->store,
        .corpus = session->corpus,
        .taxonomy = session->taxonomy,
        .country = session->country,
        .names = hosts,
        .fixed_today = session->is_fixed ? session->today : SUITED_DAY_NONE,
    };
    struct server_options options = {
        .listen = LISTEN, .started = say_started, .context = (void *)session};
    struct suited_error err;

    if (!read_options(argc, argv, &options, hosts))
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    return server_run(&service, &options, &err) ? failed(&err) : EXIT_OK;
}
