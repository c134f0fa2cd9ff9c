/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zpack.h"

#include <stdlib.h>
#include <zdict.h>
#include <zstd.h>

#include "xalloc.h"

/* 3 is zstd's own default: with a dictionary it is within 5% of level 9 on adverts. */
#define LEVEL 3

struct zpack {
    ZSTD_CCtx *packer;
    ZSTD_DCtx *unpacker;
};

struct zpack *zpack_new(const void *dictionary, size_t length)
{
    struct zpack *pack = xcalloc(1, sizeof(*pack));

    pack->packer = ZSTD_createCCtx();
    pack->unpacker = ZSTD_createDCtx();
    if (!pack->packer || !pack->unpacker)
        abort();
    ZSTD_CCtx_setParameter(pack->packer, ZSTD_c_compressionLevel, LEVEL);
    if (dictionary) {
        ZSTD_CCtx_loadDictionary(pack->packer, dictionary, length);
        ZSTD_DCtx_loadDictionary(pack->unpacker, dictionary, length);
    }
    return pack;
}

void zpack_free(struct zpack *pack)
{
    if (!pack)
        return;
    ZSTD_freeCCtx(pack->packer);
    ZSTD_freeDCtx(pack->unpacker);
    free(pack);
}

void zpack_pack(struct zpack *pack, const void *data, size_t length, struct strbuf *out)
{
    size_t room = ZSTD_compressBound(length);
    char *packed = xrealloc(NULL, room);
    size_t size = ZSTD_compress2(pack->packer, packed, room, data, length);

    if (ZSTD_isError(size))
        abort(); /* only a lack of memory can do this: the room is always enough */
    strbuf_add(out, packed, size);
    free(packed);
}

enum suited_status zpack_unpack(struct zpack *pack, const void *data, size_t length, size_t max,
                                struct strbuf *out, struct suited_error *err)
{
    unsigned long long size = ZSTD_getFrameContentSize(data, length);
    char *text;
    size_t made;

    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > max)
        return suited_fail(err, SUITED_INVALID,
                           "packed bytes are damaged: no length of theirs");
    text = xrealloc(NULL, (size_t)size);
    made = ZSTD_decompressDCtx(pack->unpacker, text, (size_t)size, data, length);
    if (!ZSTD_isError(made))
        strbuf_add(out, text, made);
    free(text);
    if (ZSTD_isError(made))
        return suited_fail(err, SUITED_INVALID, "packed bytes are damaged: %s",
                           ZSTD_getErrorName(made));
    return SUITED_OK;
}

size_t zpack_train(void *dictionary, size_t capacity, const void *samples,
                   const size_t *lengths, size_t count)
{
    size_t made =
        ZDICT_trainFromBuffer(dictionary, capacity, samples, lengths, (unsigned)count);

    return ZDICT_isError(made) ? 0 : made;
}

struct zstream {
    ZSTD_DStream *stream;
};

struct zstream *zstream_new(void)
{
    struct zstream *stream = xcalloc(1, sizeof(*stream));

    stream->stream = ZSTD_createDStream();
    if (!stream->stream)
        abort();
    return stream;
}

void zstream_free(struct zstream *stream)
{
    if (!stream)
        return;
    ZSTD_freeDStream(stream->stream);
    free(stream);
}

enum suited_status zstream_next(struct zstream *stream, struct zstep *step,
                                struct suited_error *err)
{
    ZSTD_inBuffer in = {.src = step->in, .size = step->in_length};
    ZSTD_outBuffer out = {.dst = step->out, .size = step->room};
    size_t left = ZSTD_decompressStream(stream->stream, &out, &in);

    step->used = in.pos;
    step->made = out.pos;
    step->at_end = left == 0;
    if (ZSTD_isError(left))
        return suited_fail(err, SUITED_INVALID, "zstd data is damaged: %s",
                           ZSTD_getErrorName(left));
    return SUITED_OK;
}
