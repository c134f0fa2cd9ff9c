/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_NOTES_H
#define STORE_NOTES_H

#include "suited/note.h"
#include "txn.h"

/* Notes, as corpus.h promises them, in a transaction. */
enum suited_status notes_get(struct txn *txn, enum suited_note kind, const char *key,
                             size_t length, json_t **out, struct suited_error *err);
enum suited_status notes_put(struct txn *txn, enum suited_note kind, const char *key,
                             size_t length, const json_t *note, struct suited_error *err);
enum suited_status notes_delete(struct txn *txn, enum suited_note kind, const char *key,
                                size_t length, struct suited_error *err);

/* As suited_note_each(). */
enum suited_status notes_each(struct txn *txn, const struct suited_note_range *range,
                              suited_note_visit *visit, void *context,
                              struct suited_error *err);

#endif
