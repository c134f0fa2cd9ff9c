/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyring.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/xalloc.h"
#include "key_file.h"

/* The files of the service's two keys beside clients' own. */
#define NAMES "names"
#define AUDIT "audit"

/* Keys of clients that were read, so that a caseload opens no file for each of its lines. */
#define REMEMBERED 8192

struct remembered {
    struct client_name name;
    unsigned char key[SEAL_KEY];
    bool is_set;
};

struct keyring {
    pthread_mutex_t lock;
    char *folder; /* DATA/keys */
    char *number; /* the store's own */
    struct service_keys service;
    unsigned char names[SEAL_KEY];
    bool has_names;
    struct remembered *remembered; /* by the first bytes of the name */
};

struct keyring *keyring_new(const struct keyring_place *place)
{
    struct keyring *ring = xcalloc(1, sizeof(*ring));
    struct strbuf folder = STRBUF_INIT;

    strbuf_printf(&folder, "%s/keys", place->dir);
    ring->folder = strbuf_detach(&folder);
    ring->number = xstrdup(place->store);
    pthread_mutex_init(&ring->lock, NULL);
    return ring;
}

static void forget_all(struct keyring *ring)
{
    if (ring->remembered)
        seal_wipe(ring->remembered, REMEMBERED * sizeof(*ring->remembered));
    free(ring->remembered);
    ring->remembered = NULL;
}

void keyring_free(struct keyring *ring)
{
    if (!ring)
        return;
    forget_all(ring);
    free(ring->folder);
    free(ring->number);
    pthread_mutex_destroy(&ring->lock);
    seal_wipe(ring, sizeof(*ring));
    free(ring);
}

static char *path_of(const struct keyring *ring, const char *file)
{
    struct strbuf path = STRBUF_INIT;

    strbuf_printf(&path, "%s/%s", ring->folder, file);
    return strbuf_detach(&path);
}

static char *path_of_client(const struct keyring *ring, const struct client_name *name)
{
    char digits[SEAL_TEXT];

    seal_hex(name->bytes, digits);
    return path_of(ring, digits);
}

static enum suited_status read_service(struct keyring *ring, bool make,
                                       struct suited_error *err)
{
    if (ring->service.count)
        return SUITED_OK;
    return service_keys_read(ring->number, make, &ring->service, err);
}

/*
 * Read a wrapped key. Where none of the service's keys that are known opens it, they were
 * rotated meanwhile: read them again, once.
 */
static enum suited_status read_wrapped(struct keyring *ring, const char *path,
                                       unsigned char key[SEAL_KEY], bool *is_old,
                                       struct suited_error *err)
{
    enum suited_status status = read_service(ring, false, err);

    if (!status)
        status = key_file_read(path, &ring->service, key, is_old, err);
    if (status != SUITED_INVALID)
        return status;
    ring->service.count = 0;
    status = read_service(ring, false, err);
    return status ? status : key_file_read(path, &ring->service, key, is_old, err);
}

static bool is_key_file(const char *name)
{
    unsigned char bytes[SEAL_KEY];

    return !strcmp(name, NAMES) || !strcmp(name, AUDIT) || seal_unhex(name, bytes);
}

/* Whether anything was ever wrapped: then a key of the service that is not there was lost. */
static bool has_keys(const struct keyring *ring)
{
    bool found = false;
    struct dirent *entry;
    DIR *folder = opendir(ring->folder);

    while (folder && !found && (entry = readdir(folder)) != NULL)
        found = is_key_file(entry->d_name);
    if (folder)
        closedir(folder);
    return found;
}

/* A new key in a new file; the first one comes with the service's key. */
static enum suited_status make_wrapped(struct keyring *ring, const char *path,
                                       unsigned char key[SEAL_KEY], struct suited_error *err)
{
    enum suited_status status;

    if (mkdir(ring->folder, 0700) && errno != EEXIST)
        return suited_fail(err, SUITED_IO, "cannot make the folder '%.160s': %s", ring->folder,
                           strerror(errno));
    status = read_service(ring, !has_keys(ring), err);
    if (status)
        return status;
    seal_random(key, SEAL_KEY);
    return key_file_write(path, &ring->service, key, err);
}

/* One of the service's two. */
static enum suited_status know(struct keyring *ring, const char *file, bool make,
                               unsigned char key[SEAL_KEY], struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    char *path = path_of(ring, file);
    bool is_old;

    if (access(path, F_OK))
        status = make ? make_wrapped(ring, path, key, err) : SUITED_NOTFOUND;
    else
        status = read_wrapped(ring, path, key, &is_old, err);
    free(path);
    return status;
}

static enum suited_status know_names(struct keyring *ring, bool make, struct suited_error *err)
{
    enum suited_status status;

    if (ring->has_names)
        return SUITED_OK;
    status = know(ring, NAMES, make, ring->names, err);
    ring->has_names = !status;
    return status;
}

enum suited_status keyring_audit(struct keyring *ring, bool make, unsigned char key[SEAL_KEY],
                                 struct suited_error *err)
{
    enum suited_status status;

    pthread_mutex_lock(&ring->lock);
    status = know(ring, AUDIT, make, key, err);
    pthread_mutex_unlock(&ring->lock);
    return status;
}

enum suited_status keyring_name(struct keyring *ring, const char *id, bool make,
                                struct client_name *name, struct suited_error *err)
{
    enum suited_status status;

