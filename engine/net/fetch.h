/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NET_FETCH_H
#define NET_FETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"

/*
 * Fetching over HTTP, politely and with care: conditional requests, retries with back-off
 * and jitter, a pause between two requests to one host, caps on size, time, redirects and
 * unpacking, and public addresses only. A fetcher belongs to one thread.
 */
struct fetcher;

/* What tests put in the clock's place. A NULL member is the real one. */
struct fetch_clock {
    int64_t (*now_ms)(void *context);
    void (*sleep_ms)(void *context, int64_t ms);
    void *context;
};

struct fetcher *fetcher_new(const struct fetch_clock *clock); /* NULL: the real clock */
void fetcher_free(struct fetcher *fetcher);                   /* NULL is allowed */

struct fetch_request {
    const char *url;    /* ${NAME} and ${file:PATH} in it are filled in when fetching */
    const char *header; /* one more header, filled in likewise; or NULL */
    const char *body;   /* JSON to POST; NULL: a GET */
    const char *etag, *last_modified; /* of the last answer, or NULL */
    bool is_local;                    /* private and loopback addresses are allowed */
};

#define FETCH_TEXT 256

struct fetch_answer {
    bool not_modified;
    char etag[FETCH_TEXT], last_modified[FETCH_TEXT]; /* "" where none was given */
    char charset[40], type[80];                       /* of the content, "" where unsaid */
};

/*
 * Where a body goes. `add` takes it piece by piece; anything but SUITED_OK ends the transfer
 * and is passed on. `restart` (or NULL) is called when a try failed and another follows:
 * what was handed over is void.
 */
struct fetch_sink {
    enum suited_status (*add)(void *context, const char *data, size_t length,
                              struct suited_error *err);
    enum suited_status (*restart)(void *context, struct suited_error *err);
    void *context;
};

/*
 * Fetch a page. The sentence shows the address as it was given, never what ${…} stood for.
 * SUITED_NOTFOUND: 404 or 410, the page is gone; SUITED_NETWORK: the other end failed, also
 * after retries; SUITED_INVALID: the address is
 * wrong, or not public; SUITED_LIMIT: too large, too slow or too many redirects.
 */
enum suited_status fetch(struct fetcher *fetcher, const struct fetch_request *request,
                         const struct fetch_sink *sink, struct fetch_answer *answer,
                         struct suited_error *err);

#endif
