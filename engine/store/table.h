/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_TABLE_H
#define STORE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"
#include "txn.h"

/*
 * The tables of the store, and the one way in and out of them. LMDB has no checksums:
 * every value has one in front, over table, key and value, written and tested here. What
 * fails the test is SUITED_IO, named in the sentence, and not given.
 */
enum table {
    TABLE_META,         /* name → the store's version */
    TABLE_VACANCIES,    /* number → dictionary and packed record */
    TABLE_DICTIONARIES, /* number → dictionary of zstd */
    TABLE_BLOCKS,       /* number → columns of up to 1,024 rows */
    TABLE_DEAD,         /* block → bits of the rows that are no vacancy any more */
    TABLE_WHERE,        /* vacancy → block and row */
    TABLE_LINKS,        /* hash of a link, vacancy → nothing */
    TABLE_NOTES,        /* kind, key → JSON */
    TABLE_CHANGES,      /* number of the change → vacancy */
    TABLE_TALLIES,      /* occupation code → counts by condition */
    TABLE_CLIENTS,      /* casework's own: versions of clients' profiles */
    TABLE_EVENTS,       /* what happened with them */
    TABLE_LINES,        /* how things stand, one line for each */
    TABLE_PEOPLE,       /* who may sign in */
    TABLE_SESSIONS,     /* where they are signed in */
    TABLE_WATCHES,      /* how far each client has been told of vacancies */
    TABLE_LEDGER,       /* mark of a client, chunk of vacancies → how each stands */
    TABLE_ALERTS,       /* number → what is to be told and stands in no message yet */
    TABLE_MESSAGES,     /* number → a digest, and how far it was delivered */
    TABLES,
};

struct bytes {
    const void *data;
    size_t length;
};

/* Numbers as keys, in an order of bytes that is theirs. */
struct bytes key32(unsigned char room[4], uint32_t number);
struct bytes key64(unsigned char room[8], uint64_t number);
uint32_t number_of_key(struct bytes key); /* of its first four bytes */
uint64_t wide_of_key(struct bytes key);   /* of its first eight */

/* Unknown: SUITED_NOTFOUND, without a sentence. `*value` is borrowed. */
enum suited_status table_get(struct txn *txn, enum table table, struct bytes key,
                             struct bytes *value, struct suited_error *err);
enum suited_status table_put(struct txn *txn, enum table table, struct bytes key,
                             struct bytes value, struct suited_error *err);

/* Deleting what is not there is no failure. */
enum suited_status table_delete(struct txn *txn, enum table table, struct bytes key,
                                struct suited_error *err);

/* How many entries a table has. */
enum suited_status table_count(struct txn *txn, enum table table, size_t *count,
                               struct suited_error *err);

/* The highest key. An empty table: SUITED_NOTFOUND, without a sentence. */
enum suited_status table_last(struct txn *txn, enum table table, struct bytes *key,
                              struct suited_error *err);

/*
 * A walk over the keys that begin with `prefix`, ascending:
 *
 *     status = scan_open(&scan, txn, TABLE_NOTES, prefix, err);
 *     while (!status && !(status = scan_next(&scan, err)))
 *         look_at(scan.key, scan.value);
 *     scan_close(&scan);
 *
 * scan_next() gives SUITED_NOTFOUND at the end, without a sentence, and SUITED_IO where a
 * value is damaged: then `damaged` is true, `key` is good, and the walk may go on. Nothing
 * may be written meanwhile.
 */
struct MDB_cursor;
struct scan {
    struct txn *txn;
    enum table table;
    struct MDB_cursor *cursor;
    struct bytes prefix; /* borrowed */
    struct bytes from;   /* where to begin: the prefix, or set it before the first step */
    bool begun, damaged;
    struct bytes key, value;
};

enum suited_status scan_open(struct scan *scan, struct txn *txn, enum table table,
                             struct bytes prefix, struct suited_error *err);
enum suited_status scan_next(struct scan *scan, struct suited_error *err);

void scan_close(struct scan *scan);

#endif
