/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/xalloc.h"
#include "environment.h"
#include "keyring.h"

/* Of the layout of the tables; a store of another one is refused. */
#define STORE_VERSION 5

/* Address space, not disk: the file grows only as things are stored. */
#define MAP_SIZE       ((size_t)64 << 30)
#define MAP_SIZE_LEAST ((size_t)1 << 30)

/* LMDB's own 126 are few for a server; each costs 64 bytes of the lock file. */
#define READERS 512

/* What is kept of clients is health data: it is for the service's own account alone. */
#define FOLDER_MODE 0700
#define FILE_MODE   0600

static const char *const table_names[TABLES] = {
    [TABLE_META] = "meta",         [TABLE_VACANCIES] = "vacancies",
    [TABLE_BLOCKS] = "blocks",     [TABLE_DICTIONARIES] = "dictionaries",
    [TABLE_DEAD] = "dead",         [TABLE_WHERE] = "where",
    [TABLE_LINKS] = "links",       [TABLE_NOTES] = "notes",
    [TABLE_CHANGES] = "changes",   [TABLE_TALLIES] = "tallies",
    [TABLE_CLIENTS] = "clients",   [TABLE_EVENTS] = "events",
    [TABLE_LINES] = "lines",       [TABLE_PEOPLE] = "people",
    [TABLE_SESSIONS] = "sessions", [TABLE_WATCHES] = "watches",
    [TABLE_LEDGER] = "ledger",     [TABLE_ALERTS] = "alerts",
    [TABLE_MESSAGES] = "messages",
};

static char *path_in(const char *dir, const char *name)
{
    struct strbuf path = STRBUF_INIT;

    strbuf_printf(&path, "%s/%s", dir, name);
    return strbuf_detach(&path);
}

static struct suited_store *store_new(const char *dir, enum suited_mode mode)
{
    struct suited_store *store = xcalloc(1, sizeof(*store));
    pthread_mutexattr_t kind;

    store->dir = xstrdup(dir);
    store->mode = mode;
    store->lock = -1;
    store->turnstile = -1;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&store->writing, &kind);
    pthread_mutexattr_destroy(&kind);
    return store;
}

void suited_store_close(struct suited_store *store)
{
    if (!store)
        return;
    if (store->env)
        mdb_env_close(store->env);
    if (store->turnstile >= 0)
        close(store->turnstile);
    if (store->lock >= 0)
        close(store->lock);
    pthread_mutex_destroy(&store->writing);
    keyring_free(store->keyring);
    free(store->dir);
    free(store);
}

const char *suited_store_dir(const struct suited_store *store)
{
    return store->dir;
}

uint64_t store_bytes(const struct suited_store *store)
{
    char *path = path_in(store->dir, "store/data.mdb");
    struct stat file;
    uint64_t bytes = stat(path, &file) ? 0 : (uint64_t)file.st_size;

    free(path);
    return bytes;
}

/* A file that is there to be locked. */
static enum suited_status open_lock(struct suited_store *store, const char *name, int *lock,
                                    struct suited_error *err)
{
    char *path = path_in(store->dir, name);
    enum suited_status status = SUITED_OK;

    *lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, FILE_MODE);
    if (*lock < 0)
        status =
            suited_fail(err, SUITED_IO,
                        "cannot write to the store in '%s': %s (give yourself the right to "
                        "write there, or make the disk writable)",
                        store->dir, strerror(errno));
    free(path);
    return status;
}

/* Become the one writer. LMDB itself would wait for the other one without end. */
static enum suited_status take_lock(struct suited_store *store, struct suited_error *err)
{
    enum suited_status status = open_lock(store, "store/writer.lock", &store->lock, err);

    if (status || !flock(store->lock, LOCK_EX | LOCK_NB))
        return status;
    return suited_fail(err, errno == EWOULDBLOCK ? SUITED_BUSY : SUITED_IO,
                       "cannot write to the store in '%s': %s (wait until it is done and "
                       "try again)",
                       store->dir,
                       errno == EWOULDBLOCK ? "another program is writing to it"
                                            : strerror(errno));
}

