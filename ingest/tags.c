/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tags.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "settle.h"
#include "suited/day.h"
#include "suited/ingest.h"

#define VALUES     3
#define KEY_DIGITS 10

/* The vacancy's note; an empty one when nothing was said. The result is the caller's. */
static enum suited_status get_tags(struct suited_view *view, uint32_t number, json_t **out,
                                   struct suited_error *err)
{
    char key[KEY_DIGITS + 1];
    enum suited_status status;

    snprintf(key, sizeof(key), "%0*" PRIu32, KEY_DIGITS, number);
    status = suited_note_get(view, SUITED_NOTE_TAG, key, KEY_DIGITS, out, err);
    if (status != SUITED_NOTFOUND)
        return status;
    *out = json_pack("{s:[]}", "says");
    return SUITED_OK;
}

static enum suited_status put_tags(struct suited_view *view, uint32_t number,
                                   const json_t *note, struct suited_error *err)
{
    char key[KEY_DIGITS + 1];

    snprintf(key, sizeof(key), "%0*" PRIu32, KEY_DIGITS, number);
    return suited_note_put(view, SUITED_NOTE_TAG, key, KEY_DIGITS, note, err);
}

enum suited_status tags_apply(const struct suited_taxonomy *taxonomy, struct suited_view *view,
                              uint32_t number, struct suited_vacancy *vacancy,
                              struct suited_error *err)
{
    json_t *note = NULL;
    enum suited_status status = number ? get_tags(view, number, &note, err) : SUITED_OK;

    if (status)
        return status;
    settle_again(taxonomy, json_object_get(note, "says"), vacancy);
    vacancy->row.number = number;
    json_decref(note);
    return SUITED_OK;
}

static enum suited_status check_value(const struct suited_taxonomy *taxonomy, const char *name,
                                      const json_t *value, struct suited_error *err)
{
    static const char *const values[VALUES] = {"yes", "no", "agree"};
    const char *names[SUITED_CONDITIONS_MAX], *near;
    size_t count = suited_taxonomy_conditions(taxonomy);

    if (!suited_condition_find(taxonomy, name)) {
        for (size_t i = 0; i < count; i++)
            names[i] = suited_taxonomy_condition(taxonomy, i)->id;
        near = suited_nearest(name, names, count);
        return suited_fail(err, SUITED_INVALID,
                           "cannot tag the vacancy: there is no condition '%s' (%s%s)", name,
                           near ? "did you mean " : "see 'suited help tag' for the list",
                           near ? near : "");
    }
    for (size_t i = 0; i < VALUES; i++)
        if (json_is_string(value) && !strcmp(json_string_value(value), values[i]))
            return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "cannot tag the vacancy: %s is neither yes, no nor agree (agree: it "
                       "could be agreed)",
                       name);
}

static enum suited_status check(const struct suited_taxonomy *taxonomy,
                                const struct suited_tag *tag, struct suited_error *err)
{
    const char *name;
    json_t *value;
    enum suited_status status = SUITED_OK;

    if (strcmp(tag->by, "employer") != 0 && strcmp(tag->by, "adviser") != 0)
        return suited_fail(err, SUITED_INVALID,
                           "cannot tag the vacancy: '%s' is neither employer nor adviser",
                           tag->by);
    json_object_foreach((json_t *)tag->says, name, value) {
        status = check_value(taxonomy, name, value, err);
        if (status)
            break;
    }
    return status;
}

/* What is said now goes after what was said before; settling lets the later stand. */
static void add_tag(json_t *note, const struct suited_tag *tag)
{
    json_t *list = json_object_get(note, "says"), *value;
    char day[SUITED_DAY_TEXT];
    const char *name;

    suited_day_format(tag->day, day);
    json_object_foreach((json_t *)tag->says, name, value)
        json_array_append_new(list,
                              json_pack("{s:s, s:O, s:s, s:s, s:s}", "condition", name, "value",
                                        value, "source", tag->by, "by", tag->by, "day", day));
}

/* Tag the vacancy whose record is given, in a writing view. */
static enum suited_status tag_record(struct suited_view *view,
                                     const struct suited_taxonomy *taxonomy,
                                     const struct suited_tag *tag, json_t *record,
                                     struct suited_error *err)
{
    struct suited_vacancy vacancy = {.record = record};
    const json_t *closed = json_object_get(record, "closed");
    json_t *note = NULL;
    enum suited_status status;

    if (closed)
        return suited_fail(err, SUITED_INVALID,
                           "cannot tag vacancy %" PRIu32 ": it is closed (%s)", tag->number,
                           json_text_of(closed, "reason"));
    status = get_tags(view, tag->number, &note, err);
    if (!status) {
        add_tag(note, tag);
        status = put_tags(view, tag->number, note, err);
    }
    json_decref(note);
    if (!status)
        status = tags_apply(taxonomy, view, tag->number, &vacancy, err);
    return status ? status : suited_view_put(view, &vacancy, err);
}

enum suited_status suited_tag_vacancy(struct suited_corpus *corpus,
                                      const struct suited_taxonomy *taxonomy,
                                      const struct suited_tag *tag, struct suited_error *err)
{
    struct suited_view *view = NULL;
    json_t *record = NULL;
    enum suited_status status = check(taxonomy, tag, err);

    if (!status)
        status = suited_view_open(corpus, SUITED_WRITE, &view, err);
    if (status)
        return status;
    status = suited_view_record(view, tag->number, &record, err);
    if (!status)
        status = tag_record(view, taxonomy, tag, record, err);
    json_decref(record);
    if (status) {
        suited_view_close(view);
        return status;
    }
    return suited_view_commit(view, err);
}
