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

/* The name in a line of the stub, or NULL; the line is cut after it. */
static const char *name_in(char *line)
{
    if (strncmp(line, STUB_FORMAT DATABASE, strlen(STUB_FORMAT DATABASE)) != 0)
        return NULL;
    line[strcspn(line, "\n")] = '\0';
    return line + strlen(STUB_FORMAT);
}

size_t folder_current(const char *dir, char ***paths)
{
    char *path = join(dir, STUB), line[256];
    FILE *stub = fopen(path, "r");
    size_t count = 0;

    *paths = NULL;
    while (stub && fgets(line, sizeof(line), stub)) {
        const char *name = name_in(line);

        if (!name)
            continue;
        *paths = xresize(*paths, count + 1, sizeof(**paths));
        (*paths)[count++] = join(dir, name);
    }
    if (stub)
        fclose(stub);
    free(path);
    return count;
}

void folder_paths_free(char **paths, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
    free(paths);
}

enum suited_status folder_check(const char *dir, struct suited_error *err)
{
    char **paths;
    size_t count = folder_current(dir, &paths);

    folder_paths_free(paths, count);
    if (count)
        return SUITED_OK;
    return suited_fail(err, SUITED_NOTFOUND,
                       "there is no text index in '%s' (run 'suited reindex')", dir);
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

static bool write_stub(const char *path, const char *const *paths, size_t count)
{
    FILE *stub = fopen(path, "w");
    bool written;

    if (!stub)
        return false;
    for (size_t i = 0; i < count; i++)
        fprintf(stub, STUB_FORMAT "%s\n", strrchr(paths[i], '/') + 1);
    written = !fflush(stub) && !ferror(stub) && !fsync(fileno(stub));
    return !fclose(stub) && written;
}

enum suited_status folder_publish(const char *dir, const char *const *paths, size_t count,
                                  struct suited_error *err)
{
    char *stub = join(dir, STUB), *fresh = join(dir, STUB ".new");
    enum suited_status status = SUITED_OK;

    if (!write_stub(fresh, paths, count) || rename(fresh, stub))
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

struct current {
    char **paths;
    size_t count;
};

static void remove_other(void *context, const char *file)
{
    const struct current *current = context;

    for (size_t i = 0; i < current->count; i++)
        if (!strcmp(file, current->paths[i]))
            return;
    if (is_database(strrchr(file, '/') + 1))
        folder_remove(file);
}

void folder_sweep(const char *dir)
{
    struct current current;

    current.count = folder_current(dir, &current.paths);
    if (current.count)
        each_file(dir, remove_other, &current);
    folder_paths_free(current.paths, current.count);
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
    char **paths;
    size_t count = folder_current(dir, &paths);
    uint64_t bytes = 0;

    for (size_t i = 0; i < count; i++)
        each_file(paths[i], add_size, &bytes);
    folder_paths_free(paths, count);
    return bytes;
}
