/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes.h"

#include <stdlib.h>
#include <string.h>

#include "table.h"

#define KEY_MAX 400

/* The kind is the first byte of the key, so that the notes of a kind lie together. */
struct note_key {
    char bytes[1 + KEY_MAX];
};

static enum suited_status make_key(struct note_key *room, enum suited_note kind,
                                   const char *key, size_t length, struct suited_error *err)
{
    if (length > KEY_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "the note '%.40s…' cannot be kept: its key has %zu bytes and may "
                           "have %d",
                           key, length, KEY_MAX);
    room->bytes[0] = (char)kind;
    if (length)
        memcpy(room->bytes + 1, key, length);
    return SUITED_OK;
}

static enum suited_status parse(struct bytes value, json_t **out, struct suited_error *err)
{
    *out = json_loadb(value.data, value.length, JSON_DECODE_ANY, NULL);
    if (*out)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO,
                       "a note in the store is damaged: it is not JSON "
                       "(restore a backup)");
}

enum suited_status notes_get(struct txn *txn, enum suited_note kind, const char *key,
                             size_t length, json_t **out, struct suited_error *err)
{
    struct note_key room;
    struct bytes value;
    enum suited_status status = make_key(&room, kind, key, length, err);

    *out = NULL;
    if (!status)
        status =
            table_get(txn, TABLE_NOTES, (struct bytes){room.bytes, length + 1}, &value, err);
    if (status == SUITED_NOTFOUND)
        return suited_fail(err, status, "there is no note '%.*s'", (int)length, key);
    return status ? status : parse(value, out, err);
}

enum suited_status notes_put(struct txn *txn, enum suited_note kind, const char *key,
                             size_t length, const json_t *note, struct suited_error *err)
{
    struct note_key room;
    char *text;
    enum suited_status status = make_key(&room, kind, key, length, err);

    if (status)
        return status;
    text = json_dumps(note, JSON_COMPACT | JSON_ENCODE_ANY);
    if (!text)
        return suited_fail(err, SUITED_INVALID,
                           "the note '%.*s' cannot be kept: it cannot be written as JSON",
                           (int)length, key);
    status = table_put(txn, TABLE_NOTES, (struct bytes){room.bytes, length + 1},
                       (struct bytes){text, strlen(text)}, err);
    free(text);
    return status;
}

enum suited_status notes_delete(struct txn *txn, enum suited_note kind, const char *key,
                                size_t length, struct suited_error *err)
{
    struct note_key room;
    enum suited_status status = make_key(&room, kind, key, length, err);

    if (status)
        return status;
    return table_delete(txn, TABLE_NOTES, (struct bytes){room.bytes, length + 1}, err);
}

static enum suited_status show(const struct scan *scan, suited_note_visit *visit, void *context,
                               struct suited_error *err)
{
    json_t *note;
    enum suited_status status = parse(scan->value, &note, err);

    if (!status)
        status =
            visit(context, (const char *)scan->key.data + 1, scan->key.length - 1, note, err);
    json_decref(note);
    return status;
}

enum suited_status notes_each(struct txn *txn, const struct suited_note_range *range,
                              suited_note_visit *visit, void *context, struct suited_error *err)
{
    struct note_key room;
    struct scan scan = {0};
    bool at_end = false;
    enum suited_status status = make_key(&room, range->kind, range->prefix, range->length, err);

    if (!status)
        status = scan_open(&scan, txn, TABLE_NOTES,
                           (struct bytes){room.bytes, range->length + 1}, err);
    while (!status) {
        status = scan_next(&scan, err);
        at_end = status == SUITED_NOTFOUND;
        if (!status)
            status = show(&scan, visit, context, err);
    }
    scan_close(&scan);
    return at_end ? SUITED_OK : status;
}
