/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch_keys.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char file_mark[] = "file:";

static bool is_variable(const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!isalnum((unsigned char)name[i]) && name[i] != '_')
            return false;
    return length > 0 && !isdigit((unsigned char)*name);
}

static enum suited_status read_variable(const char *name, char key[KEY_MAX],
                                        struct suited_error *err)
{
    const char *value = getenv(name);

    if (!value || !*value)
        return suited_fail(err, SUITED_INVALID,
                           "cannot fill in ${%s}: the environment has no %s (export it, or use "
                           "${file:PATH})",
                           name, name);
    if (snprintf(key, KEY_MAX, "%s", value) >= KEY_MAX)
        return suited_fail(err, SUITED_INVALID, "cannot fill in ${%s}: it is too long", name);
    return SUITED_OK;
}

static enum suited_status read_key_file(const char *path, char key[KEY_MAX],
                                        struct suited_error *err)
{
    FILE *file = fopen(path, "re");
    size_t length;
    bool failed;

    if (!file)
        return suited_fail(err, SUITED_INVALID, "cannot read the key file '%s': %s", path,
                           strerror(errno));
    length = fread(key, 1, KEY_MAX - 1, file);
    failed = ferror(file) || !feof(file);
    fclose(file);
    key[length] = '\0';
    key[strcspn(key, "\r\n")] = '\0';
    if (failed || !*key)
        return suited_fail(err, SUITED_INVALID,
                           "the key file '%s' holds no key in its first line", path);
    return SUITED_OK;
}

static void add_encoded(struct strbuf *out, const char *key)
{
    for (; *key; key++) {
        unsigned char c = (unsigned char)*key;

        if (isalnum(c) || strchr("-._~", c)) /* RFC 3986's unreserved characters */
            strbuf_putc(out, *key);
        else
            strbuf_printf(out, "%%%02X", c);
    }
}

static enum suited_status add_key(const char *name, bool is_url, struct strbuf *out,
                                  struct suited_error *err)
{
    char key[KEY_MAX] = "";
    size_t mark = strlen(file_mark);
    enum suited_status status = SUITED_OK;

    if (!strncmp(name, file_mark, mark))
        status = read_key_file(name + mark, key, err);
    else if (is_variable(name, strlen(name)))
        status = read_variable(name, key, err);
    else
        return suited_fail(err, SUITED_INVALID,
                           "'${%s}' is neither ${NAME} of a variable nor ${file:PATH}", name);
    for (const char *c = key; !status && *c; c++)
        if (iscntrl((unsigned char)*c))
            status = suited_fail(err, SUITED_INVALID,
                                 "cannot fill in ${%s}: it has control characters", name);
    if (!status && is_url)
        add_encoded(out, key);
    else if (!status)
        strbuf_puts(out, key);
    explicit_bzero(key, sizeof(key));
    return status;
}

enum suited_status keys_fill(const char *pattern, bool is_url, struct strbuf *out,
                             struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    while (!status && *pattern) {
        const char *begin = strstr(pattern, "${"), *end = begin ? strchr(begin, '}') : NULL;
        struct strbuf name = STRBUF_INIT;

        if (begin && !end)
            return suited_fail(err, SUITED_INVALID, "'%.60s' has no closing brace", begin);
        strbuf_add(out, pattern, begin ? (size_t)(begin - pattern) : strlen(pattern));
        if (!begin)
            break;
        strbuf_add(&name, begin + 2, (size_t)(end - begin) - 2);
        status = add_key(name.text, is_url, out, err);
        strbuf_release(&name);
        pattern = end + 1;
    }
    return status;
}

void keys_release(struct strbuf *filled)
{
    if (filled->length)
        explicit_bzero(filled->text, filled->length);
    strbuf_release(filled);
}
