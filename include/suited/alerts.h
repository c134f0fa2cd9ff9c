/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_ALERTS_H
#define SUITED_ALERTS_H

#include <jansson.h>
#include <stdbool.h>
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
 * The night: what became a match for whom is told once, in one digest for each adviser.
 *
 *     struct suited_alerts alerts = {store, corpus, taxonomy, "GB", today, now};
 *
 *     status = suited_alerts_run(&alerts, &report, err);
 *     if (!status)
 *         status = suited_alerts_deliver(&alerts, &delivered, err);
 *
 * A vacancy becomes a match by a change of its own facts or of the wishes, never because a
 * prior or another vacancy moved. What was told is written down with the digest in one
 * transaction, so that neither a crash nor a second run tells it again; a message goes out at
 * least once, with one and the same Message-ID. Other programs may read and write meanwhile.
 *
 * What is in the struct is borrowed. The store must not be opened for reading alone.
 */
struct suited_alerts {
    struct suited_store *store;
    struct suited_corpus *corpus;
    const struct suited_taxonomy *taxonomy;
    const char *country; /* the service's */
    int32_t today;
    int64_t now; /* seconds since 1970: for trying again */
};

struct suited_alerts_report {
    size_t clients; /* with alerts on */
    size_t fresh;   /* vacancies that became a match for one of them, or are one no more */
    size_t told;    /* of those, put into the outbox by this run */
    size_t outbox;  /* alerts in the outbox that no channel has delivered */
    json_t *faults; /* sentences: clients who could not be looked at; yours */
};

/*
 * Look at every client with alerts on, and make the digests. The first run for a client tells
 * the best of all that match.
 */
enum suited_status suited_alerts_run(const struct suited_alerts *alerts,
                                     struct suited_alerts_report *report,
                                     struct suited_error *err);

/* How deliveries went: counts of messages, each by each of its channels. */
struct suited_delivery {
    size_t sent, waiting; /* waiting: tried, and to be tried again */
    size_t dead;          /* given up: an administrator sees to them */
    json_t *faults;       /* sentences; yours */
};

/* Send what is due, and try again what failed, later each time. */
enum suited_status suited_alerts_deliver(const struct suited_alerts *alerts,
                                         struct suited_delivery *report,
                                         struct suited_error *err);

/* How a whole night went. */
struct suited_night {
    bool feeds_ok, alerts_ok, checks_ok;
    struct suited_alerts_report report;
    struct suited_delivery delivery;
};

/* Write the file that "metrics" in alerts.json names, if it names one, for Prometheus. */
enum suited_status suited_alerts_metrics(const struct suited_alerts *alerts,
                                         const struct suited_night *night,
                                         struct suited_error *err);

/*
 * The digests of the last 30 days, newest first, as engine/alerts/digest.h has them, with the
 * clients of these advisers, and those whom nobody has taken on. The result is yours.
 */
struct suited_alerts_ask {
    const char *const *advisers; /* NULL: all clients */
    size_t count;
    size_t limit; /* so many; 0 all */
};
enum suited_status suited_alerts_list(const struct suited_alerts *alerts,
                                      const struct suited_alerts_ask *ask, json_t **out,
                                      struct suited_error *err);

/*
 * All messages of the outbox, oldest first, as engine/alerts/message.h has them, each with its
 * number under "message" and clients by their ids; what is in none yet last. The result is
 * yours.
 */
enum suited_status suited_alerts_outbox(struct suited_store *store, json_t **out,
                                        struct suited_error *err);

/* How many alerts the outbox holds that no channel has delivered. */
enum suited_status suited_alerts_count(struct suited_store *store, size_t *count,
                                       struct suited_error *err);

/* Try a message again at once, or let it go. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_alerts_retry(struct suited_store *store, uint64_t number,
                                       struct suited_error *err);
enum suited_status suited_alerts_drop(struct suited_store *store, uint64_t number,
                                      struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
