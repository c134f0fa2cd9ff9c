/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gunzip.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "strbuf.h"
#include "xalloc.h"

struct gunzip {
    gzFile file;
    char *path;
    struct strbuf line;
    size_t number, at, length; /* the unread bytes of `buffer` are `at` to before `length` */
    char buffer[1 << 16];
};

enum suited_status gunzip_open(const char *path, struct gunzip **out, struct suited_error *err)
{
    gzFile file = gzopen(path, "rbe");

    *out = NULL;
    if (!file)
        return suited_fail(err, errno == ENOENT ? SUITED_NOTFOUND : SUITED_IO,
                           "cannot read '%s': %s", path, strerror(errno));
    *out = xcalloc(1, sizeof(**out));
    (*out)->file = file;
    (*out)->path = xstrdup(path);
    (*out)->line = (struct strbuf)STRBUF_INIT;
    return SUITED_OK;
}

void gunzip_close(struct gunzip *gunzip)
{
    if (!gunzip)
        return;
    gzclose(gunzip->file);
    strbuf_release(&gunzip->line);
    free(gunzip->path);
    free(gunzip);
}

/* Fill the buffer; it stays empty at the end of the file. */
static enum suited_status fill(struct gunzip *gunzip, struct suited_error *err)
{
    int got = gzread(gunzip->file, gunzip->buffer, sizeof(gunzip->buffer));
    int code;
    const char *why = gzerror(gunzip->file, &code);

    gunzip->at = 0;
    gunzip->length = got > 0 ? (size_t)got : 0;
    if (got >= 0 && (code == Z_OK || code == Z_STREAM_END))
        return SUITED_OK;
    if (code == Z_ERRNO)
        return suited_fail(err, SUITED_IO, "cannot read '%s': %s", gunzip->path,
                           strerror(errno));
    return suited_fail(err, SUITED_INVALID, "'%s' is cut or damaged: %s (fetch it again)",
                       gunzip->path, why);
}

/* Move bytes from the buffer to the line, up to its end; whether that was there. */
static bool take_bytes(struct gunzip *gunzip)
{
    const char *begin = gunzip->buffer + gunzip->at;
    size_t left = gunzip->length - gunzip->at;
    const char *end = left ? memchr(begin, '\n', left) : NULL;
    size_t taken = end ? (size_t)(end - begin) : left;

    strbuf_add(&gunzip->line, begin, taken);
    gunzip->at += taken + (end != NULL);
    return end;
}

enum suited_status gunzip_next(struct gunzip *gunzip, struct gunzip_line *line,
                               struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    bool is_ended;

    memset(line, 0, sizeof(*line));
    strbuf_clear(&gunzip->line);
    is_ended = take_bytes(gunzip);
    while (!is_ended) {
        status = fill(gunzip, err);
        if (status || !gunzip->length)
            break;
        is_ended = take_bytes(gunzip);
        if (gunzip->line.length > GUNZIP_LINE_MAX)
            return suited_fail(err, SUITED_LIMIT, "'%s' has a line longer than 1 MiB",
                               gunzip->path);
    }
    if (status || (!is_ended && !gunzip->line.length))
        return status;
    if (gunzip->line.length && gunzip->line.text[gunzip->line.length - 1] == '\r')
        strbuf_cut(&gunzip->line, gunzip->line.length - 1);
    *line = (struct gunzip_line){gunzip->line.text, gunzip->line.length, ++gunzip->number,
                                 is_ended};
    return SUITED_OK;
}
