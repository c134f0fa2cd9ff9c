/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>

#include "cmd.h"
#include "suited/client.h"

int cmd_key_rotate(const struct command *self, const struct session *session, int argc,
                   char **argv)
{
    static const struct option options[] = {{"given", no_argument, NULL, 'g'}, {0}};
    struct suited_error err;
    bool given = false;
    size_t count;
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c != 'g')
            return usage(self);
        given = true;
    }
    if (optind != argc)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_client_rotate(session->store, given, &count, &err))
        return failed(&err);
    if (session->json)
        printf("{\"wrapped\": %zu}\n", count);
    else
        printf("%zu key%s wrapped with the service's new key. Keep a copy of that elsewhere.\n",
               count, count == 1 ? " is" : "s are");
    return EXIT_OK;
}
