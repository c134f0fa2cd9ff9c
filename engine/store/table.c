/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "environment.h"

#define CHECKSUM sizeof(uint64_t)

/* How a key is shown to people, in the sentence that names what is damaged. */
enum shown { AS_TEXT, AS_NUMBER, AS_CODE, AS_WIDE, HIDDEN };

static const struct kind {
    const char *noun;
    enum shown shown;
} kinds[TABLES] = {
    [TABLE_META] = {"setting", AS_TEXT},
    [TABLE_VACANCIES] = {"record of vacancy", AS_NUMBER},
    [TABLE_DICTIONARIES] = {"dictionary", AS_NUMBER},
    [TABLE_BLOCKS] = {"block", AS_NUMBER},
    [TABLE_DEAD] = {"list of dead rows of block", AS_NUMBER},
    [TABLE_WHERE] = {"place of vacancy", AS_NUMBER},
    [TABLE_LINKS] = {"link", AS_WIDE},
    [TABLE_NOTES] = {"note", AS_TEXT},
    [TABLE_CHANGES] = {"change", AS_WIDE},
    [TABLE_TALLIES] = {"tally of occupation", AS_CODE},
    [TABLE_CLIENTS] = {"row of a client", HIDDEN},
    [TABLE_EVENTS] = {"event of a client", HIDDEN},
    [TABLE_LINES] = {"line of a client", HIDDEN},
    [TABLE_PEOPLE] = {"account", HIDDEN},
    [TABLE_SESSIONS] = {"session", HIDDEN},
    [TABLE_WATCHES] = {"state of a client's alerts", HIDDEN},
    [TABLE_LEDGER] = {"ledger of a client's alerts", HIDDEN},
    [TABLE_ALERTS] = {"alert", AS_WIDE},
    [TABLE_MESSAGES] = {"message", AS_WIDE},
};

static MDB_val val_of(struct bytes bytes)
{
    return (MDB_val){.mv_size = bytes.length, .mv_data = (void *)bytes.data};
}

struct bytes key32(unsigned char room[4], uint32_t number)
{
    for (int i = 0; i < 4; i++)
        room[i] = (unsigned char)(number >> (24 - 8 * i));
    return (struct bytes){room, 4};
}

struct bytes key64(unsigned char room[8], uint64_t number)
{
    key32(room, (uint32_t)(number >> 32));
    key32(room + 4, (uint32_t)number);
    return (struct bytes){room, 8};
}

uint32_t number_of_key(struct bytes key)
{
    const unsigned char *bytes = key.data;
    uint32_t number = 0;

    for (size_t i = 0; i < 4 && i < key.length; i++)
        number = number << 8 | bytes[i];
    return number;
}

uint64_t wide_of_key(struct bytes key)
{
    const unsigned char *bytes = key.data;
    uint64_t number = 0;

    for (size_t i = 0; i < 8 && i < key.length; i++)
        number = number << 8 | bytes[i];
    return number;
}

static uint64_t checksum_of(enum table table, struct bytes key, const void *value,
                            size_t length)
{
    return hash_more(hash_bytes(key.data, key.length) + (uint64_t)table, value, length);
}

/* A client's key would not be for a log or a screen: it is not shown. */
static void show_key(enum shown shown, struct bytes key, char *text, size_t room)
{
    size_t length = key.length < room - 3 ? key.length : room - 3;

    text[0] = '\0';
    if (shown == AS_NUMBER || shown == AS_CODE)
        snprintf(text, room, " %u", (unsigned)number_of_key(key));
    else if (shown == AS_WIDE)
        snprintf(text, room, " %llu", (unsigned long long)wide_of_key(key));
    else if (shown == AS_TEXT)
        snprintf(text, room, " '%.*s'", (int)length, (const char *)key.data);
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = '/';
}

static enum suited_status fail_damaged(enum table table, struct bytes key,
                                       struct suited_error *err)
{
    char shown[64];

    show_key(kinds[table].shown, key, shown, sizeof(shown));
    return suited_fail(err, SUITED_IO,
                       "the store's %s%s is damaged: its checksum is wrong (restore a backup; "
                       "'suited verify' names all that is damaged)",
                       kinds[table].noun, shown);
}

/*
 * A block's checksum, which no other content has, is tested once in a process and then
 * known: a pass over all blocks would spend more on testing than on weighing. NULL where
 * the value is tested each time.
 */
static _Atomic uint64_t *known_checksum(struct txn *txn, enum table table, struct bytes key)
{
    return table == TABLE_BLOCKS ? &txn->store->tested[number_of_key(key) % BLOCKS_TESTED]
                                 : NULL;
}

/* Test what was found, and give what stands behind its checksum. */
static enum suited_status open_value(enum table table, struct bytes key, const MDB_val *found,
                                     _Atomic uint64_t *known, struct bytes *value,
                                     struct suited_error *err)
{
    const unsigned char *data = found->mv_data;
    uint64_t checksum;

