/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/audit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "store/clients.h"

/* Bytes of a line: a name of a hundred, each of which may take six in JSON, and the rest. */
#define LONGEST 2048

/* What the first line's seal goes on from. */
#define BEGINNING "suited audit 1"

struct log {
    char *path;
    int fd;
    unsigned char key[SEAL_KEY];
};

static enum suited_status fail_log(const struct log *log, const char *doing,
                                   struct suited_error *err)
{
    return suited_fail(err, SUITED_IO,
                       "cannot %s the log of who looks at clients' records, '%.120s': %s (give "
                       "this user the right to it, or make room)",
                       doing, log->path, strerror(errno));
}

static void log_close(struct log *log)
{
    if (log->fd >= 0)
        close(log->fd); /* and with it goes the lock */
    free(log->path);
    seal_wipe(log->key, sizeof(log->key));
}

/*
 * Open it, locked, with its key, which is made under the lock: of two that make one at once,
 * one would seal with a key that is lost. No log yet: SUITED_NOTFOUND where it is only read.
 */
static enum suited_status log_open(struct suited_store *store, enum suited_mode mode,
                                   struct log *log, struct suited_error *err)
{
    bool writes = mode != SUITED_READ;
    int flags = (writes ? O_RDWR | O_APPEND | O_CREAT : O_RDONLY) | O_CLOEXEC;
    struct strbuf path = STRBUF_INIT;

    strbuf_printf(&path, "%s/audit.log", suited_store_dir(store));
    *log = (struct log){.path = strbuf_detach(&path)};
    log->fd = open(log->path, flags, 0600);
    if (log->fd < 0)
        return errno == ENOENT && !writes ? SUITED_NOTFOUND : fail_log(log, "open", err);
    while (flock(log->fd, writes ? LOCK_EX : LOCK_SH))
        if (errno != EINTR)
            return fail_log(log, "lock", err);
    return clients_audit_key(store, writes, log->key, err);
}

/* A line's seal: over the one before and the line without its own. */
static void seal_line(const struct log *log, const char *before, const json_t *line,
                      char seal[SEAL_TEXT])
{
    unsigned char bytes[SEAL_KEY];
    struct strbuf text = STRBUF_INIT;
    char *words = json_dumps(line, JSON_COMPACT);

    strbuf_printf(&text, "%s\n%s", before, words);
    seal_name(log->key, text.text, bytes);
    seal_hex(bytes, seal);
    strbuf_release(&text);
    free(words);
}

/*
 * The last whole line; NULL where there is none. What stands behind it is the beginning of one
 * that was never reported as written: it goes.
 */
static enum suited_status read_last(const struct log *log, json_t **last,
                                    struct suited_error *err)
{
    char text[LONGEST + 1];
    off_t size = lseek(log->fd, 0, SEEK_END);
    off_t from = size > LONGEST ? size - LONGEST : 0;
    ssize_t length = pread(log->fd, text, (size_t)(size - from), from);
    char *end, *start;

    *last = NULL;
    if (size < 0 || length != size - from)
        return fail_log(log, "read", err);
    text[length] = '\0';
    end = strrchr(text, '\n');
    if ((!end || end[1]) && ftruncate(log->fd, end ? from + (end + 1 - text) : from))
        return fail_log(log, "mend the end of", err);
    if (!end)
        return from ? fail_log(log, "read", err) : SUITED_OK;
    *end = '\0';
    start = strrchr(text, '\n');
    *last = json_loads(start ? start + 1 : text, 0, NULL);
    return SUITED_OK;
}

static json_t *line_of(struct suited_store *store, const struct suited_access *access,
                       const json_t *last)
{
    json_int_t number = json_integer_value(json_object_get(last, "number")) + 1;
    time_t at = (time_t)access->at;
    char when[32], name[SEAL_TEXT] = "";
    json_t *line;
    struct tm tm;

    gmtime_r(&at, &tm);
    strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%SZ", &tm);
    line = json_pack("{s:I, s:s, s:s, s:s, s:n}", "number", number, "at", when, "who",
                     access->who, "did", access->did, "client");
    if (access->client && !clients_name(store, access->client, name, NULL))
        json_object_set_new(line, "client", json_string(name));
    return line;
}

static enum suited_status write_line(const struct log *log, const json_t *line, bool is_durable,
                                     struct suited_error *err)
{
    char *words = json_dumps(line, JSON_COMPACT);
    struct strbuf text = STRBUF_INIT;
    ssize_t written;

