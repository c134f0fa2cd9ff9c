/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_DIGEST_H
#define ALERTS_DIGEST_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "roster.h"
#include "suited/alerts.h"

/*
 * What a message says, made when it goes out, so that nothing in it is dead:
 *
 *     {"id", "adviser", "day", "link",
 *      "clients": [{"client", "alias", "link", "matches": [{"vacancy", "title", "employer",
 *        "place", "distance_km", "closes", "url", "kind", "group", "heading", "why",
 *        "questions": ["…"], "link"}]}]}
 *
 * or to a client {"id", "to", "day", "vacancies": [{"title", "employer", "place", "closes",
 * "url"}]}. `link` is where the pages are.
 */
struct digester {
    const struct suited_alerts *alerts;
    const struct roster *roster; /* with marks */
    struct suited_view *view;
    const char *link;
    const struct suited_alerts_ask *ask; /* only their clients, as they are today; NULL all */
};

enum suited_status digest_make(const struct digester *digester, const json_t *message,
                               json_t **out, struct suited_error *err);

/* Whether it says anything: all in it may have closed meanwhile. */
bool digest_is_empty(const json_t *digest);

/* How many matches it has. */
size_t digest_count(const json_t *digest);

/*
 * The same without what tells of a client's health: no names, reasons or questions. For what
 * leaves the machine, unless the service wants it otherwise.
 */
json_t *digest_without_details(const json_t *digest);

/* The forms a digest takes. */
void digest_html(const json_t *digest, struct strbuf *out);
void digest_text(const json_t *digest, struct strbuf *out);
void digest_calendar(const json_t *digest, struct strbuf *out); /* closing days: RFC 5545 */

#endif
