/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_ZPACK_H
#define BASE_ZPACK_H

#include <stdbool.h>
#include <stddef.h>

#include "strbuf.h"
#include "suited/error.h"

/*
 * The only door to zstd. A zpack packs and unpacks small records with a shared
 * dictionary; a zstream unpacks a long stream piece by piece. Neither may be
 * shared between threads.
 */
struct zpack;

/* `dictionary` may be NULL; it is copied. Free with zpack_free(), which takes NULL. */
struct zpack *zpack_new(const void *dictionary, size_t length);
void zpack_free(struct zpack *pack);

/* Append the packed form of `data` to `out`. */
void zpack_pack(struct zpack *pack, const void *data, size_t length, struct strbuf *out);

/* Append what was packed; more than `max` bytes or damaged bytes is SUITED_INVALID. */
enum suited_status zpack_unpack(struct zpack *pack, const void *data, size_t length, size_t max,
                                struct strbuf *out, struct suited_error *err);

/*
 * Train a dictionary of at most `capacity` bytes on `count` samples that lie end
 * to end in `samples`. The length made, or 0 where the samples are too few.
 */
size_t zpack_train(void *dictionary, size_t capacity, const void *samples,
                   const size_t *lengths, size_t count);

struct zstream;
struct zstream *zstream_new(void);
void zstream_free(struct zstream *stream);

/* A step of unpacking: bytes in, room for bytes out, and how far it came. */
struct zstep {
    const void *in;
    size_t in_length, used;
    void *out;
    size_t room, made;
    bool at_end; /* a frame ended exactly here: a stream that stops elsewhere was cut */
};

/* Unpack as far as room and input go; call again with the rest of either. */
enum suited_status zstream_next(struct zstream *stream, struct zstep *step,
                                struct suited_error *err);

#endif
