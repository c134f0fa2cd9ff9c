/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feeds.h"

#include <ctype.h>
#include <string.h>

#include "base/json.h"
#include "intake.h"
#include "map.h"
#include "quarantine.h"
#include "suited/day.h"

enum suited_status feed_name_check(const char *feed, struct suited_error *err)
{
    size_t length = strlen(feed);

    if (!length || length > FEED_NAME_MAX)
        return suited_fail(err, SUITED_INVALID,
                           "cannot use the feed name '%.40s': it has %zu bytes (use 1 to %d)",
                           feed, length, FEED_NAME_MAX);
    for (const char *c = feed; *c; c++)
        if (iscntrl((unsigned char)*c))
            return suited_fail(err, SUITED_INVALID,
                               "cannot use the feed name: it holds a control character (use "
                               "letters, digits and dashes)");
    return SUITED_OK;
}

enum suited_status feed_get(struct suited_view *view, const char *feed, json_t **out,
                            struct suited_error *err)
{
    enum suited_status status =
        suited_note_get(view, SUITED_NOTE_FEED, feed, strlen(feed), out, err);

    if (status != SUITED_NOTFOUND)
        return status;
    *out = json_pack("{s:{}, s:i, s:i}", "settings", "reads", 0, "adverts", 0);
    return SUITED_OK;
}

enum suited_status feed_put(struct suited_view *view, const char *feed, const json_t *note,
                            struct suited_error *err)
{
    return suited_note_put(view, SUITED_NOTE_FEED, feed, strlen(feed), note, err);
}

enum read_end feed_judge(const json_t *note, uint64_t adverts, bool is_snapshot, bool trusted)
{
    uint64_t before = (uint64_t)json_integer_value(json_object_get(note, "adverts"));

    if (!is_snapshot)
        return READ_DELTA;
    if (!adverts)
        return READ_EMPTY;
    return !trusted && adverts < before / 2 ? READ_SHORT : READ_WHOLE;
}

static const char *word_for(enum read_end end)
{
    switch (end) {
    case READ_WHOLE:
        return "whole";
    case READ_SHORT:
        return "short";
    case READ_EMPTY:
        return "empty";
    case READ_BROKEN:
        return "broken";
    case READ_SAME:
        return "not modified";
    case READ_DELTA:
        return "changes only";
    }
    return "";
}

void feed_record(json_t *note, enum read_end end, const char *why, int32_t day,
                 const struct suited_ingest_report *counts)
{
    char date[SUITED_DAY_TEXT];

    suited_day_format(day, date);
    json_object_set_new(
        note, "last",
        json_pack("{s:s, s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "day", date, "ended",
                  word_for(end), "why", why, "read", (json_int_t)counts->read, "new",
                  (json_int_t)counts->fresh, "changed", (json_int_t)counts->changed,
                  "unchanged", (json_int_t)counts->unchanged, "closed",
                  (json_int_t)counts->closed, "copies", (json_int_t)counts->copies,
                  "quarantined", (json_int_t)counts->quarantined));
    if (end != READ_WHOLE)
        return;
    json_object_set_new(note, "reads",
                        json_integer(json_integer_value(json_object_get(note, "reads")) + 1));
    json_object_set_new(note, "adverts",
                        json_integer((json_int_t)(counts->read - counts->quarantined)));
}

/* ---- the public verbs ---- */

static const char *const setting_names[] = {"url",    "format",   "local",
                                            "header", "complete", "employer"};

static enum suited_status check_names(const json_t *settings, struct suited_error *err)
{
    const size_t count = sizeof(setting_names) / sizeof(*setting_names);
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)settings, key, value) {
        const char *near;
        bool known = false;

        for (size_t i = 0; i < count; i++)
            known = known || !strcmp(key, setting_names[i]);
        if (known)
            continue;
        near = suited_nearest(key, setting_names, count);
        return suited_fail(err, SUITED_INVALID,
                           "cannot add the feed: there is no setting '%s' (%s%s)", key,
                           near ? "did you mean "
                                : "there are url, format, local, header, "
                                  "complete, employer",
                           near ? near : "");
    }
    return SUITED_OK;
}

/* A key belongs in the environment or in a file, never in the store. */
static enum suited_status check_header(const char *header, struct suited_error *err)
{
    if (*header && !strchr(header, ':'))
        return suited_fail(err, SUITED_INVALID,
                           "cannot add the feed: '%.40s' is no header (write \"Name: value\")",
                           header);
    if (*header && !strstr(header, "${"))
        return suited_fail(err, SUITED_INVALID,
                           "cannot add the feed: its header holds a value in clear (write "
                           "${NAME} for a variable of the environment, or ${file:PATH})");
    return SUITED_OK;
}

