/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "cmd.h"
#include "suited/day.h"

int usage(const struct command *self)
{
    fprintf(stderr, "usage: suited %s\n", self->synopsis);
    return EXIT_USAGE;
}

/* What a sentence quotes of a feed may hold line ends, and what a terminal would obey. */
int failed(const struct suited_error *err)
{
    struct suited_error said = *err;

    for (char *c = said.text; *c; c++)
        if (iscntrl((unsigned char)*c))
            *c = ' ';
    fprintf(stderr, "suited: %s\n", said.text);
    return EXIT_FAILED;
}

/* The store is read through a map of its file: what the disk does not give comes as a signal.
 */
static void on_bus_error(int signal_number)
{
    static const char words[] = "suited: the store's file is cut off, or its disk cannot be "
                                "read (restore a backup)\n";
    ssize_t written = write(STDERR_FILENO, words, sizeof(words) - 1);

    (void)signal_number, (void)written;
    _exit(EXIT_FAILED);
}

bool parse_count(const char *text, size_t least, size_t most, size_t *out)
{
    char *end;
    unsigned long long value;

    errno = 0;
    value = strtoull(text, &end, 10);
    if (errno || end == text || *end || *text == '-' || value < least || value > most)
        return false;
    *out = value;
    return true;
}

void print_json(const json_t *value)
{
    json_dumpf(value, stdout, JSON_INDENT(2) | JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
    putchar('\n');
}

void print_json_line(const json_t *value)
{
    json_dumpf(value, stdout, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
    putchar('\n');
}

/* ---- the options that every command takes ---- */

static char *default_data_dir(void)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    struct strbuf path = STRBUF_INIT;

    if (data && *data)
        strbuf_printf(&path, "%s/suited", data);
    else
        strbuf_printf(&path, "%s/.local/share/suited", home ? home : ".");
    return strbuf_detach(&path);
}

/*
 * Take --NAME VALUE or --NAME=VALUE at argv[i] out of argv; `*value` is NULL when argv[i] is
 * another argument. False when the value is missing.
 */
static bool take_option(const char *name, int i, int *argc, char **argv, const char **value)
{
    size_t length = strlen(name);
    int used = 1;

    *value = NULL;
    if (strncmp(argv[i], name, length) != 0 || (argv[i][length] && argv[i][length] != '='))
        return true;
    if (argv[i][length]) {
        *value = argv[i] + length + 1;
    } else {
        if (i + 1 >= *argc)
            return false;
        *value = argv[i + 1];
        used = 2;
    }
    memmove(argv + i, argv + i + used, (size_t)(*argc - i - used + 1) * sizeof(*argv));
    *argc -= used;
    return true;
}

static int bad_option(const char *what)
{
    fprintf(stderr, "suited: %s\n", what);
    return EXIT_USAGE;
}

/* Take --data, --today and --json out of the arguments, wherever they stand before "--". */
static int take_options(int *argc, char **argv, const char **data, const char **today,
                        bool *json)
{
    for (int i = 1; i < *argc && strcmp(argv[i], "--") != 0;) {
        const char *value;

        if (!strcmp(argv[i], "--json")) {
            *json = true;
            memmove(argv + i, argv + i + 1, (size_t)(*argc - i) * sizeof(*argv));
            --*argc;
            continue;
        }
        if (!take_option("--data", i, argc, argv, &value))
            return bad_option("--data names no folder (write --data DIR)");
        if (value) {
            *data = value;
            continue;
        }
        if (!take_option("--today", i, argc, argv, &value))
            return bad_option("--today names no day (write --today YYYY-MM-DD)");
        if (value)
            *today = value;
        else
            i++;
    }
    return EXIT_OK;
}

/* ---- opening what a command needs ---- */

static enum suited_status read_country(struct session *session, struct suited_error *err)
{
    struct suited_view *view;
    json_t *setting;
    enum suited_status status = suited_view_open(session->corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    status =
        suited_note_get(view, SUITED_NOTE_SETTING, "country", strlen("country"), &setting, err);
    suited_view_close(view);
    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status;
    if (json_string_length(setting) == 2)
        memcpy(session->country, json_string_value(setting), 3);
    json_decref(setting);
    return SUITED_OK;
}

static enum suited_status open_needs(struct session *session, enum needs needs,
                                     struct suited_error *err)
{
    enum suited_mode mode = needs == NEEDS_WRITE   ? SUITED_WRITE
                            : needs == NEEDS_SHARE ? SUITED_SHARE
                                                   : SUITED_READ;
    enum suited_status status = SUITED_OK;

    if (needs >= NEEDS_READ)
        status = suited_store_open(session->data_dir, mode, &session->store, err);
    if (!status && needs >= NEEDS_TAXONOMY)
        status = suited_taxonomy_open(session->data_dir, &session->taxonomy, err);
    if (!status && needs >= NEEDS_READ)
        status = suited_corpus_open(session->store, mode, &session->corpus, err);
    if (!status && needs >= NEEDS_READ)
        status = read_country(session, err);
    return status;
}

static void close_needs(struct session *session)
{
    suited_corpus_close(session->corpus);
    suited_taxonomy_close(session->taxonomy);
    suited_store_close(session->store);
}

static bool asks_usage(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (!strcmp(argv[i], "--help"))
            return true;
    return false;
}

static int run_command(const struct command *command, struct session *session, int argc,
                       char **argv)
{
    int code;

    if (asks_usage(argc, argv)) {
        printf("usage: suited %s\n", command->synopsis);
        return EXIT_OK;
    }
    if (open_needs(session, command->needs, &session->why))
        session->unopened = &session->why;
    code = command->run(command, session, argc, argv);
    close_needs(session);
    if ((fflush(stdout) || ferror(stdout)) && code == EXIT_OK) {
        fprintf(stderr, "suited: cannot write the results: %s\n", strerror(errno));
        code = EXIT_FAILED;
    }
    return code;
}

/* The command that the first one or two words name; `*words` says how many. */
static const struct command *find_command(int argc, char **argv, int *words)
{
    for (const struct command *c = commands; c->name; c++) {
        size_t length = strcspn(c->name, " ");
        bool first =
            argc > 1 && strlen(argv[1]) == length && !strncmp(c->name, argv[1], length);

        *words = c->name[length] ? 2 : 1;
        if (first && !c->name[length])
            return c;
        if (first && argc > 2 && !strcmp(c->name + length + 1, argv[2]))
            return c;
    }
    return NULL;
}

static int no_command(int argc, char **argv)
{
    size_t length = argc > 1 ? strlen(argv[1]) : 0;
    bool asked = asks_usage(argc, argv), known = false;

    for (const struct command *c = commands; length && c->name; c++) {
        if (strncmp(c->name, argv[1], length) != 0 || c->name[length] != ' ')
            continue;
        fprintf(asked ? stdout : stderr, "%s suited %s\n",
                known ? "      " : "usage:", c->synopsis);
        known = true;
    }
    if (!known && argc > 1)
        fprintf(stderr, "suited: there is no command '%s' (see 'suited help')\n", argv[1]);
    else if (!known)
        fprintf(stderr, "usage: suited COMMAND [--data DIR] [--json] [--today YYYY-MM-DD] "
                        "(see 'suited help')\n");
    return asked && known ? EXIT_OK : EXIT_USAGE;
}

int main(int argc, char **argv)
{
    const char *data = getenv("SUITED_DATA"), *today = getenv("SUITED_TODAY");
    struct session session = {.country = "GB"};
    const struct command *command;
    char *fallback = default_data_dir();
    int words, code;

    opterr = 0; /* a wrong option is answered with the command's usage */
    /* A reader that goes away is an error of writing, with a sentence. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGBUS, on_bus_error);
    code = take_options(&argc, argv, &data, &today, &session.json);
    session.data_dir = data && *data ? data : fallback;
    session.today = suited_day_today();
    if (argc > 1 && !strcmp(argv[1], "--help"))
        argv[1] += strlen("--"); /* as people are used to: the command help */
    command = find_command(argc, argv, &words);
    if (!code && today && *today && !suited_day_parse(today, &session.today))
        code = bad_option("--today is no day (write it as 2026-11-22)");
    session.is_fixed = today && *today;
    if (!code)
        code = command ? run_command(command, &session, argc - words, argv + words)
                       : no_command(argc, argv);
    free(fallback);
    return code;
}