/* What a process needs before it may write at all. */
static enum suited_status take_locks(struct suited_store *store, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    if (store->mode == SUITED_WRITE)
        status = take_lock(store, err);
    if (!status && store->mode != SUITED_READ)
        status = open_lock(store, "store/turnstile.lock", &store->turnstile, err);
    return status;
}

/* The map is always larger than the file by far, so that it need not grow while open. */
static size_t map_size(const struct suited_store *store)
{
    size_t size = MAP_SIZE;

    while (size / 2 < store_bytes(store))
        size *= 2;
    return size;
}

static int try_size(struct suited_store *store, const char *path, unsigned flags, size_t size)
{
    int rc = mdb_env_create(&store->env);

    if (!rc)
        rc = mdb_env_set_mapsize(store->env, size);
    if (!rc)
        rc = mdb_env_set_maxdbs(store->env, TABLES);
    if (!rc)
        rc = mdb_env_set_maxreaders(store->env, READERS);
    if (!rc)
        rc = mdb_env_open(store->env, path, flags | MDB_NOTLS, FILE_MODE);
    if (rc && store->env) {
        mdb_env_close(store->env);
        store->env = NULL;
    }
    return rc;
}

/* Where a process may not have so much address space, by ulimit -v or under valgrind, which
 * answers EINVAL, it takes less. */
static int try_environment(struct suited_store *store, const char *path, unsigned flags)
{
    size_t size = map_size(store);
    int rc = try_size(store, path, flags, size);

    while ((rc == ENOMEM || rc == EINVAL) && size > MAP_SIZE_LEAST &&
           size / 4 > store_bytes(store)) {
        size /= 2;
        rc = try_size(store, path, flags, size);
    }
    return rc;
}

/* A reader that may not write the table of readers does without: it sees a store at rest. */
static enum suited_status open_environment(struct suited_store *store, struct suited_error *err)
{
    char *path;
    int rc, dead;

    if (store->mode != SUITED_WRITE && !store_bytes(store))
        return suited_fail(err, SUITED_NOTFOUND,
                           "cannot open the store in '%s': its file is empty (restore a "
                           "backup, or make a new store with 'suited init')",
                           store->dir);
    path = path_in(store->dir, "store");
    if (store->mode != SUITED_READ) {
        rc = try_environment(store, path, 0);
    } else {
        rc = try_environment(store, path, MDB_RDONLY);
        if (rc == EACCES || rc == EROFS)
            rc = try_environment(store, path, MDB_RDONLY | MDB_NOLOCK);
    }
    if (!rc)
        mdb_reader_check(store->env, &dead);
    free(path);
    return rc ? fail_lmdb(err, rc, "open the store") : SUITED_OK;
}

static bool has_store(const char *dir)
{
    char *path = path_in(dir, "store/data.mdb");
    bool is_there = !access(path, F_OK);

    free(path);
    return is_there;
}

/* Tables are there from the first transaction on: one without them is not a store yet. */
static enum suited_status open_tables(struct txn *txn, int first, int end, unsigned flags,
                                      struct suited_error *err)
{
    int rc = 0;

    for (int i = first; !rc && i < end; i++)
        rc = mdb_dbi_open(txn->mdb, table_names[i], flags, &txn->store->tables[i]);
    if (rc == MDB_NOTFOUND)
        return suited_fail(
            err, SUITED_NOTFOUND,
            "there is no store in '%s': its making was interrupted (make it with "
            "'suited init')",
            txn->store->dir);
    return rc ? fail_lmdb(err, rc, "open the store's tables") : SUITED_OK;
}

static enum suited_status check_version(struct txn *txn, struct suited_error *err)
{
    struct bytes value;
    uint32_t version = 0;
    enum suited_status status =
        table_get(txn, TABLE_META, (struct bytes){"version", 7}, &value, err);

    if (status == SUITED_IO)
        return status;
    if (!status && value.length == sizeof(version))
        memcpy(&version, value.data, sizeof(version));
    if (version != STORE_VERSION)
        return suited_fail(err, SUITED_INVALID,
                           "the store in '%s' is of version %u and this program reads version "
                           "%d (use the program that made it)",
                           txn->store->dir, (unsigned)version, STORE_VERSION);
    return SUITED_OK;
}

