/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_WATCH_H
#define CASEWORK_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "store/txn.h"
#include "suited/error.h"

/*
 * How far a client has been told of vacancies. The mark is the number by which ledger and
 * outbox name the client: drawn by lot, it leads back only through this row, which goes with
 * the client.
 */
struct watch {
    uint64_t mark;
    uint64_t change;          /* of the vacancies, up to which all is settled */
    unsigned version, events; /* the client's last ones when it was settled */
    bool follows;             /* some vacancy is marked as interesting, or waits for its turn */
};

/* A mark as text, in JSON and for people: 16 hexadecimal digits and the NUL. */
#define MARK_TEXT 17

void mark_format(uint64_t mark, char text[MARK_TEXT]);

/* Never told anything: SUITED_NOTFOUND, with no sentence, and a new mark in `*out`. */
enum suited_status watch_get(struct txn *txn, const char *id, struct watch *out,
                             struct suited_error *err);
enum suited_status watch_put(struct txn *txn, const char *id, const struct watch *watch,
                             struct suited_error *err);

/* Remove what ledger and outbox hold of the client. */
enum suited_status watch_forget(struct txn *txn, const char *id, struct suited_error *err);

#endif
