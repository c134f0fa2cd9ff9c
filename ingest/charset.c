/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/strbuf.h"
#include "base/xalloc.h"

#define HEAD_MAX        1024 /* as far as HTML asks a reader to look for its meta */
#define NAME_MAX_LENGTH 40
#define ROOM            ((size_t)16 << 10)
#define HELD_MAX        16 /* longest sequence an encoding leaves unfinished between pushes */

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */
static const iconv_t closed = (iconv_t)-1;

struct charset {
    byte_sink *sink;
    void *context;
    char declared[NAME_MAX_LENGTH + 1];
    bool is_decided;
    struct strbuf head; /* the first bytes, until the encoding is decided */
    iconv_t from;       /* closed: UTF-8 with windows-1252 between */
    iconv_t latin;      /* windows-1252 */
    char held[HELD_MAX];
    size_t held_length;
};

/* NUL has no place in text, and C strings end at it. */
static enum suited_status hand_on(struct charset *self, const char *data, size_t length,
                                  struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    while (!status && length > 0) {
        const char *nul = memchr(data, '\0', length);
        size_t part = nul ? (size_t)(nul - data) : length;

        if (part > 0)
            status = self->sink(self->context, data, part, err);
        part += nul != NULL;
        data += part;
        length -= part;
    }
    return status;
}

static size_t sequence_length(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return 2;
    if (first >= 0xe0 && first <= 0xef)
        return 3;
    return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/* Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte. */
static bool second_fits(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xe0:
        return second >= 0xa0 && second <= 0xbf;
    case 0xed:
        return second >= 0x80 && second <= 0x9f;
    case 0xf0:
        return second >= 0x90 && second <= 0xbf;
    case 0xf4:
        return second >= 0x80 && second <= 0x8f;
    default:
        return (second & 0xc0) == 0x80;
    }
}

enum sequence { WHOLE, CUT, BROKEN };

/* `*length` becomes that of the sequence; CUT where it may go on beyond the data. */
static enum sequence look_at(const unsigned char *data, size_t left, size_t *length)
{
    *length = sequence_length(data[0]);
    if (*length == 0)
        return BROKEN;
    for (size_t i = 1; i < *length; i++) {
        if (i == left)
            return CUT;
        if (i == 1 ? !second_fits(data[0], data[1]) : (data[i] & 0xc0) != 0x80)
            return BROKEN;
    }
    return WHOLE;
}

static size_t ascii_run(const unsigned char *data, size_t length)
{
    size_t i = 0;
    uint64_t word;

    for (; i + sizeof(word) <= length; i += sizeof(word)) {
        memcpy(&word, data + i, sizeof(word));
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < length && data[i] < 0x80)
        i++;
    return i;
}

static enum suited_status push_latin(struct charset *self, unsigned char byte,
                                     struct suited_error *err)
{
    char text[8];
    char *in = (char *)&byte, *out = text;
    size_t in_left = 1, out_left = sizeof(text);

    if (self->latin == closed ||
        iconv(self->latin, &in, &in_left, &out, &out_left) == (size_t)-1)
        return hand_on(self, replacement, 3, err);
    return hand_on(self, text, (size_t)(out - text), err);
}

/* `*used` is what was taken: all but a sequence that the data cuts. */
static enum suited_status push_utf8(struct charset *self, const char *data, size_t length,
                                    size_t *used, struct suited_error *err)
{
    const unsigned char *bytes = (const unsigned char *)data;
    enum suited_status status = SUITED_OK;
    size_t start = 0, i = 0;

    while (!status && i < length) {
        size_t step;
        enum sequence sequence;

        i += ascii_run(bytes + i, length - i);
        sequence = i < length ? look_at(bytes + i, length - i, &step) : CUT;
        if (sequence == CUT)
            break;
        if (sequence == WHOLE) {
            i += step;
            continue;
        }
        status = hand_on(self, data + start, i - start, err);
        if (!status)
            status = push_latin(self, bytes[i], err);
        start = ++i;
    }
    *used = i;
    return status ? status : hand_on(self, data + start, i - start, err);
}

static enum suited_status push_iconv(struct charset *self, const char *data, size_t length,
                                     size_t *used, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    char room[ROOM];
    char *in = (char *)(uintptr_t)data; /* iconv only reads it */
    size_t left = length;
    bool is_cut = false;

    while (!status && left > 0 && !is_cut) {
        char *out = room;
        size_t out_left = ROOM;
        size_t code = iconv(self->from, &in, &left, &out, &out_left);
        int why = code == (size_t)-1 ? errno : 0;

        status = hand_on(self, room, (size_t)(out - room), err);
        is_cut = why == EINVAL;
        if (!status && why == EILSEQ) {
            status = hand_on(self, replacement, 3, err);
            in++;
            left--;
        }
    }
    *used = length - left;
    return status;
}

static enum suited_status push_some(struct charset *self, const char *data, size_t length,
                                    size_t *used, struct suited_error *err)
{
    return self->from == closed ? push_utf8(self, data, length, used, err)
                                : push_iconv(self, data, length, used, err);
}

/* Finish the sequence that the last push cut, a byte at a time. */
static enum suited_status push_held(struct charset *self, const char **data, size_t *length,
                                    struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    while (!status && self->held_length > 0 && *length > 0) {
        size_t used;

        self->held[self->held_length++] = *(*data)++;
        (*length)--;
        status = push_some(self, self->held, self->held_length, &used, err);
        self->held_length -= used;
        memmove(self->held, self->held + used, self->held_length);
        if (self->held_length == HELD_MAX)
            self->held_length = 0;
    }
    return status;
}

static enum suited_status push_decided(struct charset *self, const char *data, size_t length,
                                       struct suited_error *err)
{
    enum suited_status status = push_held(self, &data, &length, err);
    size_t used;

