/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "copies.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/hash.h"
#include "base/json.h"
#include "suited/day.h"
#include "suited/places.h"

/*
 * Keys of the notes: exact copies 'X', hash, number; candidates for near ones 'N',
 * employer, feed, number. Numbers are big-endian, so that the oldest comes first.
 */
#define EXACT_KEY  13
#define NEAR_KEY   13
#define NUMBER_KEY 4 /* the last of either */

static void put_be32(char *key, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        key[i] = (char)(value >> (24 - 8 * i) & 0xff);
}

static uint32_t get_be32(const char *key)
{
    uint32_t value = 0;

    for (int i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)key[i];
    return value;
}

static void exact_key(const json_t *record, uint32_t number, char key[EXACT_KEY])
{
    struct strbuf words = STRBUF_INIT;
    const json_t *place;
    uint64_t hash;
    size_t i;

    for (const char *const *field = (const char *[]){"title", "text", "employer", NULL}; *field;
         field++) {
        const char *text = json_text_of(record, *field);

        fold_add(&words, text, strlen(text));
        strbuf_putc(&words, '\n');
    }
    json_array_foreach(json_object_get(record, "places"), i, place) {
        strbuf_printf(&words, "%s\n%s\n", json_text_of(place, "name"),
                      json_text_of(place, "postcode"));
    }
    hash = hash_bytes(words.text, words.length);
    strbuf_release(&words);

    key[0] = 'X';
    put_be32(key + 1, (uint32_t)(hash >> 32));
    put_be32(key + 5, (uint32_t)hash);
    put_be32(key + 9, number);
}

static void near_key(uint32_t employer, const char *feed, uint32_t number, char key[NEAR_KEY])
{
    key[0] = 'N';
    put_be32(key + 1, employer);
    put_be32(key + 5, (uint32_t)hash_bytes(feed, strlen(feed)));
    put_be32(key + 9, number);
}

struct search {
    struct suited_view *view;
    const struct copy_sought *sought;
    uint32_t found;
};

static uint32_t number_in(const char *key, size_t length)
{
    return get_be32(key + length - 4);
}

static bool closed_long_ago(const json_t *record, int32_t today)
{
    const json_t *closed = json_object_get(record, "closed");
    const char *end = closed ? json_text_of(closed, "day") : json_text_of(record, "closes");
    int32_t day;

    return suited_day_parse(end, &day) && today - day > COPIES_REPOST_DAYS;
}

static enum suited_status visit_exact(void *context, const char *key, size_t length,
                                      json_t *note, struct suited_error *err)
{
    struct search *search = context;
    uint32_t number = number_in(key, length);
    json_t *record;
    enum suited_status status;

    (void)note;
    if (search->found)
        return SUITED_OK;
    status = held_record(search->sought->held, search->view, number, &record, err);
    if (status)
        return status;
    if (!closed_long_ago(record, search->sought->today))
        search->found = number;
    json_decref(record);
    return SUITED_OK;
}

static bool point_of(const json_t *place, struct suited_point *out)
{
    const json_t *lat = json_object_get(place, "lat"), *lon = json_object_get(place, "lon");

    if (!json_is_number(lat) || !json_is_number(lon))
        return false;
    out->lat = (int32_t)lround(json_number_value(lat) * 1e5);
    out->lon = (int32_t)lround(json_number_value(lon) * 1e5);
    out->radius_km = (uint16_t)json_integer_value(json_object_get(place, "radius_km"));
    return true;
}

static bool is_same_place(const json_t *a, const json_t *b)
{
    struct suited_point p, q;

    if (point_of(a, &p) && point_of(b, &q))
        return suited_distance_km(&p, &q) <= p.radius_km + q.radius_km;
    return *json_text_of(a, "name") &&
           !strcmp(json_text_of(a, "name"), json_text_of(b, "name"));
}

/* Each place of the shorter list stands in the longer; two without a place are alike. */
static bool places_are_same(const json_t *a, const json_t *b)
{
    const json_t *few = json_array_size(a) <= json_array_size(b) ? a : b;
    const json_t *many = few == a ? b : a, *place, *other;
    size_t i, j;

    if (!json_array_size(few))
        return !json_array_size(many);
    json_array_foreach(few, i, place) {
        bool found = false;

        json_array_foreach(many, j, other)
            found = found || is_same_place(place, other);
        if (!found)
            return false;
    }
    return true;
}

static bool has_word(const char *folded, const char *word, size_t length)
{
    while (*folded) {
        size_t size = strcspn(folded, " ");

        if (size == length && !memcmp(folded, word, length))
            return true;
        folded += size + (folded[size] == ' ');
    }
    return false;
}