    pthread_mutex_lock(&ring->lock);
    status = know_names(ring, make, err);
    if (!status)
        seal_name(ring->names, id, name->bytes);
    pthread_mutex_unlock(&ring->lock);
    return status;
}

static struct remembered *slot_of(struct keyring *ring, const struct client_name *name)
{
    uint32_t first;

    if (!ring->remembered)
        ring->remembered = xcalloc(REMEMBERED, sizeof(*ring->remembered));
    memcpy(&first, name->bytes, sizeof(first));
    return &ring->remembered[first % REMEMBERED];
}

static bool recall(struct keyring *ring, const struct client_name *name,
                   unsigned char key[SEAL_KEY])
{
    const struct remembered *slot = slot_of(ring, name);

    if (!slot->is_set || memcmp(&slot->name, name, sizeof(*name)) != 0)
        return false;
    memcpy(key, slot->key, SEAL_KEY);
    return true;
}

static void remember(struct keyring *ring, const struct client_name *name,
                     const unsigned char key[SEAL_KEY])
{
    struct remembered *slot = slot_of(ring, name);

    slot->name = *name;
    memcpy(slot->key, key, SEAL_KEY);
    slot->is_set = true;
}

static void drop_remembered(struct keyring *ring, const struct client_name *name)
{
    struct remembered *slot = slot_of(ring, name);

    if (!memcmp(&slot->name, name, sizeof(*name)))
        seal_wipe(slot, sizeof(*slot));
}

static enum suited_status read_client(struct keyring *ring, const struct client_name *name,
                                      unsigned char key[SEAL_KEY], struct suited_error *err)
{
    char *path = path_of_client(ring, name);
    bool is_old;
    enum suited_status status = read_wrapped(ring, path, key, &is_old, err);

    free(path);
    if (!status)
        remember(ring, name, key);
    else
        drop_remembered(ring, name);
    return status;
}

enum suited_status keyring_get(struct keyring *ring, const struct client_name *name, bool anew,
                               unsigned char key[SEAL_KEY], struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    pthread_mutex_lock(&ring->lock);
    if (anew || !recall(ring, name, key))
        status = read_client(ring, name, key, err);
    pthread_mutex_unlock(&ring->lock);
    return status;
}

/* With the service's key as it is now: it may have been rotated since it was read. */
static enum suited_status make_client(struct keyring *ring, const struct client_name *name,
                                      unsigned char key[SEAL_KEY], struct suited_error *err)
{
    char *path = path_of_client(ring, name);
    enum suited_status status;

    ring->service.count = 0;
    status = read_service(ring, false, err);
    seal_random(key, SEAL_KEY);
    if (!status)
        status = key_file_write(path, &ring->service, key, err);
    free(path);
    return status;
}

enum suited_status keyring_make(struct keyring *ring, const struct client_name *name,
                                unsigned char key[SEAL_KEY], struct suited_error *err)
{
    enum suited_status status;

    pthread_mutex_lock(&ring->lock);
    status = read_client(ring, name, key, err);
    if (status == SUITED_NOTFOUND)
        status = make_client(ring, name, key, err);
    pthread_mutex_unlock(&ring->lock);
    return status;
}

enum suited_status keyring_destroy(struct keyring *ring, const struct client_name *name,
                                   struct suited_error *err)
{
    char *path = path_of_client(ring, name);
    enum suited_status status;

    pthread_mutex_lock(&ring->lock);
    drop_remembered(ring, name);
    status = key_file_destroy(path, err);
    pthread_mutex_unlock(&ring->lock);
    free(path);
    return status;
}

void keyring_drop(struct keyring *ring, const struct client_name *name)
{
    char *path = path_of_client(ring, name);

    unlink(path);
    free(path);
}

/* Wrap one file's key anew where an older key of the service opened it. */
static enum suited_status rewrap(struct keyring *ring, const char *file, size_t *count,
                                 struct suited_error *err)
{
    unsigned char key[SEAL_KEY];
    bool is_old = false;
    char *path = path_of(ring, file);
    enum suited_status status = key_file_read(path, &ring->service, key, &is_old, err);

    if (status == SUITED_NOTFOUND)
        status = SUITED_OK;
    if (!status && is_old) {
        status = key_file_write(path, &ring->service, key, err);
        *count += !status;
    }
    seal_wipe(key, sizeof(key));
    free(path);
    return status;
}

static enum suited_status rewrap_all(struct keyring *ring, size_t *count,
                                     struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    struct dirent *entry;
    DIR *folder = opendir(ring->folder);

    while (!status && folder && (entry = readdir(folder)) != NULL)
        if (is_key_file(entry->d_name))
            status = rewrap(ring, entry->d_name, count, err);
    if (folder)
        closedir(folder);
    return status;
}

enum suited_status keyring_rotate(struct keyring *ring, bool given, size_t *count,
                                  struct suited_error *err)
{
    enum suited_status status;

    *count = 0;
    pthread_mutex_lock(&ring->lock);
    status = know_names(ring, false, err);
    if (!status && !given)
        status = service_keys_add(ring->number, err);
    ring->service.count = 0;
    if (!status)
        status = read_service(ring, false, err);
    if (!status)
        status = rewrap_all(ring, count, err);
    if (!status && !given)
        status = service_keys_keep_first(ring->number, err);
    pthread_mutex_unlock(&ring->lock);
    return status == SUITED_NOTFOUND ? SUITED_OK : status; /* there is no key to wrap */
}