/* A store's own number names the service's key: of two stores, each has its own. */
#define NUMBER ((struct bytes){"number", 6})

static enum suited_status put_number(struct txn *txn, struct suited_error *err)
{
    char number[SEAL_TEXT];

    seal_token(number);
    return table_put(txn, TABLE_META, NUMBER, (struct bytes){number, sizeof(number)}, err);
}

static enum suited_status make_keyring(struct txn *txn, struct suited_error *err)
{
    struct suited_store *store = txn->store;
    struct bytes number;
    enum suited_status status = table_get(txn, TABLE_META, NUMBER, &number, err);

    if (!status && number.length == SEAL_TEXT)
        store->keyring =
            keyring_new(&(struct keyring_place){.dir = store->dir, .store = number.data});
    else if (!status || status == SUITED_NOTFOUND)
        status = suited_fail(err, SUITED_IO,
                             "the store in '%s' is damaged: it has no number (restore a "
                             "backup)",
                             store->dir);
    return status;
}

static enum suited_status read_tables(struct suited_store *store, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    if (!status)
        status = open_tables(txn, TABLE_META, TABLE_META + 1, 0, err);
    if (!status)
        status = check_version(txn, err); /* another version has other tables */
    if (!status)
        status = open_tables(txn, TABLE_META + 1, TABLES, 0, err);
    if (!status)
        status = make_keyring(txn, err);
    if (!status)
        return txn_commit(txn, err); /* which keeps the tables open */
    txn_abort(txn);
    return status;
}

enum suited_status suited_store_open(const char *dir, enum suited_mode mode,
                                     struct suited_store **out, struct suited_error *err)
{
    struct suited_store *store;
    enum suited_status status;

    *out = NULL;
    if (!has_store(dir))
        return suited_fail(
            err, SUITED_NOTFOUND,
            "there is no store in '%s' (make one with 'suited init', or name its "
            "folder with --data)",
            dir);
    store = store_new(dir, mode);
    status = take_locks(store, err);
    if (!status)
        status = open_environment(store, err);
    if (!status)
        status = read_tables(store, err);
    if (status)
        suited_store_close(store);
    else
        *out = store;
    return status;
}

static enum suited_status make_folder(const char *dir, struct suited_error *err)
{
    if (!mkdir(dir, FOLDER_MODE) || errno == EEXIST)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO, "cannot make the folder '%s': %s", dir, strerror(errno));
}

static enum suited_status make_tables(struct suited_store *store, struct suited_error *err)
{
    static const uint32_t version = STORE_VERSION;
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_WRITE, &txn, err);

    if (!status)
        status = open_tables(txn, 0, TABLES, MDB_CREATE, err);
    if (!status)
        status = table_put(txn, TABLE_META, (struct bytes){"version", 7},
                           (struct bytes){&version, sizeof(version)}, err);
    if (!status)
        status = put_number(txn, err);
    if (!status)
        return txn_commit(txn, err);
    txn_abort(txn);
    return status;
}

/* One that an interrupted making left without tables may be made again. */
static enum suited_status refuse_existing(const char *dir, struct suited_error *err)
{
    struct suited_store *store;
    enum suited_status status;

    if (!has_store(dir))
        return SUITED_OK;
    status = suited_store_open(dir, SUITED_READ, &store, NULL);
    suited_store_close(store);
    if (status == SUITED_NOTFOUND)
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "there is a store in '%s' already (use it as it is, or choose another "
                       "folder)",
                       dir);
}

enum suited_status suited_store_create(const char *dir, struct suited_error *err)
{
    struct suited_store *store = store_new(dir, SUITED_WRITE);
    char *folder = path_in(dir, "store");
    enum suited_status status = make_folder(dir, err);

    if (!status)
        status = make_folder(folder, err);
    if (!status)
        status = take_locks(store, err);
    if (!status)
        status = refuse_existing(dir, err);
    if (!status)
        status = open_environment(store, err);
    if (!status)
        status = make_tables(store, err);
    suited_store_close(store);
    free(folder);
    return status;
}
