/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>

#include "base/json.h"
#include "shop.h"

/*
 * Prints what others need to answer the same questions, a vacancy a line with tabs between:
 * number, latitude, longitude (degrees), radius (metres), conditions that are met and that are
 * not (bits, silence that means no among them), works from home (2: anywhere
 * in the country; 1: perhaps, as it names none; 0: no), day posted, title and text.
 */

/* Where an advert's silence on a condition means no, it says no. */
static uint64_t silent_no(const struct suited_taxonomy *taxonomy)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < suited_taxonomy_conditions(taxonomy); i++)
        if (suited_taxonomy_condition(taxonomy, i)->silent_no)
            bits |= UINT64_C(1) << suited_taxonomy_condition(taxonomy, i)->number;
    return bits;
}

static uint64_t bit_of(const struct suited_taxonomy *taxonomy, const char *id)
{
    return UINT64_C(1) << suited_condition_find(taxonomy, id)->number;
}

static void print_words(const char *words)
{
    for (; *words; words++)
        putchar(*words == '\t' || *words == '\n' || *words == '\\' ? ' ' : *words);
}

static enum suited_status print_row(const struct shop *shop, const struct suited_row *row,
                                    struct suited_error *err)
{
    const struct suited_taxonomy *taxonomy = shop->taxonomy;
    bool at_home = (row->yes & bit_of(taxonomy, "remote_work")) &&
                   !(row->yes & bit_of(taxonomy, "work_travel")) &&
                   !(row->flags & SUITED_HOME_TEMPORARY);
    json_t *record;
    enum suited_status status = suited_view_record(shop->view, row->number, &record, err);

    if (status)
        return status;
    printf("%" PRIu32 "\t%.5f\t%.5f\t%d\t%" PRIu64 "\t%" PRIu64 "\t%d\t%" PRId32 "\t",
           row->number, row->places[0].lat / 1e5, row->places[0].lon / 1e5,
           1000 * row->places[0].radius_km, row->yes,
           row->no | (silent_no(taxonomy) & ~row->yes & ~row->agree),
           at_home ? 1 + (row->country_count > 0) : 0, row->posted);
    print_words(json_text_of(record, "title"));
    putchar('\t');
    print_words(json_text_of(record, "text"));
    putchar('\n');
    json_decref(record);
    return SUITED_OK;
}

static enum suited_status print_rows(const struct shop *shop, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (uint32_t number = 1; !status && number <= suited_view_numbers(shop->view); number++) {
        struct suited_row row;

        status = suited_view_row(shop->view, number, &row, err);
        if (!status)
            status = print_row(shop, &row, err);
    }
    return status;
}

int main(int argc, char **argv)
{
    struct shop shop = {0};
    struct suited_error err;
    enum suited_status status;

    if (argc != 2) {
        fprintf(stderr, "usage: bench_rows DATA\n");
        return 2;
    }
    status = shop_open(argv[1], &shop, &err);
    if (!status)
        status = print_rows(&shop, &err);
    shop_close(&shop);
    if (status)
        fprintf(stderr, "bench_rows: %s\n", err.text);
    return status ? 1 : 0;
}
