/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "dates.h"
#include "plain_utf8.h"
#include "suited/day.h"

#define LINE_MAX_BYTES 300
#define URL_MAX        2000

enum suited_status advert_words(json_t **out, struct suited_error *err)
{
    json_t *types;
    enum suited_status status = json_read_share("taxonomies/field_words.json", out, err);

    if (status)
        return status;
    status = json_read_share("taxonomies/employment_types.json", &types, err);
    if (status) {
        json_decref(*out);
        *out = NULL;
        return status;
    }
    json_object_set_new(*out, "types", types);
    return SUITED_OK;
}

void field_fold(const char *text, size_t length, char *out, size_t size)
{
    size_t used = 0;

    for (size_t i = 0; i < length && used + 1 < size; i++)
        if (isalnum((unsigned char)text[i]) || (unsigned char)text[i] >= 0x80)
            out[used++] = (char)tolower((unsigned char)text[i]);
    out[used] = '\0';
}

/* The character at `text`, blanks held back until something follows; its bytes. */
static size_t add_character(struct strbuf *line, const char *text, size_t length, bool *spaced)
{
    uint32_t character;
    size_t count = utf8_next(text, length, &character);

    character = utf8_plain(character);
    if (character && character != ' ') {
        if (*spaced && line->length)
            strbuf_putc(line, ' ');
        utf8_put(line, character);
    }
    *spaced = character == ' ' || (*spaced && !character);
    return count;
}

char *field_line(const char *text, size_t limit)
{
    char *plain = plain_text(text);
    size_t length = strlen(plain);
    struct strbuf line = STRBUF_INIT;
    bool spaced = false;

    for (size_t at = 0, run; at < length; at += run) {
        run = spaced ? 0 : utf8_visible_run(plain + at, length - at);
        strbuf_add(&line, plain + at, run);
        if (!run)
            run = add_character(&line, plain + at, length - at, &spaced);
    }
    strbuf_cut(&line, utf8_fit(line.text, line.length, limit));
    free(plain);
    return strbuf_detach(&line);
}

static void put_line(json_t *advert, const char *key, const char *text)
{
    char *line = field_line(text, LINE_MAX_BYTES);

    if (*line)
        json_object_set_new(advert, key, json_string(line));
    free(line);
}

/* The length of "https://host" at the front of `url`; 0 for any other scheme. */
static size_t origin_length(const char *url)
{
    size_t scheme = !strncasecmp(url, "https://", 8)  ? 8
                    : !strncasecmp(url, "http://", 7) ? 7
                                                      : 0;

    return scheme ? scheme + strcspn(url + scheme, "/?#") : 0;
}

/* A link that a person may follow: nothing but http and https. "/job/7" is the base's. */
static void put_url(json_t *advert, const char *text, const char *base)
{
    struct strbuf url = STRBUF_INIT;
    size_t length;

    text += strspn(text, " \t\r\n");
    length = strcspn(text, " \t\r\n");
    if (text[0] == '/' && text[1] != '/' && base)
        strbuf_add(&url, base, origin_length(base));
    strbuf_add(&url, text, length);
    if (!text[length + strspn(text + length, " \t\r\n")] && url.length <= URL_MAX &&
        origin_length(url.text))
        json_object_set_new(advert, "url", json_string(url.text));
    strbuf_release(&url);
}

/* A board's own id to the letter, else the link. */
static void put_id(json_t *advert, const json_t *id)
{
    const char *text = json_is_string(id) ? json_string_value(id) : "";
    char number[32];

    if (json_is_integer(id)) {
        snprintf(number, sizeof(number), "%" JSON_INTEGER_FORMAT, json_integer_value(id));
        text = number;
    }
    if (text[strspn(text, " \t\r\n")])
        json_object_set_new(advert, "id", json_string(text));
    else
        json_object_set(advert, "id", json_object_get(advert, "url"));
}

static void put_text(json_t *advert, const json_t *mapped)
{
    char *text = plain_text(json_text_of(mapped, "description"));

    json_object_set_new(advert, "text", json_string(text));
    free(text);
}

/* "en", "EN-gb" and "en_US" are "en"; whatever is no code is left out. */
static void put_language(json_t *advert, const char *text)
{
    char code[3];

    if (!isalpha((unsigned char)text[0]) || !isalpha((unsigned char)text[1]) ||
        (text[2] && text[2] != '-' && text[2] != '_'))
        return;
    snprintf(code, sizeof(code), "%c%c", tolower((unsigned char)text[0]),
             tolower((unsigned char)text[1]));
    json_object_set_new(advert, "language", json_string(code));
}

static void put_day(json_t *advert, const char *key, const json_t *mapped,
                    const struct advert_context *context)
{
    char text[SUITED_DAY_TEXT];
    int32_t day;

    if (!date_read(json_object_get(mapped, key), json_object_get(context->words, "dates"),
                   context->today, &day))
        return;
    suited_day_format(day, text);
    json_object_set_new(advert, key, json_string(text));
}

static enum suited_status normalise(const json_t *mapped, const struct advert_context *context,
                                    json_t *advert, struct suited_error *err)
{
    bool removed = json_is_true(json_object_get(mapped, "removed"));

    put_url(advert, json_text_of(mapped, "url"), context->base);
    put_id(advert, json_object_get(mapped, "id"));
    put_line(advert, "title", json_text_of(mapped, "title"));
    if (!json_object_get(advert, "id"))
        return suited_fail(
            err, SUITED_INVALID,
            "the advert '%s' cannot be told from others: it has no id and no link",
            json_text_of(advert, "title"));
    if (!removed && !json_object_get(advert, "title"))
        return suited_fail(err, SUITED_INVALID, "the advert '%s' has no title",
                           json_text_of(advert, "id"));
    json_object_set_new(advert, "removed", json_boolean(removed));
    put_text(advert, mapped);
    put_line(advert, "employer", json_text_of(mapped, "employer"));
    put_language(advert, json_text_of(mapped, "language"));
    put_day(advert, "posted", mapped, context);
    put_day(advert, "closes", mapped, context);
    normalise_facts(mapped, context, advert);
    normalise_places(mapped, context, advert);
    normalise_quantities(mapped, context, advert);
    return SUITED_OK;
}

enum suited_status advert_normalise(const json_t *mapped, const struct advert_context *context,
                                    json_t **out, struct suited_error *err)
{
    struct advert_context own = *context;
    json_t *words = NULL;
    enum suited_status status = SUITED_OK;

    *out = NULL;
    if (!json_is_object(mapped))
        return suited_fail(err, SUITED_INVALID, "the format gave no object for a record");
    if (!own.words)
        status = advert_words(&words, err);
    if (status)
        return status;
    own.words = own.words ? own.words : words;
    *out = json_object();
    status = normalise(mapped, &own, *out, err);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    json_decref(words);
    return status;
}
