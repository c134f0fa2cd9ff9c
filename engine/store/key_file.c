/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "key_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/durable.h"

#define MARK        "suited key 1\n"
#define MARK_LENGTH (sizeof(MARK) - 1)
#define FILE_LENGTH (MARK_LENGTH + SEAL_BOX + SEAL_KEY)

/* A box is about the name of its file, wherever the folder lies. */
static struct seal_bytes about(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;

    return (struct seal_bytes){name, strlen(name)};
}

static enum suited_status fail_file(const char *path, const char *why, struct suited_error *err)
{
    return suited_fail(err, SUITED_INVALID,
                       "cannot open a client's records: the key in '%.120s' %s", path, why);
}

static bool is_destroyed(const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i])
            return false;
    return true;
}

static enum suited_status read_file(const char *path, unsigned char bytes[FILE_LENGTH],
                                    struct suited_error *err)
{
    FILE *file = fopen(path, "re");
    size_t length;

    if (!file && errno == ENOENT)
        return SUITED_NOTFOUND;
    if (!file)
        return fail_file(path, strerror(errno), err);
    length = fread(bytes, 1, FILE_LENGTH, file);
    fclose(file);
    if (is_destroyed(bytes, length))
        return SUITED_NOTFOUND;
    if (length != FILE_LENGTH || memcmp(bytes, MARK, MARK_LENGTH) != 0)
        return fail_file(path, "is damaged (restore it from a backup)", err);
    return SUITED_OK;
}

enum suited_status key_file_read(const char *path, const struct service_keys *service,
                                 unsigned char key[SEAL_KEY], bool *is_old,
                                 struct suited_error *err)
{
    unsigned char bytes[FILE_LENGTH];
    const struct seal_bytes box = {bytes + MARK_LENGTH, FILE_LENGTH - MARK_LENGTH};
    enum suited_status status = read_file(path, bytes, err);

    for (size_t i = 0; !status && i < service->count; i++)
        if (seal_unbox(service->keys[i], about(path), box, key)) {
            *is_old = i > 0;
            return SUITED_OK;
        }
    if (status)
        return status;
    return fail_file(path,
                     "was wrapped with another key of the service (put that one back as a "
                     "line of its own)",
                     err);
}

enum suited_status key_file_write(const char *path, const struct service_keys *service,
                                  const unsigned char key[SEAL_KEY], struct suited_error *err)
{
    unsigned char bytes[FILE_LENGTH];

    memcpy(bytes, MARK, MARK_LENGTH);
    seal_box(service->keys[0], about(path), (struct seal_bytes){key, SEAL_KEY},
             bytes + MARK_LENGTH);
    if (!durable_write(path, bytes, sizeof(bytes)))
        return SUITED_OK;
    return suited_fail(err, SUITED_IO, "cannot write a client's key to '%.120s': %s", path,
                       strerror(errno));
}

enum suited_status key_file_destroy(const char *path, struct suited_error *err)
{
    if (!durable_blank(path) || errno == ENOENT)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO, "cannot destroy the key in '%.120s': %s", path,
                       strerror(errno));
}
