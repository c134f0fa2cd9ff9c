/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inflate.h"

#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/xalloc.h"
#include "base/zpack.h"

#define ROOM         ((size_t)64 << 10)
#define MAGIC_LENGTH 4
#define GZIP_WINDOW  (16 + MAX_WBITS) /* zlib's way of asking for a gzip header */

const struct inflate_limits inflate_limits_usual = {
    .free_bytes = (uint64_t)64 << 20, .ratio = 200, .total = (uint64_t)20 << 30};

enum packing { UNDECIDED, PLAIN, GZIP, ZSTD };

struct inflater {
    struct inflate_limits limits;
    byte_sink *sink;
    void *context;
    enum packing packing;
    char head[MAGIC_LENGTH]; /* the first bytes, until they suffice to tell */
    size_t head_length;
    uint64_t in, out;
    uint64_t members; /* gzip members that ended well */
    bool at_end;      /* between members or frames */
    bool padding;     /* what follows the last member is not gzip: taped-on bytes, ignored */
    z_stream gzip;
    struct zstream *zstd;
    char room[ROOM];
};

static enum suited_status hand_on(struct inflater *self, const char *data, size_t length,
                                  struct suited_error *err)
{
    self->out += length;
    if (self->out > self->limits.total)
        return suited_fail(err, SUITED_LIMIT,
                           "the feed is larger than %" PRIu64
                           " MiB: that is more than a national market (split it)",
                           self->limits.total >> 20);
    if (self->out > self->limits.free_bytes && self->out / self->limits.ratio > self->in)
        return suited_fail(err, SUITED_LIMIT,
                           "the packed feed swells to more than %" PRIu64
                           " times its size: it looks like a decompression bomb "
                           "(unpack and look at it by hand)",
                           self->limits.ratio);
    return length > 0 ? self->sink(self->context, data, length, err) : SUITED_OK;
}

static enum suited_status begin_gzip(struct inflater *self, struct suited_error *err)
{
    if (inflateInit2(&self->gzip, GZIP_WINDOW) != Z_OK)
        return suited_fail(err, SUITED_IO, "cannot unpack gzip: zlib does not start");
    self->packing = GZIP;
    return SUITED_OK;
}

/* One step of zlib over what is in `gzip.next_in`; a member's end begins the next one. */
static enum suited_status step_gzip(struct inflater *self, struct suited_error *err)
{
    z_stream *z = &self->gzip;
    enum suited_status status;
    int code;

    z->next_out = (Bytef *)self->room;
    z->avail_out = ROOM;
    code = inflate(z, Z_NO_FLUSH);
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
        self->padding = self->members > 0 && z->total_in <= 2; /* not even a header */
        if (self->padding)
            return SUITED_OK;
        return suited_fail(err, SUITED_INVALID, "the gzip data is damaged: %s",
                           z->msg ? z->msg : "zlib gives no reason");
    }
    status = hand_on(self, self->room, ROOM - z->avail_out, err);
    self->at_end = code == Z_STREAM_END;
    if (self->at_end) {
        self->members++;
        inflateReset(z);
    }
    return status;
}

static enum suited_status push_gzip(struct inflater *self, const char *data, size_t length,
                                    struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    bool full = false;

    self->gzip.next_in = (Bytef *)(uintptr_t)data; /* zlib only reads it */
    self->gzip.avail_in = (uInt)length;
    while (!status && !self->padding && (self->gzip.avail_in > 0 || full)) {
        status = step_gzip(self, err);
        full = self->gzip.avail_out == 0 && !self->at_end;
    }
    return status;
}

static enum suited_status push_zstd(struct inflater *self, const char *data, size_t length,
                                    struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    bool full = false;

    while (!status && (length > 0 || full)) {
        struct zstep step = {.in = data, .in_length = length, .out = self->room, .room = ROOM};

        status = zstream_next(self->zstd, &step, err);
        if (status)
            break;
        self->at_end = step.at_end;
        full = step.made == ROOM && !step.at_end;
        data += step.used;
        length -= step.used;
        status = hand_on(self, self->room, step.made, err);
    }
    return status;
}

static enum suited_status push_known(struct inflater *self, const char *data, size_t length,
                                     struct suited_error *err)
{
    switch (self->packing) {
    case GZIP:
        return push_gzip(self, data, length, err);
    case ZSTD:
        return push_zstd(self, data, length, err);
    default:
        return hand_on(self, data, length, err);
    }
}

static enum suited_status decide(struct inflater *self, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    if (self->head_length == MAGIC_LENGTH && !memcmp(self->head, "\x28\xb5\x2f\xfd", 4)) {
        self->packing = ZSTD;
        self->zstd = zstream_new();
    } else if (self->head_length >= 2 && !memcmp(self->head, "\x1f\x8b", 2)) {
        status = begin_gzip(self, err);
    } else {
        self->packing = PLAIN;
    }
    return status ? status : push_known(self, self->head, self->head_length, err);
}

struct inflater *inflater_new(const struct inflate_limits *limits, byte_sink *sink,
                              void *context)
{
    struct inflater *self = xcalloc(1, sizeof(*self));

    self->limits = *limits;
    self->sink = sink;
    self->context = context;
    return self;
}

void inflater_free(struct inflater *self)
{
    if (!self)
        return;
    if (self->packing == GZIP)
        inflateEnd(&self->gzip);
    zstream_free(self->zstd);
    free(self);
}

enum suited_status inflater_push(struct inflater *self, const char *data, size_t length,
                                 struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    self->in += length;
    while (self->packing == UNDECIDED && length > 0) {
        self->head[self->head_length++] = *data++;
        length--;
        if (self->head_length == MAGIC_LENGTH)
            status = decide(self, err);
    }
    while (!status && length > 0) {
        size_t part = length < INT_MAX ? length : INT_MAX; /* zlib counts in 32 bits */

        status = push_known(self, data, part, err);
        data += part;
        length -= part;
    }
    return status;
}

enum suited_status inflater_finish(struct inflater *self, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    if (self->packing == UNDECIDED)
        status = decide(self, err);
    if (!status && (self->packing == GZIP || self->packing == ZSTD) && !self->at_end &&
        !self->padding)
        status = suited_fail(err, SUITED_INVALID,
                             "the feed is cut off: the %s data ends in the middle "
                             "(what came before was taken; fetch it again)",
                             self->packing == GZIP ? "gzip" : "zstd");
    return status;
}
