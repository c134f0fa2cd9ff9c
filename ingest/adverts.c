/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "adverts.h"

#include <string.h>

#include "base/json.h"

static void set_address(json_t *record, json_t *links)
{
    json_object_set(record, "url",
                    json_array_size(links) ? json_array_get(links, 0) : json_null());
    json_object_set_new(record, "links", links);
}

/* The record's links and address are those of its adverts, in the order they came. */
static void set_links(json_t *record)
{
    json_t *links = json_array(), *seen = json_object(), *advert;
    size_t i;

    json_array_foreach(json_object_get(record, "adverts"), i, advert) {
        const char *url = json_text_of(advert, "url");

        if (*url && !json_object_get(seen, url)) {
            json_object_set_new(seen, url, json_true());
            json_array_append_new(links, json_string(url));
        }
    }
    json_decref(seen);
    set_address(record, links);
}

/* One more link, where adverts may be many: the others stay as they are. */
static void add_link(json_t *record, const char *url)
{
    json_t *links = json_incref(json_object_get(record, "links"));

    if (!links)
        links = json_array();
    if (*url)
        json_list_add(links, url);
    set_address(record, links);
}

void adverts_add(json_t *record, const char *feed, const char *id, const char *url)
{
    json_t *adverts = json_object_get(record, "adverts");

    if (!adverts) {
        adverts = json_array();
        json_object_set_new(record, "adverts", adverts);
    }
    json_array_append_new(adverts,
                          json_pack("{s:s, s:s, s:s}", "feed", feed, "id", id, "url", url));
    add_link(record, url);
}

void adverts_drop(json_t *record, const char *feed, const char *id)
{
    json_t *adverts = json_object_get(record, "adverts");
    size_t before = json_array_size(adverts);

    for (size_t i = before; i-- > 0;) {
        const json_t *advert = json_array_get(adverts, i);

        if (!strcmp(json_text_of(advert, "feed"), feed) &&
            !strcmp(json_text_of(advert, "id"), id))
            json_array_remove(adverts, i);
    }
    if (json_array_size(adverts) != before)
        set_links(record);
}

size_t adverts_count(const json_t *record)
{
    return json_array_size(json_object_get(record, "adverts"));
}

void adverts_clear(json_t *record)
{
    json_array_clear(json_object_get(record, "adverts"));
    set_links(record);
}

void adverts_copy(json_t *record, const json_t *from)
{
    json_object_set_new(record, "adverts", json_deep_copy(json_object_get(from, "adverts")));
    set_links(record);
}

/* A date that is not stated says nothing against the other. */
void adverts_merge_dates(json_t *record, const json_t *copy)
{
    const char *closes = json_text_of(record, "closes"), *later = json_text_of(copy, "closes");
    const char *posted = json_text_of(record, "posted"), *sooner = json_text_of(copy, "posted");

    if (*later && strcmp(later, closes) > 0)
        json_object_set_new(record, "closes", json_string(later));
    if (*sooner && strcmp(sooner, posted) < 0)
        json_object_set_new(record, "posted", json_string(sooner));
}
