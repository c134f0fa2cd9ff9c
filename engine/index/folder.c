/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/xalloc.h"

#define STUB        "XAPIANDB"
#define STUB_FORMAT "glass "
#define DATABASE    "words-"
#define LOCK        "lock"

static char *join(const char *dir, const char *name)
{
    struct strbuf path = STRBUF_INIT;

    strbuf_printf(&path, "%s/%s", dir, name);
    return strbuf_detach(&path);
}

char *folder_current(const char *dir)
{
    char *path = join(dir, STUB), line[256], *found = NULL;
    FILE *stub = fopen(path, "r");

    if (stub && fgets(line, sizeof(line), stub) &&
        !strncmp(line, STUB_FORMAT DATABASE, strlen(STUB_FORMAT DATABASE))) {
        line[strcspn(line, "\n")] = '\0';
        found = join(dir, line + strlen(STUB_FORMAT));
    }
    if (stub)
        fclose(stub);
    free(path);
    return found;
}

static bool is_database(const char *name)
{
    return !strncmp(name, DATABASE, strlen(DATABASE));
}

/* The highest number that a database in the folder has. */
static unsigned long highest(const char *dir)
{
    DIR *folder = opendir(dir);
    unsigned long number = 0;
    struct dirent *entry;

    while (folder && (entry = readdir(folder))) {
        unsigned long this = is_database(entry->d_name)
                                 ? strtoul(entry->d_name + strlen(DATABASE), NULL, 10)
                                 : 0;

        if (this > number)
            number = this;
    }
    if (folder)
        closedir(folder);
    return number;
}

static enum suited_status make_folder(const char *dir, struct suited_error *err)
{
    if (!mkdir(dir, 0700) || errno == EEXIST)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO, "cannot make the text index in '%s': %s", dir,
                       strerror(errno));
}

enum suited_status folder_next(const char *dir, char **path, struct suited_error *err)
{
    struct strbuf name = STRBUF_INIT;

    enum suited_status status = make_folder(dir, err);

    *path = NULL;
    if (status)
        return status;
    strbuf_printf(&name, "%s/" DATABASE "%lu", dir, highest(dir) + 1);
    *path = strbuf_detach(&name);
    return SUITED_OK;
}

enum suited_status folder_lock(const char *dir, bool waits, int *lock, struct suited_error *err)
{
    char *path = join(dir, LOCK);
    enum suited_status status = make_folder(dir, err);
    int rc;

    *lock = status ? -1 : open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    free(path);
    if (status)
        return status;
    do {
        rc = *lock < 0 ? -1 : flock(*lock, LOCK_EX | (waits ? 0 : LOCK_NB));
    } while (rc && errno == EINTR);
    if (!rc)
        return SUITED_OK;
    status =
        suited_fail(err, errno == EWOULDBLOCK ? SUITED_BUSY : SUITED_IO,
                    "cannot write the text index in '%s': %s", dir,
                    errno == EWOULDBLOCK ? "another program is writing it" : strerror(errno));
    if (*lock >= 0)
        close(*lock);
    *lock = -1;
    return status;
}

/* A rename is durable when the folder that holds the name is. */
static void sync_folder(const char *dir)
{
    int folder = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (folder >= 0) {
        fsync(folder);
        close(folder);
    }
}

static bool write_stub(const char *path, const char *name)
{
    FILE *stub = fopen(path, "w");
    bool written;

    if (!stub)
        return false;
    written =
        fprintf(stub, STUB_FORMAT "%s\n", name) > 0 && !fflush(stub) && !fsync(fileno(stub));
    return !fclose(stub) && written;
}

enum suited_status folder_publish(const char *dir, const char *path, struct suited_error *err)
{
    char *stub = join(dir, STUB), *fresh = join(dir, STUB ".new");
    enum suited_status status = SUITED_OK;

    if (!write_stub(fresh, strrchr(path, '/') + 1) || rename(fresh, stub))
        status = suited_fail(err, SUITED_IO, "cannot switch to the new text index in '%s': %s",
                             dir, strerror(errno));
    else
        sync_folder(dir);
    free(fresh);
    free(stub);
    return status;
}

/* Do something with every file of a database, which has no folders inside. */
static void each_file(const char *path, void (*visit)(void *context, const char *file),
                      void *context)
{
    DIR *folder = opendir(path);
    struct dirent *entry;

    while (folder && (entry = readdir(folder))) {
        char *file = join(path, entry->d_name);

        if (entry->d_name[0] != '.')
            visit(context, file);
        free(file);
    }
    if (folder)
        closedir(folder);
}

static void remove_file(void *context, const char *file)
{
    (void)context;
    unlink(file);
}

void folder_remove(const char *path)
{
    each_file(path, remove_file, NULL);
    rmdir(path);
}

static void remove_other(void *context, const char *file)
{
    const char *current = context;

    if (is_database(strrchr(file, '/') + 1) && strcmp(file, current) != 0)
        folder_remove(file);
}

void folder_sweep(const char *dir)
{
    char *current = folder_current(dir);

    if (current)
        each_file(dir, remove_other, current);
    free(current);
}

static void add_size(void *context, const char *file)
{
    uint64_t *bytes = context;
    struct stat stat_of;

    if (!stat(file, &stat_of) && S_ISREG(stat_of.st_mode))
        *bytes += (uint64_t)stat_of.st_size;
}

uint64_t folder_bytes(const char *dir)
{
    char *current = folder_current(dir);
    uint64_t bytes = 0;

    if (current)
        each_file(current, add_size, &bytes);
    free(current);
    return bytes;
}
