/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/share.h"
#include "base/strbuf.h"
#include "cmd.h"

static void print_list(void)
{
    puts("suited finds work that suits people who live with long-term pain or illness.\n");
    for (const struct command *c = commands; c->name; c++)
        printf("  %-16s %s\n", c->name, c->summary);
    puts("\nEvery command takes --data DIR (the store; else SUITED_DATA), --json (machine\n"
         "output) and --today YYYY-MM-DD. 'suited help COMMAND' shows its manual page.");
}

/* "feed add" has the page suited-feed-add. */
static char *page_path(const char *command)
{
    struct strbuf name = STRBUF_INIT;
    char *path;

    strbuf_printf(&name, "man/suited-%s.txt", command);
    for (char *c = name.text; *c; c++)
        if (*c == ' ')
            *c = '-';
    path = share_path(name.text);
    strbuf_release(&name);
    return path;
}

static int print_page(const char *command)
{
    char *path = page_path(command), line[BUFSIZ];
    FILE *page = fopen(path, "r");

    free(path);
    if (!page) {
        fprintf(stderr, "suited: there is no page on '%s' (see 'suited help')\n", command);
        return EXIT_FAILED;
    }
    while (fgets(line, sizeof(line), page))
        fputs(line, stdout);
    fclose(page);
    return EXIT_OK;
}

int cmd_help(const struct command *self, const struct session *session, int argc, char **argv)
{
    struct strbuf name = STRBUF_INIT;
    int code;

    (void)session;
    if (argc > 3)
        return usage(self);
    if (argc == 1) {
        print_list();
        return EXIT_OK;
    }
    strbuf_printf(&name, "%s%s%s", argv[1], argc == 3 ? " " : "", argc == 3 ? argv[2] : "");
    code = print_page(name.text);
    strbuf_release(&name);
    return code;
}
