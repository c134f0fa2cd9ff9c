/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "txn.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>

#include "base/xalloc.h"
#include "environment.h"

enum suited_status fail_lmdb(struct suited_error *err, int rc, const char *doing)
{
    switch (rc) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return suited_fail(err, SUITED_IO,
                           "cannot %s: the disk is full (make room and run it again; nothing "
                           "that was reported done is lost)",
                           doing);
    case EIO: /* also what LMDB makes of a write that went only half way for lack of room */
        return suited_fail(
            err, SUITED_IO,
            "cannot %s: the disk is full or failing (see whether it has room and "
            "run it again; nothing that was reported done is lost)",
            doing);
    case MDB_MAP_FULL:
        return suited_fail(err, SUITED_LIMIT,
                           "cannot %s: the store has outgrown its address space (close every "
                           "program that has it open and run it again)",
                           doing);
    case MDB_READERS_FULL:
        return suited_fail(err, SUITED_BUSY,
                           "cannot %s: too many programs are reading it (try again later)",
                           doing);
    case MDB_VERSION_MISMATCH:
        return suited_fail(err, SUITED_INVALID,
                           "cannot %s: another version of LMDB made it (use the program that "
                           "made it)",
                           doing);
    case MDB_INVALID:
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
        return suited_fail(err, SUITED_IO,
                           "cannot %s: its file is damaged: %s (restore a backup)", doing,
                           mdb_strerror(rc));
    default:
        return suited_fail(err, SUITED_IO, "cannot %s: %s", doing, mdb_strerror(rc));
    }
}

static enum suited_status fail_busy(const struct suited_store *store, struct suited_error *err)
{
    return suited_fail(err, SUITED_BUSY,
                       "cannot write to the store in '%s': something else in this program "
                       "is writing to it (try again when it is done)",
                       store->dir);
}

static int wait_for_threads(struct suited_store *store)
{
    int rc = pthread_mutex_trylock(&store->writing);

    if (rc != EBUSY || store->mode != SUITED_SHARE)
        return rc;
    atomic_fetch_add(&store->waiting, 1);
    rc = pthread_mutex_lock(&store->writing); /* EDEADLK where this thread has it */
    atomic_fetch_sub(&store->waiting, 1);
    return rc;
}

/*
 * Before LMDB's own lock, which would wait: in one thread that is for ever. Who shares the
 * store waits for its other threads, but not for itself.
 */
static enum suited_status become_writer(struct suited_store *store, struct suited_error *err)
{
    if (store->mode == SUITED_READ)
        return suited_fail(err, SUITED_IO,
                           "cannot write to the store in '%s': it was opened for reading",
                           store->dir);
    return wait_for_threads(store) ? fail_busy(store, err) : SUITED_OK;
}

static void lock_turnstile(const struct suited_store *store, int how)
{
    while (flock(store->turnstile, how) && errno == EINTR)
        continue;
}

/*
 * LMDB's lock goes to whoever is quickest, and one who writes batch after batch is always
 * quicker than one who sleeps. So both come through a turnstile, which is held until LMDB's
 * lock is had: whoever waits there for a batch to end is before the next batch.
 */
static int begin(struct suited_store *store, enum suited_mode mode, MDB_txn **mdb)
{
    int rc;

    if (mode != SUITED_WRITE)
        return mdb_txn_begin(store->env, NULL, MDB_RDONLY, mdb);
    lock_turnstile(store, LOCK_EX);
    rc = mdb_txn_begin(store->env, NULL, 0, mdb);
    lock_turnstile(store, LOCK_UN);
    return rc;
}

bool txn_is_awaited(const struct txn *txn)
{
    const struct suited_store *store = txn->store;

    if (atomic_load(&store->waiting))
        return true;
    if (flock(store->turnstile, LOCK_SH | LOCK_NB))
        return errno == EWOULDBLOCK;
    lock_turnstile(store, LOCK_UN);
    return false;
}

static void end(struct txn *txn)
{
    if (txn->mode == SUITED_WRITE)
        pthread_mutex_unlock(&txn->store->writing);
    for (size_t i = 0; i < DICTIONARIES_MAX; i++)
        zpack_free(txn->packs[i]);
    free(txn);
}

enum suited_status txn_begin(struct suited_store *store, enum suited_mode mode,
                             struct txn **out, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    struct txn *txn;
    int rc;

    *out = NULL;
    if (mode == SUITED_WRITE)
        status = become_writer(store, err);
    if (status)
        return status;
    txn = xcalloc(1, sizeof(*txn));
    txn->store = store;
    txn->mode = mode;
    rc = begin(store, mode, &txn->mdb);
    if (rc) {
        end(txn);
        return fail_lmdb(err, rc,
                         mode == SUITED_WRITE ? "write to the store" : "read the store");
    }
    *out = txn;
    return SUITED_OK;
}

enum suited_status txn_commit(struct txn *txn, struct suited_error *err)
{
    int rc = mdb_txn_commit(txn->mdb);

    end(txn);
    return rc ? fail_lmdb(err, rc, "write to the store") : SUITED_OK;
}

void txn_abort(struct txn *txn)
{
    if (!txn)
        return;
    mdb_txn_abort(txn->mdb);
    end(txn);
}
