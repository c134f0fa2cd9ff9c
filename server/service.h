/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_SERVICE_H
#define SERVER_SERVICE_H

#include <stdint.h>

#include "suited/corpus.h"
#include "suited/door.h"
#include "suited/ingest.h"
#include "suited/store.h"
#include "suited/taxonomy.h"

/* What every request is answered from. All is borrowed and may be used by all threads at once.
 */
struct service {
    struct suited_store *store;
    struct suited_corpus *corpus;
    const struct suited_taxonomy *taxonomy;
    struct suited_door *door;
    const char *host;         /* of --listen: one of the names that it goes by */
    const char *const *names; /* others, of a proxy before it; ended by NULL, or NULL */
    const char *country;      /* two letters: where places are sought first */
    int32_t fixed_today;      /* --today; SUITED_DAY_NONE: the clock's day, asked each time */
};

/* The day as of this request. */
int32_t service_today(const struct service *service);

/* What suited_ingest_open() wants, for who adds a vacancy. */
struct suited_ingest_options service_ingest(const struct service *service);

#endif