static enum suited_status check_settings(const json_t *settings, struct suited_error *err)
{
    const char *url = json_text_of(settings, "url");
    const char *complete = json_text_of(settings, "complete");
    struct map *map = NULL;
    enum suited_status status = check_names(settings, err);

    if (!status && strncmp(url, "http://", 7) != 0 && strncmp(url, "https://", 8) != 0)
        status = suited_fail(err, SUITED_INVALID,
                             "cannot add the feed: '%s' is no web address (begin it with "
                             "https://)",
                             url);
    if (!status && *complete && strcmp(complete, "snapshot") != 0 &&
        strcmp(complete, "delta") != 0)
        status = suited_fail(err, SUITED_INVALID,
                             "cannot add the feed: complete is '%s' (use snapshot or delta)",
                             complete);
    if (!status)
        status = check_header(json_text_of(settings, "header"), err);
    if (!status && *json_text_of(settings, "format"))
        status = map_open(json_text_of(settings, "format"), &map, err);
    map_close(map);
    return status;
}

enum suited_status suited_feed_add(struct suited_corpus *corpus, const char *feed,
                                   const json_t *settings, struct suited_error *err)
{
    struct suited_view *view = NULL;
    json_t *note = NULL;
    enum suited_status status = feed_name_check(feed, err);

    if (!status)
        status = check_settings(settings, err);
    if (!status)
        status = suited_view_open(corpus, SUITED_WRITE, &view, err);
    if (status)
        return status;
    status = feed_get(view, feed, &note, err);
    if (!status) {
        json_object_set(note, "settings", (json_t *)settings);
        json_object_del(note, "etag"); /* another address or format is read whatever its date */
        json_object_del(note, "last_modified");
        status = feed_put(view, feed, note, err);
    }
    json_decref(note);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}

static enum suited_status remove_feed(struct suited_view *view, const char *feed,
                                      struct suited_error *err)
{
    json_t *note;
    enum suited_status status =
        suited_note_get(view, SUITED_NOTE_FEED, feed, strlen(feed), &note, err);

    if (status == SUITED_NOTFOUND)
        return suited_fail(err, status, "there is no feed '%s' (see 'suited feed list')", feed);
    if (status)
        return status;
    json_decref(note);
    return suited_note_delete(view, SUITED_NOTE_FEED, feed, strlen(feed), err);
}

enum suited_status suited_feed_remove(struct suited_corpus *corpus, const char *feed,
                                      struct suited_error *err)
{
    struct suited_view *view;
    enum suited_status status = suited_view_open(corpus, SUITED_WRITE, &view, err);

    if (status)
        return status;
    status = remove_feed(view, feed, err);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}

static enum suited_status add_to_list(void *context, const char *key, size_t length,
                                      json_t *note, struct suited_error *err)
{
    json_t *entry = json_pack("{s:s%}", "feed", key, length);

    (void)err;
    json_object_update(entry, note);
    json_array_append_new(context, entry);
    return SUITED_OK;
}

enum suited_status suited_feed_list(struct suited_corpus *corpus, json_t **out,
                                    struct suited_error *err)
{
    const struct suited_note_range all = {.kind = SUITED_NOTE_FEED};
    struct suited_view *view;
    enum suited_status status = suited_view_open(corpus, SUITED_READ, &view, err);

    *out = NULL;
    if (status)
        return status;
    *out = json_array();
    status = suited_note_each(view, &all, add_to_list, *out, err);
    suited_view_close(view);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}

enum suited_status suited_feed_check(struct suited_corpus *corpus, const char *feed,
                                     json_t **out, struct suited_error *err)
{
    struct suited_view *view;
    json_t *quarantine;
    enum suited_status status = suited_view_open(corpus, SUITED_READ, &view, err);

    *out = NULL;
    if (status)
        return status;
    status = suited_note_get(view, SUITED_NOTE_FEED, feed, strlen(feed), out, err);
    if (status == SUITED_NOTFOUND || status == SUITED_LIMIT) /* no feed's name is so long */
        status = suited_fail(err, SUITED_NOTFOUND,
                             "there is no feed '%.80s' (see 'suited feed list')", feed);
    if (!status)
        status = quarantine_list(view, feed, &quarantine, err);
    if (!status) {
        json_object_set_new(*out, "feed", json_string(feed));
        json_object_set_new(*out, "quarantine", quarantine);
    } else {
        json_decref(*out);
        *out = NULL;
    }
    suited_view_close(view);
    return status;
}
