/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plain_utf8.h"

/* Bytes and least value of the character that `lead` begins; 0 bytes where it begins none. */
static size_t sequence_of(unsigned char lead, uint32_t *bits, uint32_t *least)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        *bits = lead & 0x1Fu;
        *least = 0x80;
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        *bits = lead & 0x0Fu;
        *least = 0x800;
        return 3;
    }
    *bits = lead & 0x07u;
    *least = 0x10000;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

size_t utf8_next(const char *text, size_t length, uint32_t *character)
{
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t value, least;
    size_t count;

    *character = bytes[0];
    if (bytes[0] < 0x80)
        return 1;
    *character = UTF8_REPLACEMENT;
    count = sequence_of(bytes[0], &value, &least);
    if (!count || count > length)
        return 1;
    for (size_t i = 1; i < count; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 1;
    *character = value;
    return count;
}

void utf8_put(struct strbuf *buf, uint32_t character)
{
    char bytes[4];
    size_t count = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    static const unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

    for (size_t i = count - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    bytes[0] = (char)(lead[count] | character);
    strbuf_add(buf, bytes, count);
}

/* Code points 0x80 to 0x9F as Windows-1252, like every browser: WHATWG HTML, 13.2.5.80. */
static uint32_t windows_character(uint32_t character)
{
    static const uint16_t windows[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

    return windows[character - 0x80];
}

static bool is_space(uint32_t character)
{
    return character == ' ' || (character >= '\t' && character <= '\r') || character == 0xA0 ||
           (character >= 0x2000 && character <= 0x200A) || character == 0x2028 ||
           character == 0x2029 || character == 0x202F || character == 0x205F ||
           character == 0x3000;
}

/* Soft hyphen, marks of zero width, of direction and of byte order. */
static bool is_unseen(uint32_t character)
{
    return character < 0x20 || character == 0x7F || character == 0xAD ||
           (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x206F) || character == 0xFEFF;
}

size_t utf8_ascii_run(const char *text, size_t length)
{
    size_t run = 0;

    while (run < length && (unsigned char)text[run] < 0x80)
        run++;
    return run;
}

size_t utf8_visible_run(const char *text, size_t length)
{
    size_t run = 0;

    while (run < length && text[run] > ' ' && text[run] < 0x7F)
        run++;
    return run;
}

uint32_t utf8_plain(uint32_t character)
{
    if (character > ' ' && character < 0x7F)
        return character;
    if (is_space(character))
        return ' ';
    if (is_unseen(character))
        return 0;
    if (character >= 0x80 && character <= 0x9F)
        return windows_character(character);
    if (character == 0xF0B7 || character == 0xF0A7) /* Symbol's and Wingdings' bullets */
        return 0x2022;
    return character;
}

size_t utf8_fit(const char *text, size_t length, size_t limit)
{
    if (length <= limit)
        return length;
    while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80)
        limit--;
    return limit;
}
