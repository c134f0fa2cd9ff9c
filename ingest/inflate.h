/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_INFLATE_H
#define INGEST_INFLATE_H

#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"

/*
 * Unpacks a stream that is gzip (of any number of members), zstd (of any number of frames)
 * or neither, as its first bytes tell, and hands the plain bytes on as they come.
 */
struct inflater;

/* Takes the next plain bytes. Anything but SUITED_OK stops the stream and is passed on. */
typedef enum suited_status byte_sink(void *context, const char *data, size_t length,
                                     struct suited_error *err);

/*
 * What tells a feed from a bomb: more than `total` bytes unpacked, or, once `free_bytes` are
 * out, more than `ratio` times what went in.
 */
struct inflate_limits {
    uint64_t free_bytes, ratio, total;
};

/* Adverts pack 3 to 30 to one; deflate cannot exceed 1,032 to one, so the cap lies between. */
extern const struct inflate_limits inflate_limits_usual;

struct inflater *inflater_new(const struct inflate_limits *limits, byte_sink *sink,
                              void *context);
void inflater_free(struct inflater *inflater);

/* Damaged data is SUITED_INVALID, a bomb SUITED_LIMIT. */
enum suited_status inflater_push(struct inflater *inflater, const char *data, size_t length,
                                 struct suited_error *err);

/* The end of the stream: SUITED_INVALID where the packed data stops in the middle. */
enum suited_status inflater_finish(struct inflater *inflater, struct suited_error *err);

#endif
