/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "store/links.h"
#include "store/table.h"
#include "store/tallies.h"
#include "store/vacancies.h"

#define CODES (UINT16_MAX + 1)

struct inspection {
    struct suited_view *view;
    json_t *faults;
    suited_progress *progress;
    void *context;
    uint64_t done, total;
    bool is_unsure;      /* a record or row cannot be read: sums over all mean nothing */
    uint64_t open, live; /* vacancies that are open, rows that are not dead */
    uint64_t links;      /* that records have */
    struct suited_tally *tallies[CODES]; /* counted anew; NULL: nothing counted */
};

/* Add a fault. A damaged block comes up for each of its vacancies: once is enough. */
static void add_fault(struct inspection *in, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void add_fault(struct inspection *in, const char *format, ...)
{
    size_t count = json_array_size(in->faults);
    char text[sizeof(struct suited_error)];
    json_t *fault;
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    for (char *c = text; *c; c++)
        if ((signed char)*c < ' ')
            *c = '?'; /* part of a key or of a cut link: JSON takes whole characters only */
    fault = json_string(text);
    if (!count || !json_equal(json_array_get(in->faults, count - 1), fault))
        json_array_append(in->faults, fault);
    json_decref(fault);
}

static void step(struct inspection *in)
{
    in->done++;
    if (in->progress && (in->done % 1024 == 0 || in->done == in->total))
        in->progress(in->context, in->done, in->total);
}

/* Every value against its checksum. */
static enum suited_status inspect_table(struct inspection *in, enum table table,
                                        struct suited_error *err)
{
    struct scan scan;
    struct suited_error fault;
    enum suited_status status =
        scan_open(&scan, in->view->txn, table, (struct bytes){NULL, 0}, err);

    while (!status) {
        status = scan_next(&scan, &fault);
        if (scan.damaged) {
            add_fault(in, "%s", fault.text);
            status = SUITED_OK;
        }
        if (!status)
            step(in);
        else if (status == SUITED_IO)
            suited_fail(err, status, "%s", fault.text);
    }
    scan_close(&scan);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}

static void count_tally(struct inspection *in, const struct suited_row *row)
{
    struct suited_tally **tally = &in->tallies[row->codes[0]];

    if (!*tally)
        *tally = xcalloc(SUITED_CONDITIONS_MAX, sizeof(**tally));
    tally_row(*tally, row, 1);
}

static void inspect_links(struct inspection *in, uint32_t number, const json_t *record)
{
    const json_t *links = json_object_get(record, "links");
    json_t *link, *seen = json_array();
    size_t i;

    json_array_foreach(links, i, link) {
        if (!json_is_string(link) || json_list_has(seen, json_string_value(link)))
            continue;
        json_list_add(seen, json_string_value(link));
        if (!links_has(in->view->txn, json_string_value(link), number))
            add_fault(in, "vacancy %u cannot be found by its link '%.200s'", (unsigned)number,
                      json_string_value(link));
        in->links++;
    }
    json_decref(seen);
}

/* A vacancy's row, record, links and state against each other. */
static void inspect_vacancy(struct inspection *in, uint32_t number)
{
    struct suited_row row;
    struct suited_error fault;
    bool is_open = false;
    json_t *record = NULL;

    if (blocks_find(in->view->blocks, number, &row, &is_open, &fault) ||
        vacancies_get(in->view->txn, number, &record, &fault)) {
        add_fault(in, "%s", fault.text);
        in->is_unsure = true;
        return;
    }
    if (is_open == !strcmp(json_text_of(record, "status"), "closed"))
        add_fault(in, "vacancy %u is %s by its row and not by its record", (unsigned)number,
                  is_open ? "open" : "closed");
    if (is_open) {
        count_tally(in, &row);
        in->open++;
    }
    inspect_links(in, number, record);
    json_decref(record);
}

static void inspect_block(struct inspection *in, size_t which)
{
    const struct suited_block *block;
    struct suited_row row;

    if (blocks_get(in->view->blocks, which, &block, NULL)) {
        in->is_unsure = true; /* its checksum was a fault already */
        return;
    }
    for (size_t i = 0; i < blocks_rows(block); i++)
        in->live += blocks_row(block, i, &row);
}

static void inspect_tally(struct inspection *in, uint16_t code)
{
    struct suited_tally kept[SUITED_CONDITIONS_MAX], none[SUITED_CONDITIONS_MAX] = {{0, 0}};
    const struct suited_tally *counted = in->tallies[code] ? in->tallies[code] : none;

    if (!tallies_get(in->view->txn, code, kept, NULL) &&
        memcmp(kept, counted, sizeof(kept)) != 0)
        add_fault(in, "the tally of occupation %u is not what its vacancies add up to",
                  (unsigned)code);
}

/* What can only be known when everything has been read. */
static enum suited_status inspect_sums(struct inspection *in, struct suited_error *err)
{
    size_t links, records;
    enum suited_status status = table_count(in->view->txn, TABLE_LINKS, &links, err);

    if (!status)
        status = table_count(in->view->txn, TABLE_VACANCIES, &records, err);
    if (status)
        return status;
    if (records != in->view->numbers)
        add_fault(in, "there are %zu records for %u vacancies", records,
                  (unsigned)in->view->numbers);
    if (in->is_unsure)
        return SUITED_OK;
    if (in->live != in->open)
        add_fault(in, "there are %llu rows for %llu open vacancies",
                  (unsigned long long)in->live, (unsigned long long)in->open);
    if (in->links != links)
        add_fault(in, "the table of links has %zu and the records have %llu", links,
                  (unsigned long long)in->links);
    for (size_t code = 0; code < CODES; code++)
        inspect_tally(in, (uint16_t)code);
    return SUITED_OK;
}

/* An index that is behind is no fault: it follows the change log, and the next writer sees to
 * it. */
static void inspect_index(struct inspection *in)
{
    struct suited_view *view = in->view;
    struct suited_error fault;
    uint32_t documents;

    if (!view->reader)
        add_fault(in, "the text index is missing or cannot be used (run 'suited reindex')");
    else if (index_reader_check(view->reader, &documents, &fault))
        add_fault(in, "%s", fault.text);
    else if (index_reader_change(view->reader) > view->changes)
        add_fault(in, "the text index is of a later store (run 'suited reindex')");
    else if (index_reader_change(view->reader) == view->changes && !in->is_unsure &&
             documents != in->open)
        add_fault(in, "the text index has %u of %llu open vacancies (run 'suited reindex')",
                  (unsigned)documents, (unsigned long long)in->open);
}

static enum suited_status measure(struct inspection *in, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    in->total = in->view->numbers;
    for (int table = 0; !status && table < TABLES; table++) {
        size_t count = 0;

        status = table_count(in->view->txn, (enum table)table, &count, err);
        in->total += count;
    }
    return status;
}

static enum suited_status inspect(struct inspection *in, struct suited_error *err)
{
    enum suited_status status = measure(in, err);

    for (int table = 0; !status && table < TABLES; table++)
        status = inspect_table(in, (enum table)table, err);
    for (uint32_t number = 1; !status && number <= in->view->numbers; number++) {
        inspect_vacancy(in, number);
        step(in);
    }
    for (size_t b = 0; !status && b < blocks_count(in->view->blocks); b++)
        inspect_block(in, b);
    if (!status)
        status = inspect_sums(in, err);
    if (!status)
        inspect_index(in);
    return status;
}

enum suited_status suited_corpus_verify(struct suited_corpus *corpus, suited_progress *progress,
                                        void *context, json_t **faults,
                                        struct suited_error *err)
{
    struct inspection *in = xcalloc(1, sizeof(*in));
    enum suited_status status = suited_view_open(corpus, SUITED_READ, &in->view, err);

    *faults = NULL;
    in->faults = json_array();
    in->progress = progress;
    in->context = context;
    if (!status)
        status = inspect(in, err);
    suited_view_close(in->view);
    for (size_t code = 0; code < CODES; code++)
        free(in->tallies[code]);
    if (status)
        json_decref(in->faults);
    else
        *faults = in->faults;
    free(in);
    return status;
}
