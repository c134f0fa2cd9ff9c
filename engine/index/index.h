/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/vacancy.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The words of vacancies, in Xapian. A vacancy's number is its document's. It can be built
 * anew from the store at any time: `dir` holds databases side by side and a stub file that
 * says which of them are read, as parts of one index; the last of them carries the number of
 * the last change of the store that all hold. Nothing here may be shared between threads.
 */
struct index_document {
    uint32_t number;
    const char *title, *text;
    const char *const *skills; /* their ids */
    size_t skill_count;
};

/* ---- reading: one snapshot ---- */

struct index_reader;

/* No index there: SUITED_NOTFOUND; an unusable one: SUITED_IO. */
enum suited_status index_reader_open(const char *dir, struct index_reader **out,
                                     struct suited_error *err);
void index_reader_close(struct index_reader *reader);

/* The last change it holds; may grow when a writer has moved on and it had to open anew. */
uint64_t index_reader_change(const struct index_reader *reader);

/* The documents that have the term, ascending. The caller frees `*numbers`. */
enum suited_status index_reader_postings(struct index_reader *reader, const char *term,
                                         uint32_t **numbers, size_t *count,
                                         struct suited_error *err);

/* The best documents for words, best first. */
enum suited_status index_reader_search(struct index_reader *reader, const char *words,
                                       uint32_t *numbers, size_t capacity, size_t *count,
                                       struct suited_error *err);

/* Read all of it, and count its documents. Damaged: SUITED_IO. */
enum suited_status index_reader_check(struct index_reader *reader, uint32_t *documents,
                                      struct suited_error *err);

/*
 * ---- writing: one writer at a time, between processes too; in one process the caller sees
 * to it ----
 */

struct index_writer;

/*
 * Open what is read. No index there: SUITED_NOTFOUND; an unusable one: SUITED_IO.
 * While another process writes: it waits, or is SUITED_BUSY.
 */
enum suited_status index_writer_open(const char *dir, bool waits, struct index_writer **out,
                                     struct suited_error *err);

/* Make an empty one beside it, waiting in any case, which is not read before
 * index_writer_publish(). */
enum suited_status index_writer_create(const char *dir, struct index_writer **out,
                                       struct suited_error *err);

/* What was not committed is dropped. NULL is allowed. */
void index_writer_close(struct index_writer *writer);

uint64_t index_writer_change(const struct index_writer *writer);

enum suited_status index_writer_put(struct index_writer *writer,
                                    const struct index_document *document,
                                    struct suited_error *err);
enum suited_status index_writer_delete(struct index_writer *writer, uint32_t number,
                                       struct suited_error *err);

/* Make durable what was put and deleted: it holds the store's changes up to `change`. */
enum suited_status index_writer_commit(struct index_writer *writer, uint64_t change,
                                       struct suited_error *err);

/* Compact what was created and committed, let it be what is read, and remove others. */
enum suited_status index_writer_publish(struct index_writer *writer, struct suited_error *err);

/* ---- upkeep ---- */

/* Bytes that the index which is read takes on disk. */
uint64_t index_bytes(const char *dir);

/* The terms of `words` in a field, as corpus.h's suited_terms() promises them. */
size_t index_terms(enum suited_field field, const char *words, char ***out);

#ifdef __cplusplus
}
#endif
#endif
