/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_CORPUS_H
#define SUITED_CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/change.h"
#include "suited/error.h"
#include "suited/note.h"
#include "suited/store.h"
#include "suited/vacancy.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The vacancies as one thing: store and text index kept in step. All reading and
 * writing happens in a view, which sees one moment of the corpus, and its own
 * writes. Open one for each request and close it soon (a long-lived reading view
 * makes the file grow); a writing view holds the one write lock.
 *
 *     struct suited_view *view;
 *     struct suited_row row;
 *
 *     status = suited_view_open(corpus, SUITED_READ, &view, &err);
 *     for (size_t b = 0; !status && b < suited_view_blocks(view); b++) {
 *         status = suited_view_block(view, b, &block, &err);
 *         for (size_t i = 0; !status && i < suited_block_rows(block); i++)
 *             if (suited_block_row(block, i, &row))
 *                 weigh(&row);
 *     }
 *     suited_view_close(view);
 *
 * A corpus may be shared between threads, a view belongs to one.
 */
struct suited_corpus;
struct suited_view;
struct suited_block;

/* `store` is borrowed until the corpus is closed. With SUITED_WRITE the index is caught up. */
enum suited_status suited_corpus_open(struct suited_store *store, enum suited_mode mode,
                                      struct suited_corpus **out, struct suited_error *err);
void suited_corpus_close(struct suited_corpus *corpus);

enum suited_status suited_view_open(struct suited_corpus *corpus, enum suited_mode mode,
                                    struct suited_view **out, struct suited_error *err);

/* Close a view; what was written and not committed is as if never written. NULL is allowed. */
void suited_view_close(struct suited_view *view);

/*
 * Make the writes durable, bring the index up (where the store is shared: if no other process
 * has it), and close the view, whether or not it works.
 */
enum suited_status suited_view_commit(struct suited_view *view, struct suited_error *err);

/*
 * The same, but leave the index behind: for who writes batch after batch, and brings it up
 * with suited_corpus_catch_up() meanwhile, in another thread.
 */
enum suited_status suited_view_keep(struct suited_view *view, struct suited_error *err);

/* Whether somebody waits to write. Long work asks it between its steps, and keeps its view. */
bool suited_view_is_awaited(const struct suited_view *view);

/* ---- vacancies ---- */

/* Blocks of up to 1,024 rows, borrowed until the view closes; damage is named, SUITED_IO. */
size_t suited_view_blocks(struct suited_view *view);
enum suited_status suited_view_block(struct suited_view *view, size_t which,
                                     const struct suited_block **out, struct suited_error *err);
size_t suited_block_rows(const struct suited_block *block);

/* Unpack row `i`. False when it was replaced or closed: it is no vacancy any more. */
bool suited_block_row(const struct suited_block *block, size_t i, struct suited_row *out);

/* Row and record of a vacancy by number, closed ones too. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_view_row(struct suited_view *view, uint32_t number,
                                   struct suited_row *out, struct suited_error *err);
enum suited_status suited_view_record(struct suited_view *view, uint32_t number, json_t **out,
                                      struct suited_error *err);

/* The record with an empty `text`, which is most of it. */
enum suited_status suited_view_brief(struct suited_view *view, uint32_t number, json_t **out,
                                     struct suited_error *err);

/* The vacancy that has this link. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_view_by_link(struct suited_view *view, const char *url,
                                       uint32_t *number, struct suited_error *err);

/*
 * Store `vacancy`: under row.number, replacing it, or under a new number when that
 * is 0, which it is then given. The record is borrowed. Its links become findable.
 */
enum suited_status suited_view_put(struct suited_view *view, struct suited_vacancy *vacancy,
                                   struct suited_error *err);

/* Mark a vacancy closed on `day` for `reason`, in record, row and index. */
enum suited_status suited_view_shut(struct suited_view *view, uint32_t number, int32_t day,
                                    const char *reason, struct suited_error *err);

/*
 * The vacancies that changed past change `after`, by number, each with its latest change.
 * Those whose words the text index does not hold yet are left out: `*upto` is the change up
 * to which the answer is whole. The caller frees `*out`.
 */
