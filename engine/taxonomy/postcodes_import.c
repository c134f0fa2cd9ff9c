/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/places.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gunzip.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "postcodes.h"
#include "postcodes_columns.h"

/* The United Kingdom has had under three million postcodes in all. */
#define RECORDS_MAX ((size_t)8000000)

struct gathering {
    struct postcode_record *all;
    size_t count, room, skipped;
};

static void add_record(struct gathering *gathering, struct postcode_record record)
{
    if (gathering->count == gathering->room) {
        gathering->room = gathering->room ? gathering->room * 2 : 4096;
        gathering->all = xresize(gathering->all, gathering->room, sizeof(*gathering->all));
    }
    gathering->all[gathering->count++] = record;
}

static enum suited_status add_line(struct gathering *gathering, const struct columns *columns,
                                   const struct gunzip_line *line, const char *path,
                                   struct suited_error *err)
{
    struct postcode_record record;
    enum row row = columns_read(columns, line->text, line->length, &record);

    if (row == ROW_BROKEN || !line->is_ended)
        return suited_fail(
            err, SUITED_INVALID,
            "line %zu of '%s' is broken off or not like the first (fetch the file "
            "again)",
            line->number, path);
    if (row == ROW_SKIPPED) {
        gathering->skipped++;
        return SUITED_OK;
    }
    if (gathering->count == RECORDS_MAX)
        return suited_fail(err, SUITED_LIMIT, "'%s' holds more than 8 million postcodes", path);
    add_record(gathering, record);
    return SUITED_OK;
}

static void skip_byte_order_mark(struct gunzip_line *line)
{
    if (line->length >= 3 && !memcmp(line->text, "\xef\xbb\xbf", 3)) {
        line->text += 3;
        line->length -= 3;
    }
}

static enum suited_status add_file(struct gathering *gathering, const char *path,
                                   struct suited_error *err)
{
    struct gunzip *file;
    struct gunzip_line line;
    struct columns columns = {0};
    enum suited_status status = gunzip_open(path, &file, err);

    if (status)
        return status;
    status = gunzip_next(file, &line, err);
    skip_byte_order_mark(&line);
    if (!status && (!line.text || !columns_detect(line.text, line.length, &columns)))
        status =
            suited_fail(err, SUITED_INVALID,
                        "'%s' is no postcode file (GeoNames postal, ONS Postcode Directory "
                        "and Code-Point Open are known)",
                        path);
    if (!status && columns.is_named)
        status = gunzip_next(file, &line, err);
    while (!status && line.text) {
        status = add_line(gathering, &columns, &line, path, err);
        if (!status)
            status = gunzip_next(file, &line, err);
    }
    gunzip_close(file);
    return status;
}

static bool is_data_file(const char *name)
{
    static const char *const ends[] = {".csv", ".txt", ".csv.gz", ".txt.gz"};
    size_t length = strlen(name);

    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        size_t end = strlen(ends[i]);

        if (*name != '.' && length > end && !strcasecmp(name + length - end, ends[i]))
            return true;
    }
    return false;
}

static enum suited_status add_folder(struct gathering *gathering, DIR *folder, const char *path,
                                     struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    struct strbuf file = STRBUF_INIT;
    const struct dirent *entry;

    while (!status && (entry = readdir(folder))) {
        if (!is_data_file(entry->d_name))
            continue;
        strbuf_clear(&file);
        strbuf_printf(&file, "%s/%s", path, entry->d_name);
        status = add_file(gathering, file.text, err);
    }
    strbuf_release(&file);
    return status;
}

static enum suited_status gather(struct gathering *gathering, const char *path,
                                 struct suited_error *err)
{
    DIR *folder = opendir(path);
    enum suited_status status;

    status = folder ? add_folder(gathering, folder, path, err) : add_file(gathering, path, err);
    if (folder)
        closedir(folder);
    if (status)
        return status;
    if (!gathering->count || gathering->skipped > gathering->count)
        return suited_fail(err, SUITED_INVALID,
                           "'%s' has %zu postcodes of the United Kingdom and %zu lines without "
                           "(is it the file for Great Britain?)",
                           path, gathering->count, gathering->skipped);
    return SUITED_OK;
}

