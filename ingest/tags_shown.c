/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/json.h"
#include "suited/day.h"
#include "suited/ingest.h"
#include "tag_note.h"

/* A quantity's value is what is left when its name and who said it are gone. */
static json_t *value_of(const json_t *said)
{
    static const char *const others[] = {"quantity", "source", "by",      "day",
                                         "quote",    "until",  "disputed"};
    json_t *value = json_object_get(said, "value");

    if (value)
        return json_incref(value);
    value = json_copy((json_t *)said);
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        json_object_del(value, others[i]);
    return value;
}

/* The number of what it replaced: the last thing before it that the same kind of person said
 * about the same; 0 is none. */
static size_t replaced_by(const json_t *says, size_t which)
{
    const json_t *said = json_array_get(says, which);

    for (size_t i = which; i-- > 0;) {
        const json_t *before = json_array_get(says, i);

        if (!strcmp(tag_note_about(before), tag_note_about(said)) &&
            !strcmp(json_text_of(before, "source"), json_text_of(said, "source")))
            return i + 1;
    }
    return 0;
}

static json_t *or_null(const json_t *said, const char *key)
{
    json_t *value = json_object_get(said, key);

    return value ? json_incref(value) : json_null();
}

static json_t *shown(const json_t *says, size_t which, int32_t today)
{
    const json_t *said = json_array_get(says, which);
    size_t before = replaced_by(says, which);
    char until[SUITED_DAY_TEXT];

    suited_day_format(tag_note_until(said), until);
    return json_pack("{s:I, s:s, s:o, s:O, s:O, s:O, s:o, s:s, s:s, s:o, s:o}", "tag",
                     (json_int_t)which + 1, "condition", tag_note_about(said), "value",
                     value_of(said), "source", json_object_get(said, "source"), "by",
                     json_object_get(said, "by"), "day", json_object_get(said, "day"), "words",
                     or_null(said, "quote"), "until", until, "state",
                     tag_note_state(says, which, today), "replaces",
                     before ? json_integer((json_int_t)before) : json_null(), "disputed",
                     or_null(said, "disputed"));
}

enum suited_status suited_tags_of(struct suited_view *view, uint32_t number, int32_t today,
                                  json_t **out, struct suited_error *err)
{
    json_t *note = NULL;
    const json_t *says;
    enum suited_status status = tag_note_get(view, number, &note, err);

    *out = NULL;
    if (status)
        return status;
    *out = json_array();
    says = json_object_get(note, "says");
    for (size_t i = 0; i < json_array_size(says); i++)
        json_array_append_new(*out, shown(says, i, today));
    json_decref(note);
    return SUITED_OK;
}
