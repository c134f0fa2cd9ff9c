/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/xalloc.h"
#include "inflate.h"

#define CHUNK ((size_t)64 << 10)

enum suited_status input_spool(FILE **out, struct suited_error *err)
{
    *out = tmpfile();
    if (!*out)
        return suited_fail(err, SUITED_IO,
                           "cannot make a spool file: %s (see that /tmp can be written)",
                           strerror(errno));
    return SUITED_OK;
}

static enum suited_status spool_all(FILE *from, FILE *to, struct suited_error *err)
{
    char chunk[BUFSIZ];
    size_t length;

    while ((length = fread(chunk, 1, sizeof(chunk), from)) > 0)
        if (fwrite(chunk, 1, length, to) != length)
            return suited_fail(err, SUITED_IO, "cannot spool the input: %s (free some disk)",
                               strerror(errno));
    if (ferror(from) || fflush(to))
        return suited_fail(err, SUITED_IO, "cannot spool the input: %s", strerror(errno));
    rewind(to);
    return SUITED_OK;
}

static enum suited_status open_file(const char *path, FILE **out, struct suited_error *err)
{
    struct stat st;

    *out = fopen(path, "rb");
    if (!*out)
        return suited_fail(err, errno == ENOENT ? SUITED_NOTFOUND : SUITED_IO,
                           "cannot open '%s': %s (check the path)", path, strerror(errno));
    if (!fstat(fileno(*out), &st) && S_ISDIR(st.st_mode)) {
        fclose(*out);
        *out = NULL;
        return suited_fail(err, SUITED_INVALID,
                           "cannot read '%s': it is a folder (give one file)", path);
    }
    return SUITED_OK;
}

enum suited_status input_open(const char *path, FILE **out, uint64_t *size,
                              struct suited_error *err)
{
    FILE *stream = stdin, *spool;
    struct stat st;
    enum suited_status status = SUITED_OK;

    *out = NULL;
    *size = 0;
    if (strcmp(path, "-") != 0)
        status = open_file(path, &stream, err);
    if (status)
        return status;
    if (fseek(stream, 0, SEEK_SET)) {
        status = input_spool(&spool, err);
        if (!status)
            status = spool_all(stream, spool, err);
        if (stream != stdin)
            fclose(stream);
        stream = spool;
    }
    if (status) {
        if (stream)
            fclose(stream);
        return status;
    }
    if (!fstat(fileno(stream), &st))
        *size = (uint64_t)st.st_size;
    *out = stream;
    return SUITED_OK;
}

/* Stops the unpacking when the head is full; LIMIT is then no failure. */
static enum suited_status keep_head(void *context, const char *data, size_t length,
                                    struct suited_error *err)
{
    struct strbuf *head = context;
    size_t room = INPUT_HEAD - head->length;

    strbuf_add(head, data, length < room ? length : room);
    return length < room ? SUITED_OK : suited_fail(err, SUITED_LIMIT, "the head is full");
}

enum suited_status input_head(FILE *stream, struct strbuf *head, struct suited_error *err)
{
    struct inflater *inflater = inflater_new(&inflate_limits_usual, keep_head, head);
    char *chunk = xrealloc(NULL, CHUNK);
    size_t length;
    enum suited_status status = SUITED_OK;

    while (!status && (length = fread(chunk, 1, CHUNK, stream)) > 0)
        status = inflater_push(inflater, chunk, length, err);
    rewind(stream);
    free(chunk);
    inflater_free(inflater);
    return status == SUITED_LIMIT && head->length >= INPUT_HEAD ? SUITED_OK : status;
}
