/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gzip.h"

#include <assert.h>
#include <stdlib.h>
#include <zlib.h>

#include "xalloc.h"

/* zlib's window bits, and 16 more for gzip's own head and tail. */
#define WINDOW_BITS (15 + 16)
#define MEMORY      8

static void *allocate(void *context, unsigned count, unsigned size)
{
    (void)context;
    return xcalloc(count, size);
}

static void give_back(void *context, void *memory)
{
    (void)context;
    free(memory);
}

void gzip_pack(const void *data, size_t length, int effort, struct strbuf *out)
{
    unsigned char room[1 << 14];
    z_stream stream = {.next_in = (Bytef *)data,
                       .avail_in = (uInt)length,
                       .zalloc = allocate,
                       .zfree = give_back};
    int rc = deflateInit2(&stream, effort, Z_DEFLATED, WINDOW_BITS, MEMORY, Z_DEFAULT_STRATEGY);

    assert(rc == Z_OK); /* allocation does not fail, and the settings are right */
    do {
        stream.next_out = room;
        stream.avail_out = sizeof(room);
        rc = deflate(&stream, Z_FINISH);
        strbuf_add(out, (char *)room, sizeof(room) - stream.avail_out);
    } while (rc == Z_OK);
    deflateEnd(&stream);
}
