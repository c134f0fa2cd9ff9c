/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_READ_STATE_H
#define INGEST_READ_STATE_H

#include "suited/corpus.h"
#include "suited/taxonomy.h"

/*
 * With which taxonomy the store's vacancies were read, by its fingerprint: a note of the store.
 * When another taxonomy is met, those that were there by then are to be read again, and the
 * note, which is committed with each batch of them, says how far that has come.
 */
struct read_state {
    char taxonomy[17];    /* the fingerprint in hexadecimal; "" before any was met */
    uint32_t next, until; /* the numbers that are left; next > until: none */
};

enum suited_status read_state_get(struct suited_view *view, struct read_state *out,
                                  struct suited_error *err);
enum suited_status read_state_put(struct suited_view *view, const struct read_state *state,
                                  struct suited_error *err);

/* How many vacancies are left to be read again. */
uint32_t read_state_left(const struct read_state *state);

/* From now on vacancies are read with `taxonomy`: where that is another one, note it. */
enum suited_status read_state_begin(struct suited_corpus *corpus,
                                    const struct suited_taxonomy *taxonomy,
                                    struct suited_error *err);

#endif
