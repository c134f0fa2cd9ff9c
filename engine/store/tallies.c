/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tallies.h"

#include <string.h>

#include "table.h"

#define TALLY_SIZE (SUITED_CONDITIONS_MAX * sizeof(struct suited_tally))

static struct bytes key_of(unsigned char room[4], uint16_t code)
{
    return key32(room, code);
}

void tally_row(struct suited_tally tally[SUITED_CONDITIONS_MAX], const struct suited_row *row,
               int by)
{
    uint64_t yes = row->yes & row->asked, no = row->no & row->asked;

    for (size_t c = 0; c < SUITED_CONDITIONS_MAX; c++) {
        tally[c].yes += (uint32_t)by * (uint32_t)(yes >> c & 1);
        tally[c].no += (uint32_t)by * (uint32_t)(no >> c & 1);
    }
}

enum suited_status tallies_get(struct txn *txn, uint16_t code,
                               struct suited_tally tally[SUITED_CONDITIONS_MAX],
                               struct suited_error *err)
{
    unsigned char room[4];
    struct bytes value;
    enum suited_status status = table_get(txn, TABLE_TALLIES, key_of(room, code), &value, err);

    memset(tally, 0, TALLY_SIZE);
    if (status == SUITED_NOTFOUND)
        return SUITED_OK;
    if (!status && value.length != TALLY_SIZE)
        return suited_fail(err, SUITED_IO,
                           "the store's tally of occupation %u is damaged (restore a backup)",
                           (unsigned)code);
    if (!status)
        memcpy(tally, value.data, TALLY_SIZE);
    return status;
}

static enum suited_status change(struct txn *txn, const struct suited_row *row, int by,
                                 struct suited_error *err)
{
    struct suited_tally tally[SUITED_CONDITIONS_MAX];
    unsigned char room[4];
    enum suited_status status;

    if (!((row->yes | row->no) & row->asked))
        return SUITED_OK;
    status = tallies_get(txn, row->codes[0], tally, err);
    if (status)
        return status;
    tally_row(tally, row, by);
    return table_put(txn, TABLE_TALLIES, key_of(room, row->codes[0]),
                     (struct bytes){tally, TALLY_SIZE}, err);
}

enum suited_status tallies_add(struct txn *txn, const struct suited_row *row,
                               struct suited_error *err)
{
    return change(txn, row, 1, err);
}

enum suited_status tallies_remove(struct txn *txn, const struct suited_row *row,
                                  struct suited_error *err)
{
    return change(txn, row, -1, err);
}
