/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_STORE_H
#define SUITED_STORE_H

#include "suited/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The data folder of a service: the LMDB environment that holds everything, and
 * the text index beside it. Open it once in a process and hand it to the corpus
 * and to casework. It may be shared between threads. Readers never wait.
 */
struct suited_store;

/*
 * What a process opens a store, the vacancies or a view for; only suited_store_create() makes
 * a store. There is one SUITED_WRITE at a time, from open to close: for long work, which fails
 * at once (SUITED_BUSY) while another is at it. Any number may SUITED_SHARE the store, also
 * beside the one: each of their writes is short and waits for its turn, and leaves the text
 * index behind where another process has it. A view is opened to READ or to WRITE.
 */
enum suited_mode { SUITED_READ, SUITED_WRITE, SUITED_SHARE };

/* Make a new, empty store in `dir`, which may exist and must hold no store. */
enum suited_status suited_store_create(const char *dir, struct suited_error *err);

/*
 * Open the store in `dir`. No store there is SUITED_NOTFOUND, a store of another
 * version SUITED_INVALID, one on a disk that cannot be written (but to read) SUITED_IO.
 */
enum suited_status suited_store_open(const char *dir, enum suited_mode mode,
                                     struct suited_store **out, struct suited_error *err);

/* Close the store; every view of it must be closed before. NULL is allowed. */
void suited_store_close(struct suited_store *store);

/* The folder it was opened in, borrowed. */
const char *suited_store_dir(const struct suited_store *store);

#ifdef __cplusplus
}
#endif
#endif
