/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tags.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "settle.h"
#include "suited/day.h"
#include "suited/ingest.h"
#include "tag_says.h"

#define KEY_DIGITS 10
#define WORDS_MAX  4000 /* bytes of what was said */
#define SAYS_MAX   2000 /* things said of one vacancy; far more than there are to ask */

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

/* The fact or quantity with who said so, when and in which words. */
static void sign(const struct suited_tag *tag, json_t *said)
{
    char day[SUITED_DAY_TEXT];

    suited_day_format(tag->day, day);
    json_object_set_new(said, "source", json_string(tag->by));
    json_object_set_new(said, "by", json_string(tag->author ? tag->author : tag->by));
    json_object_set_new(said, "day", json_string(day));
    if (tag->words && *tag->words)
        json_object_set_new(said, "quote", json_string(tag->words));
}

/* Everything that is said, signed, into `*out`; or nothing. */
static enum suited_status read_says(const struct suited_taxonomy *taxonomy,
                                    const struct suited_tag *tag, json_t **out,
                                    struct suited_error *err)
{
    const char *name;
    json_t *value, *said;
    enum suited_status status = SUITED_OK;

    *out = json_array();
    json_object_foreach((json_t *)tag->says, name, value) {
        status = tag_says(taxonomy, name, value, &said, err);
        if (status)
            break;
        sign(tag, said);
        json_array_append_new(*out, said);
    }
    return status;
}

static enum suited_status check(const struct suited_tag *tag, struct suited_error *err)
{
    if (strcmp(tag->by, "employer") != 0 && strcmp(tag->by, "adviser") != 0)
        return suited_fail(err, SUITED_INVALID,
                           "cannot tag the vacancy: '%.40s' is neither employer nor adviser",
                           tag->by);
    if (tag->words && strlen(tag->words) > WORDS_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot tag the vacancy: the words are longer than %d bytes "
                           "(shorten them)",
                           WORDS_MAX);
    return SUITED_OK;
}

/* What is said now goes after what was said before; settling lets the later stand. */
static enum suited_status add_says(struct suited_view *view, uint32_t number, json_t *note,
                                   json_t *said, struct suited_error *err)
{
    json_t *says = json_object_get(note, "says");

    json_array_extend(says, said);
    if (json_array_size(says) > SAYS_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot tag vacancy %" PRIu32
                           ": more than %d things were said of it",
                           number, SAYS_MAX);
    return put_tags(view, number, note, err);
}

/* Tag the vacancy whose record is given, in a writing view. */
static enum suited_status tag_record(struct suited_view *view,
                                     const struct suited_taxonomy *taxonomy, uint32_t number,
                                     json_t *said, json_t *record, struct suited_error *err)
{
    struct suited_vacancy vacancy = {.record = record};
    const json_t *closed = json_object_get(record, "closed");
    json_t *note = NULL;
    enum suited_status status;

    if (closed)
        return suited_fail(err, SUITED_INVALID,
                           "cannot tag vacancy %" PRIu32 ": it is closed (%s)", number,
                           json_text_of(closed, "reason"));
    status = get_tags(view, number, &note, err);
    if (!status)
        status = add_says(view, number, note, said, err);
    json_decref(note);
    if (!status)
        status = tags_apply(taxonomy, view, number, &vacancy, err);
    return status ? status : suited_view_put(view, &vacancy, err);
}

enum suited_status suited_tag_vacancy(struct suited_corpus *corpus,
                                      const struct suited_taxonomy *taxonomy,
                                      const struct suited_tag *tag, struct suited_error *err)
{
    struct suited_view *view = NULL;
    json_t *record = NULL, *said = NULL;
    enum suited_status status = check(tag, err);

    if (!status)
        status = read_says(taxonomy, tag, &said, err);
    if (!status)
        status = suited_view_open(corpus, SUITED_WRITE, &view, err);
    if (!status)
        status = suited_view_record(view, tag->number, &record, err);
    if (!status)
        status = tag_record(view, taxonomy, tag->number, said, record, err);
    json_decref(record);
    json_decref(said);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}

/* A quantity's value is what is left when its name and who said it are gone. */
static json_t *value_of(const json_t *said)
{
    static const char *const others[] = {"quantity", "source", "by", "day", "quote"};
    json_t *value = json_object_get(said, "value");

    if (value)
        return json_incref(value);
    value = json_copy((json_t *)said);
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        json_object_del(value, others[i]);
    return value;
}

static json_t *shown(const json_t *said)
{
    const char *condition = json_text_of(said, "condition");
    json_t *words = json_object_get(said, "quote");

    return json_pack("{s:s, s:o, s:O, s:O, s:O, s:o}", "condition",
                     *condition ? condition : json_text_of(said, "quantity"), "value",
                     value_of(said), "source", json_object_get(said, "source"), "by",
                     json_object_get(said, "by"), "day", json_object_get(said, "day"), "words",
                     words ? json_incref(words) : json_null());
}

enum suited_status suited_tags_of(struct suited_view *view, uint32_t number, json_t **out,
                                  struct suited_error *err)
{
    json_t *note = NULL, *said;
    size_t i;
    enum suited_status status = get_tags(view, number, &note, err);

    *out = NULL;
    if (status)
        return status;
    *out = json_array();
    json_array_foreach(json_object_get(note, "says"), i, said)
        json_array_append_new(*out, shown(said));
    json_decref(note);
    return SUITED_OK;
}
