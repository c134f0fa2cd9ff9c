/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advert_key.h"
#include "adverts.h"
#include "base/hash.h"
#include "base/json.h"
#include "copies.h"
#include "settle.h"
#include "suited/day.h"
#include "tags.h"

#define HASH_TEXT 17

/* One advert on its way in, with what the corpus has of it. */
struct arrival {
    const json_t *advert;
    const char *id;
    struct advert_key key;
    char hash[HASH_TEXT]; /* of all that was published but the date it was posted on */
    uint32_t known;       /* the vacancy it was part of; 0: not met before */
    bool is_same;         /* as it was when last read */
};

/* "Posted 3 days ago" is another date every day: it makes no change of an advert. */
static void hash_advert(const json_t *advert, char text[HASH_TEXT])
{
    json_t *rest = json_copy((json_t *)advert);
    char *bytes;

    json_object_del(rest, "posted");
    bytes = json_dumps(rest, JSON_COMPACT | JSON_SORT_KEYS);
    snprintf(text, HASH_TEXT, "%016" PRIx64, hash_bytes(bytes, strlen(bytes)));
    free(bytes);
    json_decref(rest);
}

static enum suited_status find_arrival(struct intake *intake, struct suited_view *view,
                                       struct arrival *arrival, struct suited_error *err)
{
    json_t *note;
    enum suited_status status;

    arrival->id = json_text_of(arrival->advert, "id");
    advert_key(intake->feed, arrival->id, &arrival->key);
    hash_advert(arrival->advert, arrival->hash);
    status = suited_note_get(view, SUITED_NOTE_ADVERT, arrival->key.bytes, arrival->key.length,
                             &note, err);
    if (status == SUITED_NOTFOUND)
        return SUITED_OK;
    if (status)
        return status;
    arrival->known = (uint32_t)json_integer_value(json_object_get(note, "number"));
    arrival->is_same = !strcmp(json_text_of(note, "hash"), arrival->hash);
    json_decref(note);
    return SUITED_OK;
}

static enum suited_status note_seen(struct intake *intake, struct suited_view *view,
                                    const struct advert_key *key, struct suited_error *err)
{
    json_t *note = json_pack("{s:I}", "read", (json_int_t)intake->read_number);
    enum suited_status status =
        suited_note_put(view, SUITED_NOTE_SEEN, key->bytes, key->length, note, err);

    json_decref(note);
    return status;
}

static enum suited_status note_advert(struct suited_view *view, const struct arrival *arrival,
                                      uint32_t number, struct suited_error *err)
{
    json_t *note = json_pack("{s:I, s:s}", "number", (json_int_t)number, "hash", arrival->hash);
    enum suited_status status = suited_note_put(view, SUITED_NOTE_ADVERT, arrival->key.bytes,
                                                arrival->key.length, note, err);

    json_decref(note);
    return status;
}

/* Take the advert off its vacancy, which closes when it was the last. */
static enum suited_status detach(struct intake *intake, struct suited_view *view,
                                 uint32_t number, const char *id, const char *reason,
                                 struct suited_error *err)
{
    json_t *record;
    enum suited_status status = held_record(&intake->held, view, number, &record, err);

    if (status)
        return status;
    if (adverts_count(record) <= 1) {
        status = held_write(&intake->held, intake->taxonomy, view, number, err);
        if (!status)
            status = suited_view_shut(view, number, intake->today, reason, err);
        intake->counts->closed += !status;
    } else {
        adverts_drop(record, intake->feed, id);
        held_keep(&intake->held, number, record);
    }
    json_decref(record);
    return status;
}

/* Whether nobody can apply any more: it was closed, or its closing date has passed. */
static bool is_over(const json_t *record, int32_t today)
{
    int32_t closes;

    return json_object_get(record, "closed") ||
           (suited_day_parse(json_text_of(record, "closes"), &closes) && closes < today);
}

/* Make the advert one more of vacancy `number`, which opens again if it was closed. */
static enum suited_status join_copy(struct intake *intake, struct suited_view *view,
                                    const struct arrival *arrival, const json_t *copy,
                                    uint32_t number, struct suited_error *err)
{
    json_t *record;
    enum suited_status status = held_record(&intake->held, view, number, &record, err);

    if (status)
        return status;
    if (is_over(record, intake->today)) /* a date of the last time says nothing of this one */
        json_object_del(record, "closes");
    if (json_object_get(record, "closed")) {
        json_object_del(record, "closed");
        json_object_set_new(record, "status", json_string("open"));
        adverts_clear(record);
    }
    adverts_drop(record, intake->feed, arrival->id);
    adverts_add(record, intake->feed, arrival->id, json_text_of(arrival->advert, "url"));
    adverts_merge_dates(record, copy);
    held_keep(&intake->held, number, record);
    json_decref(record);
    return SUITED_OK;
}

/* Whether the advert is the only one of the vacancy it was part of, whose record is given. */
static bool stands_alone(const json_t *record)
{
    return record && adverts_count(record) <= 1;
}

/* Store the vacancy: in place of `before`, the record it had while it stood alone, or new. */
static enum suited_status store_vacancy(struct intake *intake, struct suited_view *view,
                                        const struct arrival *arrival, const json_t *before,
                                        struct suited_vacancy *vacancy,
                                        struct suited_error *err)
{
    uint32_t number = before ? arrival->known : 0;
    enum suited_status status = SUITED_OK;