    strbuf_printf(&text, "%s\n", words);
    written = write(log->fd, text.text, text.length);
    free(words);
    if (written == (ssize_t)text.length && (!is_durable || !fdatasync(log->fd))) {
        strbuf_release(&text);
        return SUITED_OK;
    }
    if (written >= 0 && written < (ssize_t)text.length)
        errno = ENOSPC;
    strbuf_release(&text);
    return fail_log(log, "write", err);
}

enum suited_status suited_audit_add(struct suited_store *store,
                                    const struct suited_access *access,
                                    struct suited_error *err)
{
    char seal[SEAL_TEXT];
    json_t *last = NULL, *line;
    struct log log;
    enum suited_status status = clients_name(store, "", seal, err);

    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status; /* there is nobody to look at */
    status = log_open(store, SUITED_SHARE, &log, err);
    if (!status)
        status = read_last(&log, &last, err);
    if (!status) {
        line = line_of(store, access, last);
        seal_line(&log, last ? json_text_of(last, "seal") : BEGINNING, line, seal);
        json_object_set_new(line, "seal", json_string(seal));
        status = write_line(&log, line, access->is_change, err);
        json_decref(line);
    }
    json_decref(last);
    log_close(&log);
    return status;
}

/* A walk over the lines, held against their seals. */
struct walk {
    const struct log *log;
    json_int_t lines;
    char seal[SEAL_TEXT > sizeof(BEGINNING) ? SEAL_TEXT : sizeof(BEGINNING)];
    const char *fault; /* NULL: none so far */
    json_t *kept;      /* NULL: none are kept */
    const char *client;
};

static void check_line(struct walk *walk, json_t *line)
{
    char seal[SEAL_TEXT], given[SEAL_TEXT] = "";

    snprintf(given, sizeof(given), "%s", json_text_of(line, "seal"));
    json_object_del(line, "seal");
    seal_line(walk->log, walk->seal, line, seal);
    if (!seal_same(seal, given))
        walk->fault = "was changed, or does not follow the one before";
    else if (json_integer_value(json_object_get(line, "number")) != walk->lines + 1)
        walk->fault = "has the number of another";
    if (walk->fault)
        return;
    walk->lines++;
    snprintf(walk->seal, sizeof(walk->seal), "%s", seal);
}

static void take_line(struct walk *walk, const char *text)
{
    json_t *line = json_loads(text, 0, NULL);

    if (!json_is_object(line))
        walk->fault = "is no line of a log";
    else if (walk->kept &&
             (!walk->client || !strcmp(walk->client, json_text_of(line, "client"))))
        json_array_append(walk->kept, line);
    else if (!walk->kept)
        check_line(walk, line);
    json_decref(line);
}

static enum suited_status walk_lines(struct walk *walk, struct suited_error *err)
{
    FILE *file = fdopen(dup(walk->log->fd), "r");
    char text[LONGEST + 2];

    if (!file)
        return fail_log(walk->log, "read", err);
    while (!walk->fault && fgets(text, sizeof(text), file)) {
        if (strchr(text, '\n'))
            take_line(walk, text);
        else
            walk->fault = feof(file) ? "is cut off" : "is longer than any";
    }
    fclose(file);
    return SUITED_OK;
}

enum suited_status suited_audit_verify(struct suited_store *store, json_t **out,
                                       struct suited_error *err)
{
    struct log log;
    struct walk walk = {.log = &log, .seal = BEGINNING};
    enum suited_status status = log_open(store, SUITED_READ, &log, err);

    *out = NULL;
    if (!status)
        status = walk_lines(&walk, err);
    log_close(&log);
    if (status && status != SUITED_NOTFOUND)
        return status;
    *out = json_pack("{s:I, s:s, s:n}", "lines", walk.lines, "seal",
                     walk.lines ? walk.seal : "", "fault");
    if (walk.fault)
        json_object_set_new(
            *out, "fault", json_sprintf("line %lld %s", (long long)walk.lines + 1, walk.fault));
    return SUITED_OK;
}

enum suited_status suited_audit_list(struct suited_store *store, const char *client,
                                     json_t **out, struct suited_error *err)
{
    char name[SEAL_TEXT] = "";
    struct log log;
    struct walk walk = {.log = &log, .client = client ? name : NULL};
    enum suited_status status = log_open(store, SUITED_READ, &log, err);

    *out = walk.kept = json_array();
    if (!status && client)
        status = clients_name(store, client, name, err);
    if (!status)
        status = walk_lines(&walk, err);
    log_close(&log);
    if (!status || status == SUITED_NOTFOUND)
        return SUITED_OK;
    json_decref(*out);
    *out = NULL;
    return status;
}
