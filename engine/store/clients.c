/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clients.h"

#include <string.h>

#include "environment.h"
#include "keyring.h"

static const enum table tables[] = {
    [CLIENT_VERSIONS] = TABLE_CLIENTS,
    [CLIENT_EVENTS] = TABLE_EVENTS,
    [CLIENT_LINES] = TABLE_LINES,
    [CLIENT_WATCHES] = TABLE_WATCHES,
};

/* A row's key: the client's name, and the number so that rows come as they were numbered. */
#define KEY_LENGTH (SEAL_KEY + 4)

struct key {
    unsigned char bytes[KEY_LENGTH];
};

static struct bytes key_of(struct key *key, const struct client_name *name, unsigned number)
{
    unsigned char digits[4];

    key32(digits, number);
    memcpy(key->bytes, name->bytes, SEAL_KEY);
    memcpy(key->bytes + SEAL_KEY, digits, sizeof(digits));
    return (struct bytes){key->bytes, KEY_LENGTH};
}

/* What a box is kept under. */
struct place {
    enum client_rows which;
    struct bytes key;
};

/* What a box is about: a row of one table cannot stand for one of another. */
static struct seal_bytes about(unsigned char room[KEY_LENGTH + 1], const struct place *place)
{
    room[0] = (unsigned char)place->which;
    memcpy(room + 1, place->key.data, KEY_LENGTH);
    return (struct seal_bytes){room, KEY_LENGTH + 1};
}

static struct keyring *ring_of(const struct txn *txn)
{
    return txn->store->keyring;
}

static enum suited_status fail_sealed(struct suited_error *err)
{
    return suited_fail(err, SUITED_IO,
                       "a client's record is damaged: its key does not open it (restore a "
                       "backup; 'suited verify' names all that is damaged)");
}

static enum suited_status no_client(struct suited_error *err)
{
    return suited_fail(err, SUITED_NOTFOUND, "there is no such client");
}

static void close_box(const unsigned char secret[SEAL_KEY], const struct place *place,
                      struct bytes value, struct strbuf *box)
{
    unsigned char room[KEY_LENGTH + 1];
    char *bytes = strbuf_extend(box, value.length + SEAL_BOX);

    seal_box(secret, about(room, place), (struct seal_bytes){value.data, value.length},
             (unsigned char *)bytes);
}

enum suited_status clients_put(struct txn *txn, enum client_rows which,
                               const struct client_row *row, struct suited_error *err)
{
    unsigned char secret[SEAL_KEY];
    struct strbuf box = STRBUF_INIT;
    struct client_name name;
    struct key key;
    struct place place = {which, {NULL, 0}};
    enum suited_status status = keyring_name(ring_of(txn), row->id, true, &name, err);

    if (!status)
        status = keyring_make(ring_of(txn), &name, secret, err);
    if (status)
        return status;
    place.key = key_of(&key, &name, row->number);
    close_box(secret, &place, row->value, &box);
    seal_wipe(secret, sizeof(secret));
    status =
        table_put(txn, tables[which], place.key, (struct bytes){box.text, box.length}, err);
    strbuf_release(&box);
    return status;
}

static bool open_with(const unsigned char secret[SEAL_KEY], const struct place *place,
                      struct bytes box, struct strbuf *out)
{
    unsigned char room[KEY_LENGTH + 1];
    size_t before = out->length;
    char *plain;

    if (box.length < SEAL_BOX)
        return false;
    plain = strbuf_extend(out, box.length - SEAL_BOX);
    if (seal_unbox(secret, about(room, place), (struct seal_bytes){box.data, box.length},
                   (unsigned char *)plain))
        return true;
    strbuf_cut(out, before);
    return false;
}

/*
 * Append what is in a box to `out`. Forgotten: SUITED_NOTFOUND, without a sentence. A key that
 * is remembered may be of a client who was forgotten and added again: then it is read anew.
 */
static enum suited_status open_box(struct txn *txn, const struct place *place, struct bytes box,
                                   struct strbuf *out, struct suited_error *err)
{
    unsigned char secret[SEAL_KEY];
    struct client_name name;
    enum suited_status status = SUITED_OK;
    bool is_open = false;

    if (place->key.length != KEY_LENGTH)
        return fail_sealed(err);
    memcpy(name.bytes, place->key.data, SEAL_KEY);
    for (int anew = 0; !status && !is_open && anew < 2; anew++) {
        status = keyring_get(ring_of(txn), &name, anew, secret, err);
        is_open = !status && open_with(secret, place, box, out);
    }
    seal_wipe(secret, sizeof(secret));
    if (status)
        return status;
    return is_open ? SUITED_OK : fail_sealed(err);
}

enum suited_status clients_get(struct txn *txn, enum client_rows which, const char *id,
                               unsigned number, struct strbuf *out, struct suited_error *err)
{
    struct client_name name;
    struct key key;
    struct bytes box = {NULL, 0};
    struct place place = {which, {NULL, 0}};
    enum suited_status status = keyring_name(ring_of(txn), id, false, &name, err);

    if (!status) {
        place.key = key_of(&key, &name, number);
        status = table_get(txn, tables[which], place.key, &box, err);
    }
    if (!status)
        status = open_box(txn, &place, box, out, err);
    return status == SUITED_NOTFOUND ? no_client(err) : status;
}

/* A walk over the boxes of a client, or with a `prefix` of length 0 of all. */
struct walk {
    struct txn *txn;
    enum client_rows which;
    struct bytes prefix;
    clients_visit *visit;
    void *context;
};

static enum suited_status visit_box(const struct walk *walk, const struct scan *scan,
                                    struct strbuf *plain, struct suited_error *err)
{
    const struct place place = {walk->which, scan->key};
    enum suited_status status;

