/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "strbuf.h"

/* A short write is a full disk, which the next write says. */
static int write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t done = write(fd, bytes, length);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return -1;
        bytes += done;
        length -= (size_t)done;
    }
    return fsync(fd);
}

/* Close without losing what went wrong before. */
static int end(int fd, int failed)
{
    int reason = errno;

    if (close(fd) && !failed)
        return -1;
    errno = reason;
    return failed;
}

/* A renamed file is there for good once its folder is on disk. */
static int sync_folder_of(const char *path)
{
    struct strbuf folder = STRBUF_INIT;
    const char *slash = strrchr(path, '/');
    int fd;

    if (slash)
        strbuf_add(&folder, path, slash == path ? 1 : (size_t)(slash - path));
    else
        strbuf_puts(&folder, ".");
    fd = open(folder.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    strbuf_release(&folder);
    return fd < 0 ? -1 : end(fd, fsync(fd));
}

int durable_write(const char *path, const void *bytes, size_t length)
{
    struct strbuf beside = STRBUF_INIT;
    int fd, failed;

    strbuf_printf(&beside, "%s.XXXXXX", path);
    fd = mkstemp(beside.text); /* for the user alone */
    failed = fd < 0 ? -1 : end(fd, write_all(fd, bytes, length));
    if (!failed)
        failed = rename(beside.text, path);
    if (failed && fd >= 0) {
        int reason = errno;

        unlink(beside.text);
        errno = reason;
    }
    strbuf_release(&beside);
    return failed ? -1 : sync_folder_of(path);
}

int durable_blank(const char *path)
{
    static const char zeros[4096];
    int fd = open(path, O_WRONLY | O_CLOEXEC), failed = 0;
    struct stat file;

    if (fd < 0)
        return -1;
    failed = fstat(fd, &file);
    for (off_t left = file.st_size; !failed && left > 0; left -= (off_t)sizeof(zeros))
        failed =
            write_all(fd, zeros, left < (off_t)sizeof(zeros) ? (size_t)left : sizeof(zeros));
    return end(fd, failed);
}