    if (before)
        adverts_copy(vacancy->record, before);
    adverts_drop(vacancy->record, intake->feed, arrival->id);
    adverts_add(vacancy->record, intake->feed, arrival->id,
                json_text_of(arrival->advert, "url"));
    held_drop(&intake->held, number);
    if (before)
        status = copies_remove(view, before, intake->feed, number, err);
    if (!status)
        status = tags_apply(intake->taxonomy, view, number, intake->today, vacancy, err);
    if (!status)
        status = suited_view_put(view, vacancy, err);
    if (!status)
        status = copies_add(view, vacancy->record, intake->feed, vacancy->row.number, err);
    return status;
}

/* The advert joins vacancy `number`, and leaves another that it was part of. */
static enum suited_status join_and_leave(struct intake *intake, struct suited_view *view,
                                         const struct arrival *arrival,
                                         struct suited_vacancy *vacancy, uint32_t number,
                                         struct suited_error *err)
{
    bool moves = number != arrival->known;
    enum suited_status status = SUITED_OK;

    if (arrival->known && moves)
        status = detach(intake, view, arrival->known, arrival->id,
                        "the same job stands in another advert", err);
    if (!status)
        status = join_copy(intake, view, arrival, vacancy->record, number, err);
    vacancy->row.number = number;
    intake->counts->copies += moves;
    return status;
}

/* A new or changed advert finds its vacancy: a copy's, its own, or a new one. */
static enum suited_status place_vacancy(struct intake *intake, struct suited_view *view,
                                        const struct arrival *arrival, const json_t *before,
                                        struct suited_vacancy *vacancy,
                                        struct suited_error *err)
{
    const struct copy_sought sought = {vacancy->record, intake->feed, arrival->known,
                                       intake->today, &intake->held};
    bool alone = stands_alone(before);
    struct copy_found copy;
    enum suited_status status = copies_find(view, &sought, &copy, err);

    if (status)
        return status;
    if (copy.number && (copy.number != arrival->known || (!alone && !copy.is_exact)))
        return join_and_leave(intake, view, arrival, vacancy, copy.number, err);
    if (copy.number)
        alone = true; /* it differs in no word: its own vacancy takes the new details */
    if (before && !alone)
        status = detach(intake, view, arrival->known, arrival->id, "", err);
    if (!status)
        status = store_vacancy(intake, view, arrival, alone ? before : NULL, vacancy, err);
    return status;
}

static enum suited_status read_and_place(struct intake *intake, struct suited_view *view,
                                         const struct arrival *arrival, uint32_t *number,
                                         struct suited_error *err)
{
    struct suited_vacancy vacancy = {0};
    json_t *before = NULL;
    int32_t first_seen = intake->today, day;
    enum suited_status status = SUITED_OK;

    if (arrival->known)
        status = held_record(&intake->held, view, arrival->known, &before, err);
    if (status)
        return status;
    if (before && suited_day_parse(json_text_of(before, "first_seen"), &day))
        first_seen = day;
    reader_read(intake->reader, json_text_of(arrival->advert, "title"),
                json_text_of(arrival->advert, "text"), &intake->reading);
    settle_advert(intake->taxonomy, arrival->advert, &intake->reading, first_seen, &vacancy);
    status = place_vacancy(intake, view, arrival, before, &vacancy, err);
    *number = vacancy.row.number;
    json_decref(vacancy.record);
    json_decref(before);
    return status;
}

enum suited_status intake_take(struct intake *intake, struct suited_view *view,
                               const json_t *advert, uint32_t *number, struct suited_error *err)
{
    struct arrival arrival = {.advert = advert};
    uint64_t copies = intake->counts->copies;
    enum suited_status status = find_arrival(intake, view, &arrival, err);

    *number = arrival.known;
    if (status)
        return status;
    if (json_is_true(json_object_get(advert, "removed")))
        return intake_gone(intake, view, arrival.id, "the feed says it is gone", err);
    if (arrival.is_same) {
        intake->counts->unchanged++;
        return note_seen(intake, view, &arrival.key, err);
    }
    status = read_and_place(intake, view, &arrival, number, err);
    if (!status)
        status = note_advert(view, &arrival, *number, err);
    if (!status)
        status = note_seen(intake, view, &arrival.key, err);
    if (!status && intake->counts->copies == copies)
        *(arrival.known ? &intake->counts->changed : &intake->counts->fresh) += 1;
    return status;
}

enum suited_status intake_settle(struct intake *intake, struct suited_view *view,
                                 struct suited_error *err)
{
    return held_write_all(&intake->held, intake->taxonomy, view, err);
}

void intake_forget(struct intake *intake)
{
    held_release(&intake->held);
}

enum suited_status intake_gone(struct intake *intake, struct suited_view *view, const char *id,
                               const char *reason, struct suited_error *err)
{
    struct advert_key key;
    json_t *note;
    uint32_t number;
    enum suited_status status;

    advert_key(intake->feed, id, &key);
    status = suited_note_get(view, SUITED_NOTE_ADVERT, key.bytes, key.length, &note, err);
    if (status == SUITED_NOTFOUND)
        return SUITED_OK; /* it was never taken in, or is closed already */
    if (status)
        return status;
    number = (uint32_t)json_integer_value(json_object_get(note, "number"));
    json_decref(note);
    status = detach(intake, view, number, id, reason, err);
    if (!status)
        status = suited_note_delete(view, SUITED_NOTE_ADVERT, key.bytes, key.length, err);
    if (!status)
        status = suited_note_delete(view, SUITED_NOTE_SEEN, key.bytes, key.length, err);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}