    strbuf_clear(plain);
    status = open_box(walk->txn, &place, scan->value, plain, err);
    if (status == SUITED_NOTFOUND)
        return SUITED_OK; /* forgotten: what is left of it cannot be read */
    return status ? status
                  : walk->visit(walk->context, (struct bytes){plain->text, plain->length}, err);
}

static enum suited_status walk_boxes(const struct walk *walk, struct suited_error *err)
{
    struct strbuf plain = STRBUF_INIT;
    struct scan scan = {0};
    enum suited_status status =
        scan_open(&scan, walk->txn, tables[walk->which], walk->prefix, err);
    bool at_end = false;

    while (!status) {
        status = scan_next(&scan, err);
        at_end = status == SUITED_NOTFOUND;
        if (!status)
            status = visit_box(walk, &scan, &plain, err);
    }
    scan_close(&scan);
    strbuf_release(&plain);
    return at_end ? SUITED_OK : status;
}

enum suited_status clients_each(struct txn *txn, enum client_rows which, const char *id,
                                clients_visit *visit, void *context, struct suited_error *err)
{
    struct client_name name;
    struct walk walk = {txn, which, {NULL, 0}, visit, context};
    enum suited_status status;

    if (!id)
        return walk_boxes(&walk, err);
    status = keyring_name(ring_of(txn), id, false, &name, err);
    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status; /* nobody was ever added */
    walk.prefix = (struct bytes){name.bytes, SEAL_KEY};
    return walk_boxes(&walk, err);
}

enum suited_status clients_count(struct txn *txn, size_t *count, struct suited_error *err)
{
    return table_count(txn, tables[CLIENT_LINES], count, err);
}

/* The first key of the client's, damaged or not: it is deleted either way. */
static enum suited_status find_first(struct txn *txn, enum table table,
                                     const struct client_name *name, struct key *key,
                                     struct suited_error *err)
{
    struct scan scan = {0};
    enum suited_status status =
        scan_open(&scan, txn, table, (struct bytes){name->bytes, SEAL_KEY}, err);

    if (!status)
        status = scan_next(&scan, err);
    if (scan.damaged)
        status = SUITED_OK;
    if (!status && scan.key.length == KEY_LENGTH)
        memcpy(key->bytes, scan.key.data, KEY_LENGTH);
    else if (!status)
        status = fail_sealed(err);
    scan_close(&scan);
    return status;
}

static enum suited_status delete_rows(struct txn *txn, enum table table,
                                      const struct client_name *name, size_t *count,
                                      struct suited_error *err)
{
    struct key key;
    enum suited_status status = find_first(txn, table, name, &key, err);

    while (!status) {
        status = table_delete(txn, table, (struct bytes){key.bytes, KEY_LENGTH}, err);
        if (!status) {
            ++*count;
            status = find_first(txn, table, name, &key, err);
        }
    }
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}

enum suited_status clients_forget(struct txn *txn, const char *id, struct client_counts *counts,
                                  struct suited_error *err)
{
    struct client_name name;
    enum suited_status status = keyring_name(ring_of(txn), id, false, &name, err);

    *counts = (struct client_counts){0};
    if (status == SUITED_NOTFOUND)
        return SUITED_OK; /* nobody was ever added */
    if (!status)
        status = keyring_destroy(ring_of(txn), &name, err);
    for (int which = CLIENT_VERSIONS; !status && which <= CLIENT_WATCHES; which++)
        status = delete_rows(txn, tables[which], &name, &counts->rows[which], err);
    return status;
}

void clients_forgotten(struct suited_store *store, const char *id)
{
    struct client_name name;

    if (!keyring_name(store->keyring, id, false, &name, NULL))
        keyring_drop(store->keyring, &name);
}

enum suited_status clients_rotate(struct txn *txn, bool given, size_t *count,
                                  struct suited_error *err)
{
    return keyring_rotate(ring_of(txn), given, count, err);
}

enum suited_status clients_name(struct suited_store *store, const char *id,
                                char text[SEAL_TEXT], struct suited_error *err)
{
    struct client_name name;
    enum suited_status status = keyring_name(store->keyring, id, false, &name, err);

    if (!status)
        seal_hex(name.bytes, text);
    return status;
}

enum suited_status clients_audit_key(struct suited_store *store, bool make,
                                     unsigned char key[SEAL_KEY], struct suited_error *err)
{
    return keyring_audit(store->keyring, make, key, err);
}

static enum suited_status check_table(struct txn *txn, enum client_rows which,
                                      struct client_faults *faults, struct suited_error *err)
{
    struct strbuf plain = STRBUF_INIT;
    struct scan scan = {0};
    enum suited_status status =
        scan_open(&scan, txn, tables[which], (struct bytes){NULL, 0}, err);

    while (!status && (!(status = scan_next(&scan, err)) || scan.damaged)) {
        const struct place place = {which, scan.key};

        status = SUITED_OK;
        if (scan.damaged)
            continue; /* by its checksum: that is named with those of every table */
        strbuf_clear(&plain);
        status = open_box(txn, &place, scan.value, &plain, err);
        faults->damaged += status == SUITED_IO;
        faults->forgotten += status == SUITED_NOTFOUND;
        if (status == SUITED_IO || status == SUITED_NOTFOUND)
            status = SUITED_OK;
    }
    scan_close(&scan);
    strbuf_release(&plain);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}

enum suited_status clients_check(struct txn *txn, struct client_faults *faults,
                                 struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    *faults = (struct client_faults){0};
    for (int which = CLIENT_VERSIONS; !status && which <= CLIENT_WATCHES; which++)
        status = check_table(txn, (enum client_rows)which, faults, err);
    return status;
}
