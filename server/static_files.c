/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "static_files.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "base/share.h"
#include "base/strbuf.h"

/* No file of the pages is nearly as long. */
#define FILE_MAX ((size_t)16 << 20)

static const struct {
    const char *ending, *type;
} types[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".yaml", "application/yaml"},
    {".webmanifest", "application/manifest+json"},
};

static const char *type_of(const char *path)
{
    const char *ending = strrchr(path, '.');

    for (size_t i = 0; ending && i < sizeof(types) / sizeof(*types); i++)
        if (!strcmp(ending, types[i].ending))
            return types[i].type;
    return NULL;
}

/*
 * Only plain names lead to files: letters, digits, "-", "_" and dots that do not begin a
 * step, so that no path leads out of web/ or to a hidden file.
 */
static bool is_plain(const char *path)
{
    for (const char *c = path; *c; c++) {
        bool begins = c == path || c[-1] == '/';

        if (*c == '.' && begins)
            return false;
        if (*c == '/' && begins && c != path)
            return false;
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./", *c))
            return false;
    }
    return true;
}

static bool is_route_of_pages(const char *path)
{
    return !strchr(strrchr(path, '/'), '.');
}

static bool read_file(const char *path, struct strbuf *out)
{
    FILE *file = fopen(path, "rbe");
    struct stat found;
    bool is_good = file && !fstat(fileno(file), &found) && S_ISREG(found.st_mode);
    char room[1 << 14];
    size_t length;

    while (is_good && (length = fread(room, 1, sizeof(room), file))) {
        strbuf_add(out, room, length);
        is_good = out->length <= FILE_MAX;
    }
    is_good = is_good && !ferror(file);
    if (file)
        fclose(file);
    return is_good;
}

/* Weak, because it is the same for the packed and the plain file. */
static void tag_of(const struct strbuf *file, char tag[32])
{
    snprintf(tag, 32, "W/\"%016" PRIx64 "\"", hash_bytes(file->text, file->length));
}

/* Whether one of the tags that the browser has is this one. */
static bool is_known(const char *tags, const char *tag)
{
    return tags && (strstr(tags, tag + strlen("W/")) || !strcmp(tags, "*"));
}

static void give(const struct request *request, const char *type, struct strbuf *file,
                 struct reply *reply)
{
    size_t length = file->length;
    char tag[32];

    tag_of(file, tag);
    reply_header(reply, "Cache-Control", "no-cache");
    reply_header(reply, "ETag", tag);
    if (is_known(request->headers.if_none_match, tag))
        reply_empty(reply, 304);
    else
        reply_text(reply, 200, type, strbuf_detach(file), length);
}

void static_file(const struct request *request, const char *name, struct reply *reply)
{
    const char *type = type_of(name);
    struct strbuf file = STRBUF_INIT;
    char *found = share_path(name);

    if (type && read_file(found, &file))
        give(request, type, &file, reply);
    else
        reply_refusal(reply, 404, "there is no such page");
    free(found);
    strbuf_release(&file);
}

void static_page(const struct request *request, struct reply *reply)
{
    const char *path = is_route_of_pages(request->path) ? "/index.html" : request->path;
    struct strbuf name = STRBUF_INIT;

    strbuf_printf(&name, "web%s", path);
    static_file(request, is_plain(path) ? name.text : "", reply);
    strbuf_release(&name);
}