static int by_key(const void *a, const void *b)
{
    uint64_t x = ((const struct postcode_record *)a)->key;
    uint64_t y = ((const struct postcode_record *)b)->key;

    return x < y ? -1 : x > y;
}

/* The middle of records `from` to before `to`, which are some. */
static struct postcode_record middle_of(const struct gathering *gathering, size_t from,
                                        size_t to, uint64_t key)
{
    int64_t lat = 0, lon = 0, count = (int64_t)(to - from);

    assert(from < to);
    for (size_t i = from; i < to; i++) {
        lat += gathering->all[i].lat;
        lon += gathering->all[i].lon;
    }
    return (struct postcode_record){key, (int32_t)(lat / count), (int32_t)(lon / count)};
}

static void sort(struct gathering *gathering)
{
    if (gathering->count)
        qsort(gathering->all, gathering->count, sizeof(*gathering->all), by_key);
}

/* Sort, and make one record, in their middle, of those with one key. */
static void settle(struct gathering *gathering)
{
    size_t made = 0;

    sort(gathering);
    for (size_t i = 0, next; i < gathering->count; i = next) {
        uint64_t key = gathering->all[i].key;

        for (next = i + 1; next < gathering->count && gathering->all[next].key == key;)
            next++;
        gathering->all[made++] = middle_of(gathering, i, next, key);
    }
    gathering->count = made;
}

/*
 * Where a file has only full codes, their middle is the district. A district's key is the
 * least of its keys, so that it stands before its codes.
 */
static void add_districts(struct gathering *gathering)
{
    size_t codes = gathering->count;

    for (size_t i = 0, next; i < codes; i = next) {
        uint64_t key = postcode_district(gathering->all[i].key);
        bool is_there = gathering->all[i].key == key;

        for (next = i + 1; next < codes && postcode_district(gathering->all[next].key) == key;)
            next++;
        if (!is_there)
            add_record(gathering, middle_of(gathering, i, next, key));
    }
    sort(gathering);
}

static bool write_fully(int fd, const void *data, size_t length)
{
    const char *at = data;

    while (length) {
        ssize_t written = write(fd, at, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        length -= (size_t)written;
    }
    return true;
}

static bool write_records(int fd, const struct gathering *gathering)
{
    struct postcodes_head head = {.magic = POSTCODES_MAGIC,
                                  .version = POSTCODES_VERSION,
                                  .count = (uint32_t)gathering->count};
    size_t length = gathering->count * sizeof(*gathering->all);

    return write_fully(fd, &head, sizeof(head)) && write_fully(fd, gathering->all, length) &&
           !fsync(fd);
}

static void sync_folder(const char *data_dir)
{
    struct strbuf folder = STRBUF_INIT;
    int fd;

    strbuf_printf(&folder, "%s/taxonomy", data_dir);
    fd = open(folder.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    strbuf_release(&folder);
}

static enum suited_status write_cache(const struct gathering *gathering, const char *data_dir,
                                      struct suited_error *err)
{
    struct strbuf temporary = STRBUF_INIT;
    char *path = postcodes_path(data_dir);
    enum suited_status status = SUITED_OK;
    int fd;

    strbuf_printf(&temporary, "%s/taxonomy", data_dir);
    mkdir(data_dir, 0700); /* either may be there; mkstemp says if it cannot be used */
    mkdir(temporary.text, 0700);
    strbuf_puts(&temporary, "/postcodes.XXXXXX");
    fd = mkstemp(temporary.text);
    if (fd < 0 || !write_records(fd, gathering) || rename(temporary.text, path)) {
        status = suited_fail(err, SUITED_IO, "cannot write '%s': %s", path, strerror(errno));
        unlink(temporary.text);
    }
    if (fd >= 0)
        close(fd);
    if (!status)
        sync_folder(data_dir);
    free(path);
    strbuf_release(&temporary);
    return status;
}

enum suited_status suited_places_import(const char *path, const char *data_dir, size_t *count,
                                        struct suited_error *err)
{
    struct gathering gathering = {0};
    enum suited_status status = gather(&gathering, path, err);

    *count = 0;
    if (!status) {
        settle(&gathering);
        *count = gathering.count;
        add_districts(&gathering);
        status = write_cache(&gathering, data_dir, err);
    }
    free(gathering.all);
    return status;
}
