/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/share.h"
#include "base/xalloc.h"
#include "map.h"

#define FILE_MAX ((size_t)1 << 20)

static bool is_path(const char *name)
{
    size_t length = strlen(name);

    return strchr(name, '/') || (length > 3 && !strcmp(name + length - 3, ".jq"));
}

static char *path_of(const char *name)
{
    struct strbuf file = STRBUF_INIT;
    char *path;

    if (is_path(name))
        return xstrdup(name);
    strbuf_printf(&file, "ingest/formats/%s.jq", name);
    path = share_path(file.text);
    strbuf_release(&file);
    return path;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

json_t *map_names(void)
{
    char *folder = share_path("ingest/formats");
    char **names = NULL;
    size_t count = 0;
    struct dirent *entry;
    DIR *dir = opendir(folder);
    json_t *list = json_array();

    while (dir && (entry = readdir(dir))) {
        size_t length = strlen(entry->d_name);

        if (length <= 3 || *entry->d_name == '.' || !is_path(entry->d_name))
            continue;
        names = xresize(names, count + 1, sizeof(*names));
        names[count++] = xstrndup(entry->d_name, length - 3);
    }
    if (dir)
        closedir(dir);
    if (count > 0)
        qsort(names, count, sizeof(*names), by_name);
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(list, json_string(names[i]));
        free(names[i]);
    }
    free(names);
    free(folder);
    return list;
}

/* How many letters have to be put in, taken out or changed to make `b` of `a`. */
static size_t distance(const char *a, const char *b)
{
    size_t columns = strlen(b) + 1, result;
    size_t *row = xcalloc(columns, sizeof(*row));

    for (size_t j = 0; j < columns; j++)
        row[j] = j;
    for (size_t i = 1; *a; i++, a++) {
        size_t corner = row[0];

        row[0] = i;
        for (size_t j = 1; j < columns; j++) {
            size_t above = row[j], best = corner + (*a != b[j - 1]);

            best = above + 1 < best ? above + 1 : best;
            row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            corner = above;
        }
    }
    result = row[columns - 1];
    free(row);
    return result;
}

static enum suited_status fail_unknown(const char *name, struct suited_error *err)
{
    json_t *names = map_names();
    const char *nearest = NULL;
    size_t least = SIZE_MAX, i;
    enum suited_status status;
    json_t *each;

    json_array_foreach(names, i, each) {
        size_t away = distance(name, json_string_value(each));

        if (away < least) {
            least = away;
            nearest = json_string_value(each);
        }
    }
    if (nearest && least <= strlen(name) / 2 + 1)
        status = suited_fail(err, SUITED_NOTFOUND, "there is no format '%s': is it '%s'?", name,
                             nearest);
    else
        status =
            suited_fail(err, SUITED_NOTFOUND,
                        "there is no format '%s' (see docs/formats.md to write one)", name);
    json_decref(names);
    return status;
}

enum suited_status map_file_read(const char *name, char **path, struct strbuf *text,
                                 struct suited_error *err)
{
    char piece[4096];
    size_t length;
    FILE *file;

    *path = path_of(name);
    file = fopen(*path, "r");
    if (!file && !is_path(name))
        return fail_unknown(name, err);
    if (!file)
        return suited_fail(err, SUITED_NOTFOUND, "cannot read the format '%s': %s", *path,
                           strerror(errno));
    while (text->length < FILE_MAX && (length = fread(piece, 1, sizeof(piece), file)) > 0)
        strbuf_add(text, piece, length);
    fclose(file);
    if (text->length == 0 || text->length >= FILE_MAX || strlen(text->text) < text->length)
        return suited_fail(err, SUITED_INVALID,
                           "the format '%s' is no jq file: it is empty, larger than 1 MiB or "
                           "binary",
                           *path);
    return SUITED_OK;
}

static enum suited_status check_kind(const char *path, const json_t *format,
                                     struct suited_error *err)
{
    static const char *const kinds[] = {"json", "ndjson", "jsonld", "xml",
                                        "rss",  "csv",    "html"};
    const char *kind = json_text_of(format, "kind");

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (!strcmp(kind, kinds[i]))
            return SUITED_OK;
    return suited_fail(
        err, SUITED_INVALID,
        "the format '%s' has the kind '%s' (there are json, ndjson, jsonld, xml, "
        "rss, csv and html)",
        path, kind);
}

static enum suited_status check_keys(const char *path, const json_t *format,
                                     struct suited_error *err)
{
    static const struct {
        const char *key;
        json_type type;
    } known[] = {{"kind", JSON_STRING},    {"records", JSON_STRING}, {"fields", JSON_OBJECT},
                 {"next", JSON_STRING},    {"weak", JSON_ARRAY},     {"recognise", JSON_STRING},
                 {"complete", JSON_STRING}};
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)(uintptr_t)format, key, value) {
        size_t i = 0, count = sizeof(known) / sizeof(*known);

        while (i < count && strcmp(key, known[i].key) != 0)
            i++;
        if (i == count)
            return suited_fail(err, SUITED_INVALID,
                               "the format '%s' has the key '%s', which means nothing "
                               "(docs/formats.md lists them)",
                               path, key);
        if (json_typeof(value) != known[i].type)
            return suited_fail(err, SUITED_INVALID,
                               "the format '%s' has something unexpected under '%s' (see "
                               "docs/formats.md)",
                               path, key);
    }
    return check_kind(path, format, err);
}

/* "complete" may be a yes or no, and keys may be null: both are settled here. */
enum suited_status map_file_check(const char *path, json_t *format, struct suited_error *err)
{
    json_t *complete = json_object_get(format, "complete");
    const char *key;
    json_t *value;
    void *next;

    if (!json_is_string(complete))
        json_object_set_new(format, "complete",
                            json_string(json_is_true(complete) ? "snapshot" : "delta"));
    json_object_foreach_safe(format, next, key, value) if (json_is_null(value))
        json_object_del(format, key);
    key = json_text_of(format, "complete");
    if (strcmp(key, "snapshot") != 0 && strcmp(key, "delta") != 0)
        return suited_fail(err, SUITED_INVALID,
                           "the format '%s' has '%s' under 'complete' (it is \"snapshot\" or "
                           "\"delta\")",
                           path, key);
    return check_keys(path, format, err);
}
