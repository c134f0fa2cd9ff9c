/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_SETTINGS_H
#define ALERTS_SETTINGS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "net/send.h"
#include "suited/error.h"

/*
 * How a service wants its alerts: the file `alerts.json` of the data folder, which an
 * administrator writes (docs/service.md). Without the file there are no channels but the
 * pages' own list. Strings are borrowed from `json`; "" is not set.
 */
struct settings {
    json_t *json;
    const char *link; /* where the pages are, without the last '/' */
    bool details;     /* reasons may stand in what leaves the machine */
    size_t most;      /* clients of one adviser told of one vacancy in a run; 0 any */
    struct {
        const char *server, *from, *credentials, *authorities;
        enum send_tls tls;
        const json_t *to; /* adviser → address; NULL */
    } mail;
    const char *folder; /* where files go */
    struct {
        const char *url, *secret; /* the secret's file */
    } webhook;
    const char *metrics; /* the file for Prometheus */
};

/* A wrong key or value is SUITED_INVALID, with the nearest right spelling. */
enum suited_status settings_read(const char *data_dir, struct settings *out,
                                 struct suited_error *err);
void settings_release(struct settings *settings);

#endif