enum suited_status suited_view_changed(struct suited_view *view, uint64_t after,
                                       struct suited_change **out, size_t *count,
                                       uint64_t *upto, struct suited_error *err);

/* The number of the last change, and the highest vacancy number. */
uint64_t suited_view_changes(struct suited_view *view);
uint32_t suited_view_numbers(struct suited_view *view);

/*
 * How many open vacancies whose first code is `code` have the condition, from sources
 * that are asked either way (the `asked` bits of their rows).
 */
enum suited_status suited_view_tally(struct suited_view *view, uint16_t code,
                                     struct suited_tally tally[SUITED_CONDITIONS_MAX],
                                     struct suited_error *err);

/* ---- words ---- */

/*
 * The terms by which `words` are found in a field: folded, stemmed, each once; TITLE and
 * TEXT (which is title and text) by words, SKILL takes one skill id whole. The caller frees
 * the array of strings, and each, with suited_terms_free().
 */
size_t suited_terms(enum suited_field field, const char *words, char ***out);
void suited_terms_free(char **terms, size_t count);

/* The open vacancies that have the term, ascending. The caller frees `*numbers`. */
enum suited_status suited_view_postings(struct suited_view *view, const char *term,
                                        uint32_t **numbers, size_t *count,
                                        struct suited_error *err);

/*
 * How many changes the index lacks; vacancies with numbers in `suited_view_unindexed`
 * are unknown for words. The caller frees `*numbers` (ascending).
 */
uint64_t suited_view_behind(struct suited_view *view);
enum suited_status suited_view_unindexed(struct suited_view *view, uint32_t **numbers,
                                         size_t *count, struct suited_error *err);

/* Best matches of free words, best first: at most `capacity` numbers. */
enum suited_status suited_view_search(struct suited_view *view, const char *words,
                                      uint32_t *numbers, size_t capacity, size_t *count,
                                      struct suited_error *err);

/* ---- notes: small JSON records that ingest keeps beside the vacancies ---- */

/* Keys are bytes, at most 400; a longer one is SUITED_LIMIT. Get: the result is yours. */
enum suited_status suited_note_get(struct suited_view *view, enum suited_note kind,
                                   const char *key, size_t length, json_t **out,
                                   struct suited_error *err);
enum suited_status suited_note_put(struct suited_view *view, enum suited_note kind,
                                   const char *key, size_t length, const json_t *note,
                                   struct suited_error *err);
enum suited_status suited_note_delete(struct suited_view *view, enum suited_note kind,
                                      const char *key, size_t length, struct suited_error *err);

/*
 * Call `visit` for each note of the range, in the order of the keys, until it returns
 * something else than SUITED_OK, which is passed on. It may not write.
 */
enum suited_status suited_note_each(struct suited_view *view,
                                    const struct suited_note_range *range,
                                    suited_note_visit *visit, void *context,
                                    struct suited_error *err);

/* ---- upkeep ---- */

/* `done` of `total`; for a progress bar. */
typedef void suited_progress(void *context, uint64_t done, uint64_t total);

/*
 * Bring the index up to the store's last change. Where the store is shared: a step towards
 * it, if something may be left behind and no other process has the index.
 */
enum suited_status suited_corpus_catch_up(struct suited_corpus *corpus,
                                          suited_progress *progress, void *context,
                                          struct suited_error *err);

/* Build the index anew beside the old one and switch. */
enum suited_status suited_corpus_reindex(struct suited_corpus *corpus,
                                         suited_progress *progress, void *context,
                                         struct suited_error *err);

/*
 * Test every checksum and every link between tables. Each fault is one sentence in
 * `*faults`, a JSON array that is the caller's; SUITED_OK also when there are some. An index
 * that is behind is none: see suited_view_behind().
 */
enum suited_status suited_corpus_verify(struct suited_corpus *corpus, suited_progress *progress,
                                        void *context, json_t **faults,
                                        struct suited_error *err);

/* Bytes on disk: the store, and the index. */
void suited_corpus_bytes(struct suited_corpus *corpus, uint64_t *store, uint64_t *index);

#ifdef __cplusplus
}
#endif
#endif
