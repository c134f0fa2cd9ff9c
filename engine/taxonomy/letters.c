/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters.h"

struct range {
    uint32_t first, last;
};

/* Above Latin, everything is a letter but punctuation, symbols and private characters. */
static const struct range no_letters[] = {
    {0x2000, 0x206f},    {0x20a0, 0x20cf}, {0x2100, 0x2bff}, {0x2e00, 0x2e7f},
    {0x3000, 0x303f},    {0xd800, 0xf8ff}, {0xfe00, 0xfe0f}, {0xfe30, 0xfe4f},
    {0xfeff, 0xfeff},    {0xff00, 0xff20}, {0xfff0, 0xffff}, {0x1f000, 0x1faff},
    {0xe0000, 0x10ffff},
};

static const struct range spaces[] = {
    {0x09, 0x0d},     {0x20, 0x20},     {0x85, 0x85},     {0xa0, 0xa0},
    {0xad, 0xad},     {0x2000, 0x200d}, {0x2028, 0x2029}, {0x202f, 0x202f},
    {0x205f, 0x2060}, {0x3000, 0x3000}, {0xfeff, 0xfeff},
};

static const struct range bullets[] = {
    {0x00b7, 0x00b7}, {0x2022, 0x2023}, {0x2043, 0x2043}, {0x2219, 0x2219}, {0x25a0, 0x25ff},
    {0x2605, 0x2606}, {0x2611, 0x2611}, {0x2713, 0x2716}, {0x2705, 0x2705}, {0x2794, 0x27bf},
    {0x2981, 0x2981}, {0x2b1b, 0x2b25}, {0xe000, 0xf8ff},
};

static bool among(uint32_t c, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

/* How many bytes a sequence that begins with `lead` has; 0 when none can. */
static size_t sequence_length(uint8_t lead)
{
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

uint32_t letters_decode(const char *text, size_t left, size_t *taken)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    uint8_t lead = (uint8_t)*text;
    size_t length = sequence_length(lead);
    uint32_t c;

    *taken = 1;
    if (lead < 0x80)
        return lead;
    if (!length || length > left)
        return LETTERS_BAD;
    c = lead & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (((uint8_t)text[i] & 0xc0) != 0x80)
            return LETTERS_BAD;
        c = c << 6 | ((uint8_t)text[i] & 0x3f);
    }
    if (c < least[length] || (c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff)
        return LETTERS_BAD;
    *taken = length;
    return c;
}

bool letters_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return among(c, spaces, sizeof(spaces) / sizeof(*spaces));
}

bool letters_is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    if (c < 0xc0)
        return c == 0xaa || c == 0xb5 || c == 0xba;
    if (c < 0x2000)
        return c != 0xd7 && c != 0xf7;
    return c != LETTERS_BAD && !among(c, no_letters, sizeof(no_letters) / sizeof(*no_letters));
}

uint32_t letters_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xc0 && c <= 0xde && c != 0xd7)
        return c + 32;
    if (c == 0x178)
        return 0xff;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
        return c + (c & 1);
    return c;
}

char letters_fold_mark(uint32_t c)
{
    if (c == '"' || c == '`')
        return '\'';
    if (c < 0x80)
        return (char)c;
    if (c == 0xa3)
        return 'L';
    if (c == 0x20ac)
        return 'E';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    if ((c >= 0x2018 && c <= 0x201f) || c == 0xab || c == 0xbb || c == 0xb4)
        return '\'';
    return among(c, bullets, sizeof(bullets) / sizeof(*bullets)) ? '*' : 0;
}

/* The byte that carries the six bits of `c` from `shift` on. */
static char trail(uint32_t c, unsigned shift)
{
    uint8_t byte = (uint8_t)(0x80 | (c >> shift & 0x3f));

    return (char)byte;
}

static char lead(uint32_t marker, uint32_t bits)
{
    uint8_t byte = (uint8_t)(marker | bits);

    return (char)byte;
}

size_t letters_encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = lead(0, c);
        return 1;
    }
    if (c < 0x800) {
        out[0] = lead(0xc0, c >> 6);
        out[1] = trail(c, 0);
        return 2;
    }
    if (c < 0x10000) {
        out[0] = lead(0xe0, c >> 12);
        out[1] = trail(c, 6);
        out[2] = trail(c, 0);
        return 3;
    }
    out[0] = lead(0xf0, c >> 18);
    out[1] = trail(c, 12);
    out[2] = trail(c, 6);
    out[3] = trail(c, 0);
    return 4;
}
