/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service_key.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"
#include "base/strbuf.h"

/* Of a file of keys: eight of them, with a comment to each. */
#define FILE_MAX 4096

/* Where the key is: in a file, or in the text itself. */
struct source {
    struct strbuf path;
    const char *text;
    bool is_ours; /* a file that this program may write */
};

static const char *setting(const char *name)
{
    const char *value = getenv(name);

    return value && *value ? value : NULL;
}

static bool has_credential(struct strbuf *path)
{
    const char *folder = setting("CREDENTIALS_DIRECTORY");

    if (!folder)
        return false;
    strbuf_printf(path, "%s/suited.key", folder);
    if (!access(path->text, F_OK))
        return true;
    strbuf_clear(path);
    return false;
}

static enum suited_status usual_path(const char *number, struct strbuf *path,
                                     struct suited_error *err)
{
    const char *config = setting("XDG_CONFIG_HOME"), *home = setting("HOME");

    if (config)
        strbuf_printf(path, "%s/suited/%s.key", config, number);
    else if (home)
        strbuf_printf(path, "%s/.config/suited/%s.key", home, number);
    else
        return suited_fail(err, SUITED_INVALID,
                           "cannot find the service's key: neither SUITED_KEY_FILE nor "
                           "XDG_CONFIG_HOME nor HOME is set (name its file in "
                           "SUITED_KEY_FILE)");
    return SUITED_OK;
}

static enum suited_status find_source(const char *number, struct source *source,
                                      struct suited_error *err)
{
    const char *named = setting("SUITED_KEY_FILE");

    *source = (struct source){.path = STRBUF_INIT};
    if (named) {
        strbuf_puts(&source->path, named);
        source->is_ours = true;
        return SUITED_OK;
    }
    if (has_credential(&source->path))
        return SUITED_OK;
    source->text = setting("SUITED_KEY");
    if (source->text)
        return SUITED_OK;
    source->is_ours = true;
    return usual_path(number, &source->path, err);
}

static const char *name_of(const struct source *source)
{
    return source->text ? "SUITED_KEY" : source->path.text;
}

static enum suited_status fail_lost(const struct source *source, const char *why,
                                    struct suited_error *err)
{
    return suited_fail(err, SUITED_INVALID,
                       "cannot open clients' records: the service's key is not in '%.120s': %s "
                       "(put it back from where you keep it)",
                       name_of(source), why);
}

static enum suited_status parse(const struct source *source, char *text,
                                struct service_keys *out, struct suited_error *err)
{
    char *rest = text, *line;

    while ((line = strsep(&rest, "\r\n")) != NULL) {
        if (!*line || *line == '#')
            continue;
        if (out->count == SERVICE_KEYS_MAX)
            return fail_lost(source, "there are more than eight keys", err);
        if (!seal_unhex(line, out->keys[out->count]))
            return fail_lost(source, "a line is not 64 hexadecimal digits", err);
        out->count++;
    }
    return out->count ? SUITED_OK : fail_lost(source, "it is empty", err);
}

static enum suited_status read_text(const struct source *source, char text[FILE_MAX],
                                    struct suited_error *err)
{
    FILE *file;
    size_t length;

    if (source->text) {
        snprintf(text, FILE_MAX, "%s", source->text);
        return SUITED_OK;
    }
    file = fopen(source->path.text, "re");
    if (!file)
        return fail_lost(source, strerror(errno), err);
    length = fread(text, 1, FILE_MAX - 1, file);
    fclose(file);
    text[length] = '\0';
    return SUITED_OK;
}

static enum suited_status write_keys(const struct source *source,
                                     const struct service_keys *keys, struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT;
    char digits[SEAL_TEXT];
    int failed;

    strbuf_puts(&text, "# The key to the clients' records of a Suited service. Keep a copy "
                       "elsewhere, never with the data.\n");
    for (size_t i = 0; i < keys->count; i++) {
        seal_hex(keys->keys[i], digits);
        strbuf_printf(&text, "%s\n", digits);
    }
    failed = durable_write(source->path.text, text.text, text.length);
    seal_wipe(digits, sizeof(digits));
    seal_wipe(text.text, text.length);
    strbuf_release(&text);
    if (!failed)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO,
                       "cannot write the service's key to '%.160s': %s (name another file in "
                       "SUITED_KEY_FILE)",
                       source->path.text, strerror(errno));
}

/* The folders on the way, those that are there too: the write says what is wrong with them. */
static void make_folders(const char *path)
{
    struct strbuf folder = STRBUF_INIT;

    for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        strbuf_clear(&folder);
        strbuf_add(&folder, path, (size_t)(slash - path));
        mkdir(folder.text, 0700);
    }
    strbuf_release(&folder);
}

static enum suited_status make_key(const struct source *source, struct service_keys *keys,
                                   struct suited_error *err)
{
    make_folders(source->path.text);
    seal_random(keys->keys[0], SEAL_KEY);
    keys->count = 1;
    return write_keys(source, keys, err);
}

static enum suited_status read_source(const struct source *source, struct service_keys *out,
                                      struct suited_error *err)
{
    char text[FILE_MAX];
    enum suited_status status = read_text(source, text, err);

    if (!status)
        status = parse(source, text, out, err);
    seal_wipe(text, sizeof(text));
    return status;
}

enum suited_status service_keys_read(const char *number, bool make, struct service_keys *out,
                                     struct suited_error *err)
{
    struct source source;
    enum suited_status status = find_source(number, &source, err);

    out->count = 0;
    if (!status && make && source.is_ours && access(source.path.text, F_OK))
        status = make_key(&source, out, err);
    else if (!status)
        status = read_source(&source, out, err);
    strbuf_release(&source.path);
    return status;
}

/* Read the keys, change them and write them, where there is a file to write. */
static enum suited_status change(const char *number, void (*edit)(struct service_keys *keys),
                                 struct suited_error *err)
{
    struct source source;
    struct service_keys keys = {.count = 0};
    enum suited_status status = find_source(number, &source, err);

    if (!status && !source.is_ours)
        status = suited_fail(err, SUITED_INVALID,
                             "cannot change the service's key: it comes from '%.120s' (put a "
                             "new line in front there, and rotate with --given)",
                             name_of(&source));
    if (!status)
        status = read_source(&source, &keys, err);
    if (!status) {
        edit(&keys);
        status = write_keys(&source, &keys, err);
    }
    seal_wipe(&keys, sizeof(keys));
    strbuf_release(&source.path);
    return status;
}

static void add_first(struct service_keys *keys)
{
    size_t kept = keys->count < SERVICE_KEYS_MAX ? keys->count : SERVICE_KEYS_MAX - 1;

    memmove(keys->keys[1], keys->keys[0], kept * SEAL_KEY);
    seal_random(keys->keys[0], SEAL_KEY);
    keys->count = kept + 1;
}

static void keep_first(struct service_keys *keys)
{
    keys->count = 1;
}

enum suited_status service_keys_add(const char *number, struct suited_error *err)
{
    return change(number, add_first, err);
}

enum suited_status service_keys_keep_first(const char *number, struct suited_error *err)
{
    return change(number, keep_first, err);
}
