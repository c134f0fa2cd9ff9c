/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_SITEMAP_H
#define INGEST_SITEMAP_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "suited/error.h"

/* A site's list of its pages (sitemaps.org, version 0.9), or of further such lists. */

/* At most this many addresses of one site are followed: the protocol's cap for one file. */
#define SITEMAP_MAX 50000

/* Whether the first bytes are a sitemap's. */
bool is_sitemap(const char *head);

/*
 * Append the addresses of pages and of further sitemaps to these arrays of strings. More than
 * SITEMAP_MAX is SUITED_LIMIT.
 */
enum suited_status sitemap_read(FILE *stream, json_t *pages, json_t *maps,
                                struct suited_error *err);

#endif
