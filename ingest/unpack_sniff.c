/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unpack_kind.h"

#include <string.h>
#include <strings.h>

#define BEGIN_MAX 60

const char *unpack_first(const char *data, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \t\r\n", data[i]) || data[i] == '\0')
            return data + i;
    return NULL;
}

static bool begins_with(const char *data, size_t length, const char *word)
{
    return length >= strlen(word) && !strncasecmp(data, word, strlen(word));
}

bool unpack_is_page(const char *data, size_t length)
{
    static const char *const signs[] = {"<!doctype html", "<html", "<head", "<body",
                                        "<script",        "<meta", "<title"};

    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
        if (begins_with(data, length, signs[i]))
            return true;
    return false;
}

enum suited_status unpack_wrong_kind(const char *begin, size_t length, const char *wanted,
                                     struct suited_error *err)
{
    const char *end = memchr(begin, '\n', length);
    size_t shown = end ? (size_t)(end - begin) : length;

    if (unpack_is_page(begin, length))
        return suited_fail(err, SUITED_INVALID,
                           "this is a web page, not %s: the address may have moved or want a "
                           "key (open it in a browser)",
                           wanted);
    if (*begin == '<' && strcmp(wanted, "XML") != 0)
        return suited_fail(err, SUITED_INVALID,
                           "this is XML, not %s (a format of kind xml or rss may fit)", wanted);
    if ((*begin == '{' || *begin == '[') && strcmp(wanted, "JSON") != 0)
        return suited_fail(err, SUITED_INVALID,
                           "this is JSON, not %s (a format of kind json may fit)", wanted);
    shown = shown < BEGIN_MAX ? shown : BEGIN_MAX;
    while (shown > 0 && shown < length && (begin[shown] & 0xc0) == 0x80)
        shown--;
    return suited_fail(err, SUITED_INVALID, "this is not %s: it begins \"%.*s\"", wanted,
                       (int)shown, begin);
}

enum suited_status unpack_empty(struct suited_error *err)
{
    return suited_fail(err, SUITED_INVALID,
                       "the feed is empty: not one letter came (fetch it again, or look at the "
                       "address in a browser)");
}
