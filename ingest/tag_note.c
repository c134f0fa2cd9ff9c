/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag_note.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "suited/day.h"
#include "suited/ingest.h"

#define KEY_DIGITS 10
#define LAPSE_KEY  (KEY_DIGITS + SUITED_DAY_TEXT) /* "2027-02-23" and the number */

enum suited_status tag_note_get(struct suited_view *view, uint32_t number, json_t **out,
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

uint32_t tag_note_number(const char *key, size_t length)
{
    char digits[KEY_DIGITS + 1];

    if (length < KEY_DIGITS)
        return 0;
    snprintf(digits, sizeof(digits), "%.*s", KEY_DIGITS, key + length - KEY_DIGITS);
    return (uint32_t)strtoul(digits, NULL, 10);
}

int32_t tag_note_until(const json_t *said)
{
    int32_t day = 0;

    if (suited_day_parse(json_text_of(said, "until"), &day))
        return day;
    suited_day_parse(json_text_of(said, "day"), &day); /* of the time before tags lapsed */
    return day + SUITED_TAG_DAYS;
}

enum suited_status tag_note_remember(struct suited_view *view, uint32_t number,
                                     const json_t *note, struct suited_error *err)
{
    json_t *nothing = json_object(), *said;
    enum suited_status status = SUITED_OK;
    size_t i;

    json_array_foreach(json_object_get(note, "says"), i, said) {
        char key[LAPSE_KEY], day[SUITED_DAY_TEXT];

        suited_day_format(tag_note_until(said) + 1, day);
        snprintf(key, sizeof(key), "%s%0*" PRIu32, day, KEY_DIGITS, number);
        status = suited_note_put(view, SUITED_NOTE_LAPSE, key, strlen(key), nothing, err);
        if (status)
            break;
    }
    json_decref(nothing);
    return status;
}

enum suited_status tag_note_put(struct suited_view *view, uint32_t number, const json_t *note,
                                struct suited_error *err)
{
    char key[KEY_DIGITS + 1];
    enum suited_status status;

    snprintf(key, sizeof(key), "%0*" PRIu32, KEY_DIGITS, number);
    status = suited_note_put(view, SUITED_NOTE_TAG, key, KEY_DIGITS, note, err);
    return status ? status : tag_note_remember(view, number, note, err);
}

const char *tag_note_about(const json_t *said)
{
    const char *condition = json_text_of(said, "condition");

    return *condition ? condition : json_text_of(said, "quantity");
}

/* Whether the same kind of person said something later about the same thing. */
static bool is_replaced(const json_t *says, size_t which)
{
    const json_t *said = json_array_get(says, which);

    for (size_t i = which + 1; i < json_array_size(says); i++) {
        const json_t *later = json_array_get(says, i);

        if (!strcmp(tag_note_about(later), tag_note_about(said)) &&
            !strcmp(json_text_of(later, "source"), json_text_of(said, "source")))
            return true;
    }
    return false;
}

const char *tag_note_state(const json_t *says, size_t which, int32_t today)
{
    const json_t *said = json_array_get(says, which);

    if (json_object_get(said, "disputed"))
        return "disputed";
    if (is_replaced(says, which))
        return "replaced";
    return tag_note_until(said) < today ? "expired" : "stands";
}

/*
 * Whoever took a word back does not say it again because the later word lapses or is disputed:
 * only the last of a kind of person can count.
 */
json_t *tag_note_standing(const json_t *note, int32_t today)
{
    const json_t *says = json_object_get(note, "says");
    json_t *standing = json_array();

    for (size_t i = 0; i < json_array_size(says); i++) {
        json_t *said;

        if (strcmp(tag_note_state(says, i, today), "stands") != 0)
            continue;
        said = json_copy(json_array_get(says, i));
        json_object_del(said, "until");
        json_array_append_new(standing, said);
    }
    return standing;
}