/* Each word of the shorter title stands in the longer. */
static bool titles_are_alike(const char *a, const char *b)
{
    char *x = fold_text(a), *y = fold_text(b);
    const char *few = strlen(x) <= strlen(y) ? x : y, *many = few == x ? y : x;
    bool alike = *few != '\0';

    for (const char *word = few; alike && *word;) {
        size_t length = strcspn(word, " ");

        alike = has_word(many, word, length);
        word += length + (word[length] == ' ');
    }
    free(x);
    free(y);
    return alike;
}

static bool is_near(const json_t *a, const json_t *b)
{
    return titles_are_alike(json_text_of(a, "title"), json_text_of(b, "title")) &&
           places_are_same(json_object_get(a, "places"), json_object_get(b, "places")) &&
           texts_are_near(json_text_of(a, "text"), json_text_of(b, "text"));
}

static bool stands_in(const json_t *record, const char *feed)
{
    size_t i;
    json_t *advert;

    json_array_foreach(json_object_get(record, "adverts"), i, advert)
        if (!strcmp(json_text_of(advert, "feed"), feed))
            return true;
    return false;
}

static bool is_near_copy(const json_t *record, uint32_t number,
                         const struct copy_sought *sought)
{
    return !json_object_get(record, "closed") &&
           (number == sought->known || !stands_in(record, sought->feed)) &&
           is_near(record, sought->record);
}

static enum suited_status visit_near(void *context, const char *key, size_t length,
                                     json_t *note, struct suited_error *err)
{
    struct search *search = context;
    const char *title = json_text_of(search->sought->record, "title");
    uint32_t number = number_in(key, length);
    json_t *record;
    enum suited_status status;

    if (search->found || !titles_are_alike(json_text_of(note, "title"), title))
        return SUITED_OK;
    status = held_record(search->sought->held, search->view, number, &record, err);
    if (status)
        return status;
    if (is_near_copy(record, number, search->sought))
        search->found = number;
    json_decref(record);
    return SUITED_OK;
}

/* Candidates in every feed but the advert's own. */
static enum suited_status visit_feed(void *context, const char *key, size_t length,
                                     json_t *note, struct suited_error *err)
{
    struct search *search = context;
    char prefix[NEAR_KEY], feed[128];
    uint32_t employer = employer_hash(json_text_of(search->sought->record, "employer"));

    (void)note;
    if (length >= sizeof(feed))
        return SUITED_OK;
    memcpy(feed, key, length);
    feed[length] = '\0';
    if (!strcmp(feed, search->sought->feed))
        return SUITED_OK;
    near_key(employer, feed, 0, prefix);
    return suited_note_each(
        search->view,
        &(struct suited_note_range){SUITED_NOTE_COPY, prefix, NEAR_KEY - NUMBER_KEY},
        visit_near, search, err);
}

enum suited_status copies_find(struct suited_view *view, const struct copy_sought *sought,
                               struct copy_found *found, struct suited_error *err)
{
    struct search search = {.view = view, .sought = sought};
    char key[EXACT_KEY];
    const struct suited_note_range exact = {SUITED_NOTE_COPY, key, EXACT_KEY - NUMBER_KEY};
    const struct suited_note_range feeds = {.kind = SUITED_NOTE_FEED};
    enum suited_status status;

    exact_key(sought->record, 0, key);
    status = suited_note_each(view, &exact, visit_exact, &search, err);
    found->is_exact = search.found != 0;
    if (!status && !search.found && *json_text_of(sought->record, "employer"))
        status = suited_note_each(view, &feeds, visit_feed, &search, err);
    found->number = search.found;
    return status;
}

static enum suited_status put_or_delete(struct suited_view *view, const char *key,
                                        size_t length, const json_t *note,
                                        struct suited_error *err)
{
    return note ? suited_note_put(view, SUITED_NOTE_COPY, key, length, note, err)
                : suited_note_delete(view, SUITED_NOTE_COPY, key, length, err);
}

static enum suited_status mark(struct suited_view *view, const json_t *record, const char *feed,
                               uint32_t number, const json_t *note, struct suited_error *err)
{
    char exact[EXACT_KEY], near[NEAR_KEY];
    uint32_t employer = employer_hash(json_text_of(record, "employer"));
    enum suited_status status;

    exact_key(record, number, exact);
    near_key(employer, feed, number, near);
    status = put_or_delete(view, exact, sizeof(exact), note, err);
    if (!status && employer)
        status = put_or_delete(view, near, sizeof(near), note, err);
    return status;
}

enum suited_status copies_add(struct suited_view *view, const json_t *record, const char *feed,
                              uint32_t number, struct suited_error *err)
{
    json_t *note = json_pack("{s:s}", "title", json_text_of(record, "title"));
    enum suited_status status = mark(view, record, feed, number, note, err);

    json_decref(note);
    return status;
}

enum suited_status copies_remove(struct suited_view *view, const json_t *record,
                                 const char *feed, uint32_t number, struct suited_error *err)
{
    enum suited_status status = mark(view, record, feed, number, NULL, err);

    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}
