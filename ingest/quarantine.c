/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quarantine.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "intake.h"
#include "suited/day.h"

#define PLACE_DIGITS 12

/* What is kept must be UTF-8 to be JSON: a byte that is not becomes a question mark. */
static json_t *text_of(const char *bytes)
{
    size_t length = strnlen(bytes, QUARANTINE_BYTES);
    json_t *text = json_stringn(bytes, length);
    char plain[QUARANTINE_BYTES];
    const char mark = '?';

    if (text)
        return text;
    for (size_t i = 0; i < length; i++)
        plain[i] = isascii((unsigned char)bytes[i]) ? bytes[i] : mark;
    return json_stringn(plain, length);
}

enum suited_status quarantine_put(struct suited_view *view, const char *feed,
                                  const struct quarantined *held, struct suited_error *err)
{
    char key[FEED_NAME_MAX + PLACE_DIGITS + 10], date[SUITED_DAY_TEXT];
    int length =
        snprintf(key, sizeof(key), "%s%c%0*" PRIu64, feed, '\0', PLACE_DIGITS, held->place);
    json_t *note;
    enum suited_status status;

    suited_day_format(held->day, date);
    note = json_pack("{s:s, s:o, s:o, s:s}", "where", held->where, "why", text_of(held->why),
                     "record", text_of(held->record), "day", date);
    status = suited_note_put(view, SUITED_NOTE_QUARANTINE, key, (size_t)length, note, err);
    json_decref(note);
    return status;
}

static enum suited_status collect_key(void *context, const char *key, size_t length,
                                      json_t *note, struct suited_error *err)
{
    struct strbuf *keys = context;

    (void)note, (void)err;
    strbuf_add(keys, (const char *)&length, sizeof(length));
    strbuf_add(keys, key, length);
    return SUITED_OK;
}

enum suited_status quarantine_clear(struct suited_view *view, const char *feed,
                                    struct suited_error *err)
{
    struct strbuf keys = STRBUF_INIT;
    const struct suited_note_range held = {SUITED_NOTE_QUARANTINE, feed, strlen(feed) + 1};
    enum suited_status status = suited_note_each(view, &held, collect_key, &keys, err);

    for (size_t at = 0, length; !status && at < keys.length; at += length) {
        memcpy(&length, keys.text + at, sizeof(length));
        at += sizeof(length);
        status = suited_note_delete(view, SUITED_NOTE_QUARANTINE, keys.text + at, length, err);
    }
    strbuf_release(&keys);
    return status;
}

static enum suited_status collect_note(void *context, const char *key, size_t length,
                                       json_t *note, struct suited_error *err)
{
    (void)key, (void)length, (void)err;
    json_array_append(context, note);
    return SUITED_OK;
}

enum suited_status quarantine_list(struct suited_view *view, const char *feed, json_t **out,
                                   struct suited_error *err)
{
    const struct suited_note_range held = {SUITED_NOTE_QUARANTINE, feed, strlen(feed) + 1};
    enum suited_status status;

    *out = json_array();
    status = suited_note_each(view, &held, collect_note, *out, err);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}
