/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_ENVIRONMENT_H
#define STORE_ENVIRONMENT_H

#include <lmdb.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/zpack.h"
#include "table.h"
#include "txn.h"

/* What store.c, table.c and vacancies.c share of LMDB; it is for no other file. */

/* A record names the dictionary it was packed with by a number below this; 0 is none. */
#define DICTIONARIES_MAX 16

/* How many blocks' checksums are remembered as right: 16 million vacancies. */
#define BLOCKS_TESTED 16384

struct suited_store {
    MDB_env *env;
    MDB_dbi tables[TABLES];
    char *dir;
    enum suited_mode mode;
    int lock;      /* the file whose lock makes this the one writer; -1 for others */
    int turnstile; /* the file whose lock is passed on the way to a write; -1 for a reader */
    struct keyring *keyring;                /* to clients' rows */
    pthread_mutex_t writing;                /* held by the thread that writes */
    atomic_uint waiting;                    /* threads of this process that want to write */
    _Atomic uint64_t tested[BLOCKS_TESTED]; /* by block: the checksum that was found right */
};

struct txn {
    struct suited_store *store;
    MDB_txn *mdb;
    enum suited_mode mode;
    struct zpack *packs[DICTIONARIES_MAX]; /* made when first needed */
};

/* The sentence for LMDB's return code: "cannot <doing>: why (what to do)". */
enum suited_status fail_lmdb(struct suited_error *err, int rc, const char *doing);

#endif
