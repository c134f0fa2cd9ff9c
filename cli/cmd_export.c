/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>

#include "base/json.h"
#include "cmd.h"
#include "suited/posting.h"
#include "vacancy_arg.h"

/* Postings on their way out, one after the other, as one list. */
struct export
{
    const struct session *session;
    struct suited_view *view;
    size_t written, left_out;
};

static void write_posting(struct export *export, json_t *posting)
{
    printf("%s", export->written++ ? ",\n" : "[\n");
    json_dumpf(posting, stdout, JSON_COMPACT | JSON_SORT_KEYS | JSON_ESCAPE_SLASH);
    json_decref(posting);
}

/* ---- those that were asked for ---- */

static enum suited_status export_one(struct export *export, const char *text,
                                     struct suited_error *err)
{
    json_t *record = NULL, *posting = NULL;
    uint32_t number;
    enum suited_status status = vacancy_arg(export->view, text, &number, err);

    if (!status)
        status = suited_view_record(export->view, number, &record, err);
    if (!status && json_object_get(record, "closed"))
        status = suited_fail(err, SUITED_INVALID, "vacancy %u is not exported: it is closed",
                             number);
    if (!status)
        status = suited_posting(export->session->taxonomy, number, record, &posting, err);
    json_decref(record);
    if (!status)
        write_posting(export, posting);
    return status;
}

/* ---- all that are open ---- */

static enum suited_status export_row(struct export *export, uint32_t number, bool tagged_only,
                                     struct suited_error *err)
{
    json_t *record, *posting = NULL;
    enum suited_status status = suited_view_record(export->view, number, &record, err);

    if (status)
        return status;
    if (!tagged_only || suited_posting_is_tagged(record)) {
        status = suited_posting(export->session->taxonomy, number, record, &posting, err);
        if (!status)
            write_posting(export, posting);
        export->left_out += status == SUITED_INVALID;
    }
    json_decref(record);
    return status == SUITED_INVALID ? SUITED_OK : status;
}

static enum suited_status export_open(struct export *export, bool tagged_only,
                                      struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t b = 0; !status && b < suited_view_blocks(export->view); b++) {
        const struct suited_block *block;
        struct suited_row row;

        status = suited_view_block(export->view, b, &block, err);
        for (size_t i = 0; !status && i < suited_block_rows(block); i++)
            if (suited_block_row(block, i, &row))
                status = export_row(export, row.number, tagged_only, err);
    }
    return status;
}

static enum suited_status export_all(struct export *export, int count, char **names,
                                     bool tagged_only, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    if (!count)
        return export_open(export, tagged_only, err);
    for (int i = 0; i < count && !status; i++)
        status = export_one(export, names[i], err);
    return status;
}

int cmd_vacancy_export(const struct command *self, const struct session *session, int argc,
                       char **argv)
{
    static const struct option options[] = {{"all", no_argument, NULL, 'a'}, {0}};
    struct export export = {.session = session};
    struct suited_error err;
    bool all = false;
    enum suited_status status;
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c != 'a')
            return usage(self);
        all = true;
    }
    if (all && optind < argc)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_view_open(session->corpus, SUITED_READ, &export.view, &err))
        return failed(&err);
    status = export_all(&export, argc - optind, argv + optind, !all, &err);
    suited_view_close(export.view);
    printf("%s", export.written ? "\n]\n" : "[]\n");
    if (export.left_out)
        fprintf(stderr,
                "suited: %zu are left out: they have no employer, description or place of "
                "work\n",
                export.left_out);
    return status ? failed(&err) : EXIT_OK;
}
