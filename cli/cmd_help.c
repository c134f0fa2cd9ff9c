/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/share.h"
#include "base/strbuf.h"
#include "cmd.h"

static void print_row(const struct command *command)
{
    printf("  %-16s %s\n", command->name, command->summary);
}

static void print_list(void)
{
    puts("suited finds work that suits people who live with long-term pain or illness.\n");
    for (const struct command *c = commands; c->name; c++)
        print_row(c);
    puts("\nEvery command takes --data DIR (the store; else SUITED_DATA), --json (machine\n"
         "output) and --today YYYY-MM-DD. 'suited help COMMAND' shows its manual page,\n"
         "'suited help suited' the one on all of it.");
}

static bool is_command(const char *name)
{
    for (const struct command *c = commands; c->name; c++)
        if (!strcmp(c->name, name))
            return true;
    return false;
}

/* "feed" is no command, but several begin with it. */
static bool print_group(const char *first)
{
    size_t length = strlen(first);
    bool known = false;

    for (const struct command *c = commands; length && c->name; c++) {
        if (strncmp(c->name, first, length) != 0 || c->name[length] != ' ')
            continue;
        print_row(c);
        known = true;
    }
    if (known)
        printf("\n'suited help %s VERB' shows the manual page of one.\n", first);
    return known;
}

/* "feed add" has the page suited-feed-add, and "suited" the page suited. */
static char *page_path(const char *name)
{
    struct strbuf page = STRBUF_INIT;
    char *path;

    strbuf_printf(&page, "man/%s%s.txt", strcmp(name, "suited") ? "suited-" : "", name);
    for (char *c = page.text; *c; c++)
        if (*c == ' ')
            *c = '-';
    path = share_path(page.text);
    strbuf_release(&page);
    return path;
}

static int print_page(const char *name)
{
    char *path = page_path(name), line[BUFSIZ];
    FILE *page = fopen(path, "r");

    if (!page)
        fprintf(stderr,
                "suited: cannot read the page '%s': %s (build or install suited again)\n", path,
                strerror(errno));
    free(path);
    if (!page)
        return EXIT_FAILED;
    while (fgets(line, sizeof(line), page))
        fputs(line, stdout);
    fclose(page);
    return EXIT_OK;
}

static int explain(const char *name)
{
    if (!strcmp(name, "suited") || is_command(name))
        return print_page(name);
    if (print_group(name))
        return EXIT_OK;
    fprintf(stderr, "suited: there is no page on '%s' (see 'suited help')\n", name);
    return EXIT_FAILED;
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
    code = explain(name.text);
    strbuf_release(&name);
    return code;
}
