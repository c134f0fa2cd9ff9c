/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_LISTING_H
#define SERVER_LISTING_H

#include <jansson.h>

#include "service.h"
#include "suited/profile.h"
#include "suited/shortlist.h"

/*
 * What pages show beside the figures of a shortlist, added to its JSON: wishes and their
 * grounds in words, a vacancy's hours, pay and point on the map. See docs/openapi.yaml,
 * Shortlist and Listed.
 */
struct listing {
    const struct service *service;
    struct suited_view *view;
    const struct suited_profile *profile;
};

enum suited_status listing_dress(const struct listing *listing, json_t *shortlist,
                                 struct suited_error *err);

/* The same for one of its vacancies. */
enum suited_status listing_dress_vacancy(const struct listing *listing, json_t *vacancy,
                                         struct suited_error *err);

/* A vacancy's number under "vacancy". */
uint32_t listing_number(const json_t *vacancy);

#endif