    if (status || length == 0)
        return status;
    status = push_some(self, data, length, &used, err);
    if (!status && length - used < HELD_MAX) {
        self->held_length = length - used;
        memcpy(self->held, data + used, self->held_length);
    }
    return status;
}

/* ---- which encoding it is ---- */

/* Copy the name that stands after `=`, quoted or not, to `name`, which has NAME_MAX_LENGTH. */
static void take_name(const char *from, char *name)
{
    size_t length;

    from += strspn(from, " \t\r\n=\"'");
    length = strcspn(from, " \t\r\n\"';/>?");
    if (length > 0 && length <= NAME_MAX_LENGTH) {
        memcpy(name, from, length);
        name[length] = '\0';
    }
}

/* What stands after the first "charset" in `text`. */
static void find_charset(const char *text, char *name)
{
    static const char word[] = "charset";

    for (; *text; text++) {
        if (strncasecmp(text, word, sizeof(word) - 1) != 0)
            continue;
        take_name(text + sizeof(word) - 1, name);
        return;
    }
}

/* What the XML declaration or the HTML meta says. */
static void read_declaration(const char *head, char *name)
{
    const char *end = strstr(head, "?>");

    if (!strncmp(head, "<?xml", 5) && end) {
        const char *found = strstr(head, "encoding");

        if (found && found < end)
            take_name(found + strlen("encoding"), name);
    } else if (head[strspn(head, " \t\r\n")] == '<') {
        find_charset(head, name);
    }
}

/* Encodings by their marks; the byte order mark is cut off. NULL: no mark. */
static const char *read_mark(struct strbuf *head)
{
    static const struct {
        const char *bytes;
        size_t length, skip;
        const char *name;
    } marks[] = {
        {"\xef\xbb\xbf", 3, 3, "UTF-8"},    {"\xff\xfe\0\0", 4, 4, "UTF-32LE"},
        {"\0\0\xfe\xff", 4, 4, "UTF-32BE"}, {"\xff\xfe", 2, 2, "UTF-16LE"},
        {"\xfe\xff", 2, 2, "UTF-16BE"},     {"<\0", 2, 0, "UTF-16LE"},
        {"\0<", 2, 0, "UTF-16BE"},          {"{\0", 2, 0, "UTF-16LE"},
        {"\0{", 2, 0, "UTF-16BE"},          {"[\0", 2, 0, "UTF-16LE"},
        {"\0[", 2, 0, "UTF-16BE"},
    };

    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
        if (head->length < marks[i].length ||
            memcmp(head->text, marks[i].bytes, marks[i].length) != 0)
            continue;
        memmove(head->text, head->text + marks[i].skip, head->length - marks[i].skip);
        strbuf_cut(head, head->length - marks[i].skip);
        return marks[i].name;
    }
    return NULL;
}

/* A name whose text is read as UTF-8 with windows-1252 between. */
static bool is_latin(const char *name)
{
    static const char *const names[] = {"utf-8",      "utf8",         "us-ascii",  "ascii",
                                        "iso-8859-1", "iso8859-1",    "latin1",    "latin-1",
                                        "cp1252",     "windows-1252", "iso_8859-1"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (!strcasecmp(name, names[i]))
            return true;
    return *name == '\0';
}

static enum suited_status decide(struct charset *self, struct suited_error *err)
{
    const char *mark = read_mark(&self->head);
    char name[NAME_MAX_LENGTH + 1] = "";
    struct strbuf head = self->head;
    enum suited_status status = SUITED_OK;

    if (mark)
        take_name(mark, name);
    else if (*self->declared)
        memcpy(name, self->declared, sizeof(name));
    else if (head.length > 0)
        read_declaration(head.text, name);
    /* Text whose marks are not those of UTF-16 cannot be it, whatever it declares. */
    if (!mark && !strncasecmp(name, "utf-16", 6))
        *name = '\0';
    if (!is_latin(name))
        self->from = iconv_open("UTF-8", name);
    self->is_decided = true;
    self->head = (struct strbuf)STRBUF_INIT;
    if (head.length > 0)
        status = push_decided(self, head.text, head.length, err);
    strbuf_release(&head);
    return status;
}

struct charset *charset_new(const char *declared, byte_sink *sink, void *context)
{
    struct charset *self = xcalloc(1, sizeof(*self));

    self->sink = sink;
    self->context = context;
    self->head = (struct strbuf)STRBUF_INIT;
    self->from = closed;
    self->latin = iconv_open("UTF-8", "WINDOWS-1252");
    if (declared && strchr(declared, ';'))
        find_charset(declared, self->declared);
    else if (declared)
        take_name(declared, self->declared);
    return self;
}

void charset_free(struct charset *self)
{
    if (!self)
        return;
    if (self->from != closed)
        iconv_close(self->from);
    if (self->latin != closed)
        iconv_close(self->latin);
    strbuf_release(&self->head);
    free(self);
}

enum suited_status charset_push(struct charset *self, const char *data, size_t length,
                                struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    if (!self->is_decided) {
        size_t part = HEAD_MAX - self->head.length;

        part = part < length ? part : length;
        strbuf_add(&self->head, data, part);
        data += part;
        length -= part;
        if (self->head.length == HEAD_MAX)
            status = decide(self, err);
    }
    if (!status && length > 0)
        status = push_decided(self, data, length, err);
    return status;
}

enum suited_status charset_finish(struct charset *self, struct suited_error *err)
{
    enum suited_status status = self->is_decided ? SUITED_OK : decide(self, err);

    if (!status && self->held_length > 0)
        status = hand_on(self, replacement, 3, err);
    return status;
}