    if (found->mv_size < CHECKSUM)
        return fail_damaged(table, key, err);
    memcpy(&checksum, data, CHECKSUM);
    *value = (struct bytes){data + CHECKSUM, found->mv_size - CHECKSUM};
    if (known && atomic_load_explicit(known, memory_order_relaxed) == checksum)
        return SUITED_OK;
    if (checksum != checksum_of(table, key, value->data, value->length)) {
        *value = (struct bytes){NULL, 0};
        return fail_damaged(table, key, err);
    }
    if (known)
        atomic_store_explicit(known, checksum, memory_order_relaxed);
    return SUITED_OK;
}

enum suited_status table_get(struct txn *txn, enum table table, struct bytes key,
                             struct bytes *value, struct suited_error *err)
{
    MDB_val name = val_of(key), found;
    int rc = mdb_get(txn->mdb, txn->store->tables[table], &name, &found);

    *value = (struct bytes){NULL, 0};
    if (rc == MDB_NOTFOUND)
        return SUITED_NOTFOUND;
    if (rc)
        return fail_lmdb(err, rc, "read the store");
    return open_value(table, key, &found, known_checksum(txn, table, key), value, err);
}

enum suited_status table_put(struct txn *txn, enum table table, struct bytes key,
                             struct bytes value, struct suited_error *err)
{
    MDB_val name = val_of(key), room = {.mv_size = CHECKSUM + value.length};
    uint64_t checksum = checksum_of(table, key, value.data, value.length);
    int rc = mdb_put(txn->mdb, txn->store->tables[table], &name, &room, MDB_RESERVE);

    if (rc)
        return fail_lmdb(err, rc, "write to the store");
    memcpy(room.mv_data, &checksum, CHECKSUM);
    if (value.length)
        memcpy((unsigned char *)room.mv_data + CHECKSUM, value.data, value.length);
    return SUITED_OK;
}

enum suited_status table_delete(struct txn *txn, enum table table, struct bytes key,
                                struct suited_error *err)
{
    MDB_val name = val_of(key);
    int rc = mdb_del(txn->mdb, txn->store->tables[table], &name, NULL);

    if (rc && rc != MDB_NOTFOUND)
        return fail_lmdb(err, rc, "write to the store");
    return SUITED_OK;
}

enum suited_status table_count(struct txn *txn, enum table table, size_t *count,
                               struct suited_error *err)
{
    MDB_stat stat;
    int rc = mdb_stat(txn->mdb, txn->store->tables[table], &stat);

    *count = rc ? 0 : stat.ms_entries;
    return rc ? fail_lmdb(err, rc, "read the store") : SUITED_OK;
}

enum suited_status table_last(struct txn *txn, enum table table, struct bytes *key,
                              struct suited_error *err)
{
    MDB_cursor *cursor;
    MDB_val found, value;
    int rc = mdb_cursor_open(txn->mdb, txn->store->tables[table], &cursor);

    *key = (struct bytes){NULL, 0};
    if (rc)
        return fail_lmdb(err, rc, "read the store");
    rc = mdb_cursor_get(cursor, &found, &value, MDB_LAST);
    mdb_cursor_close(cursor);
    if (rc == MDB_NOTFOUND)
        return SUITED_NOTFOUND;
    if (rc)
        return fail_lmdb(err, rc, "read the store");
    *key = (struct bytes){found.mv_data, found.mv_size};
    return SUITED_OK;
}

enum suited_status scan_open(struct scan *scan, struct txn *txn, enum table table,
                             struct bytes prefix, struct suited_error *err)
{
    int rc;

    *scan = (struct scan){.txn = txn, .table = table, .prefix = prefix, .from = prefix};
    rc = mdb_cursor_open(txn->mdb, txn->store->tables[table], &scan->cursor);
    return rc ? fail_lmdb(err, rc, "read the store") : SUITED_OK;
}

static int step(struct scan *scan, MDB_val *key, MDB_val *value)
{
    if (scan->begun)
        return mdb_cursor_get(scan->cursor, key, value, MDB_NEXT);
    scan->begun = true;
    if (!scan->from.length)
        return mdb_cursor_get(scan->cursor, key, value, MDB_FIRST);
    *key = val_of(scan->from);
    return mdb_cursor_get(scan->cursor, key, value, MDB_SET_RANGE);
}

enum suited_status scan_next(struct scan *scan, struct suited_error *err)
{
    MDB_val key, value;
    int rc = step(scan, &key, &value);

    scan->damaged = false;
    scan->value = (struct bytes){NULL, 0};
    if (rc == MDB_NOTFOUND)
        return SUITED_NOTFOUND;
    if (rc)
        return fail_lmdb(err, rc, "read the store");
    scan->key = (struct bytes){key.mv_data, key.mv_size};
    if (scan->key.length < scan->prefix.length ||
        (scan->prefix.length &&
         memcmp(scan->key.data, scan->prefix.data, scan->prefix.length) != 0))
        return SUITED_NOTFOUND;
    if (open_value(scan->table, scan->key, &value, NULL, &scan->value, err)) {
        scan->damaged = true;
        return SUITED_IO;
    }
    return SUITED_OK;
}

void scan_close(struct scan *scan)
{
    if (scan->cursor)
        mdb_cursor_close(scan->cursor);
    scan->cursor = NULL;
}
