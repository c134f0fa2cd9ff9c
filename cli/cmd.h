/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_CMD_H
#define CLI_CMD_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/corpus.h"
#include "suited/error.h"
#include "suited/taxonomy.h"

/* Exit codes: scripts rely on these; suited(1) lists them. */
enum { EXIT_OK = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* What main opens for a command before it runs, and closes afterwards. */
enum needs {
    NEEDS_NOTHING,
    NEEDS_TAXONOMY, /* what is known beforehand; the imported part where there is a store */
    NEEDS_READ,     /* and the store */
    NEEDS_SHARE,    /* the store to write a little, also while another command writes */
    NEEDS_WRITE,    /* the store to itself, for long writing */
};

/* What a command is given: the options that every command takes, and what was opened. */
struct session {
    const char *data_dir; /* --data, SUITED_DATA or $XDG_DATA_HOME/suited */
    bool json;            /* --json */
    int32_t today;        /* --today, SUITED_TODAY or the clock */
    bool is_fixed;        /* today is not the clock's */
    struct suited_taxonomy *taxonomy;
    struct suited_store *store;
    struct suited_corpus *corpus;
    char country[3]; /* the service's */

    /* Why what the command needs could not be opened, or NULL: a command answers wrong usage
     * first, and this before it touches what was to be opened. */
    const struct suited_error *unopened;
    struct suited_error why; /* what it points to */
};

struct command {
    const char *name; /* "match", "feed add" */
    int (*run)(const struct command *self, const struct session *session, int argc,
               char **argv);
    enum needs needs;
    const char *synopsis; /* the text after "usage: suited " */
    const char *summary;  /* one line for `suited help` */
};

/* argv[0] is the command's last word, as getopt likes it. */
#define COMMAND(name)                                                                          \
    int cmd_##name(const struct command *self, const struct session *session, int argc,        \
                   char **argv)

COMMAND(init);
COMMAND(feed_add);
COMMAND(feed_list);
COMMAND(feed_check);
COMMAND(feed_remove);
COMMAND(ingest);
COMMAND(read);
COMMAND(reread);
COMMAND(client_add);
COMMAND(client_edit);
COMMAND(client_show);
COMMAND(client_list);
COMMAND(client_history);
COMMAND(client_export);
COMMAND(client_forget);
COMMAND(client_note);
COMMAND(client_decide);
COMMAND(client_case);
COMMAND(client_cases);
COMMAND(match);
COMMAND(explain);
COMMAND(vacancy_search);
COMMAND(vacancy_show);
COMMAND(vacancy_add);
COMMAND(vacancy_export);
COMMAND(link_make);
COMMAND(link_list);
COMMAND(link_revoke);
COMMAND(tag);
COMMAND(account_add);
COMMAND(account_list);
COMMAND(account_reset);
COMMAND(audit_verify);
COMMAND(audit_list);
COMMAND(key_rotate);
COMMAND(alerts_run);
COMMAND(alerts_list);
COMMAND(alerts_outbox);
COMMAND(nightly);
COMMAND(serve);
COMMAND(stats);
COMMAND(verify);
COMMAND(reindex);
COMMAND(taxonomy_find);
COMMAND(taxonomy_import);
COMMAND(help);

/* Every command, ended by one without a name; for `suited help`. */
extern const struct command commands[];

/* Print how to call the command on stderr; EXIT_USAGE. */
int usage(const struct command *self);

/* Print the sentence on stderr; EXIT_FAILED. */
int failed(const struct suited_error *err);

/* Parse a decimal in [least, most]; false if it is anything else. */
bool parse_count(const char *text, size_t least, size_t most, size_t *out);

/* Print JSON, two spaces deep, and a newline, on stdout. */
void print_json(const json_t *value);

/* Print JSON on one line. */
void print_json_line(const json_t *value);

#endif
