/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_CASEBOOK_H
#define SUITED_CASEBOOK_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/corpus.h"
#include "suited/error.h"
#include "suited/store.h"
#include "suited/taxonomy.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What happens with a client: events, which are only ever added, each with its day and who
 * wrote it. How things stand is what they come to, together with the saved versions
 * (client.h). JSON is docs/openapi.yaml's: NewEvent goes in; Event, Case and CaseLine come
 * out, and are yours.
 *
 *     struct suited_casebook book = {store, view, taxonomy, "GB", today};
 *
 *     status = suited_case_add(&book, "c-0142", event, "Kim", err);
 *     if (!status)
 *         status = suited_case_get(&book, "c-0142", &standing, err);
 *
 * What is in the struct is borrowed. Each call is one transaction of clients' rows.
 */
struct suited_casebook {
    struct suited_store *store;
    struct suited_view *view; /* for reading: where vacancies are looked up */
    const struct suited_taxonomy *taxonomy;
    const char *country; /* the service's */
    int32_t today;
};

/*
 * Write down a NewEvent of `by`. Unknown client: SUITED_NOTFOUND. A kind, decision, reason
 * or vacancy that does not exist, or a field that is missing or unknown: SUITED_INVALID;
 * text without end: SUITED_LIMIT.
 */
enum suited_status suited_case_add(const struct suited_casebook *book, const char *id,
                                   const json_t *event, const char *by,
                                   struct suited_error *err);

/* Whether suited_case_add() would take the event, for any client. */
enum suited_status suited_case_check(const struct suited_casebook *book, const json_t *event,
                                     struct suited_error *err);

/*
 * A client's Case. "decisions" has the last one of each vacancy, in the order in which they
 * were made, without those taken back ("undecided"). `back` of one decided against says what
 * of the vacancy changed since that matters to the reason (taxonomies/reasons.json).
 */
enum suited_status suited_case_get(const struct suited_casebook *book, const char *id,
                                   json_t **out, struct suited_error *err);

/*
 * The vacancies that a Case keeps out of its shortlist: decided against, and not back. For
 * suited_ask's `hidden`; the caller frees `*numbers`.
 */
void suited_case_hidden(const json_t *standing, uint32_t **numbers, size_t *count);

/* Every Event, oldest first, with the saved versions where they belong. */
enum suited_status suited_case_history(const struct suited_casebook *book, const char *id,
                                       json_t **out, struct suited_error *err);

/*
 * CaseLines of the clients of these advisers and of those whom nobody has taken on, by id;
 * `advisers` NULL: of all. Without "new", which takes a pass over the vacancies each.
 */
enum suited_status suited_caseload(const struct suited_casebook *book,
                                   const char *const *advisers, size_t count, json_t **out,
                                   struct suited_error *err);

/*
 * A CaseLine's "new": vacancies that fit or are to be asked about, posted since they last
 * met (before they ever met: since the client was added) and not decided against.
 */
enum suited_status suited_caseload_new(const struct suited_casebook *book, json_t *line,
                                       struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
