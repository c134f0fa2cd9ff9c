/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "postcodes.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"

enum { OUTWARD_MAX = 4, INWARD = 3, BASE = 37, DISTRICT = BASE * BASE * BASE };

/*
 * The shape of an outward code: one or two letters, a digit, and at most one more letter or
 * digit (BS 7666; Royal Mail, Programmers' Guide to the PAF).
 */
static bool is_outward(const char *code, size_t length)
{
    size_t letters = 0;

    while (letters < length && isupper((unsigned char)code[letters]))
        letters++;
    return length >= 2 && length <= OUTWARD_MAX && letters >= 1 && letters <= 2 &&
           letters < length && isdigit((unsigned char)code[letters]) && length - letters <= 2;
}

static bool is_inward(const char *code)
{
    return isdigit((unsigned char)code[0]) && isupper((unsigned char)code[1]) &&
           isupper((unsigned char)code[2]);
}

/* Letters and digits in capitals without spaces; 0 when there is anything else or too much. */
static size_t squeeze(const char *text, size_t length, char out[OUTWARD_MAX + INWARD])
{
    size_t made = 0;

    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];

        if (c == ' ' || c == '\t')
            continue;
        if (c >= 0x80 || !isalnum(c) || made == OUTWARD_MAX + INWARD)
            return 0;
        out[made++] = (char)toupper(c);
    }
    return made;
}

bool postcode_parse(const char *text, size_t length, struct postcode *out)
{
    char code[OUTWARD_MAX + INWARD];
    size_t made = squeeze(text, length, code);

    memset(out, 0, sizeof(*out));
    if (made > INWARD + 1 && is_inward(code + made - INWARD) &&
        is_outward(code, made - INWARD)) {
        memcpy(out->outward, code, made - INWARD);
        memcpy(out->inward, code + made - INWARD, INWARD);
        return true;
    }
    if (!is_outward(code, made))
        return false;
    memcpy(out->outward, code, made);
    return true;
}

static unsigned digit_of(char c)
{
    return isdigit((unsigned char)c) ? (unsigned)(c - '0') + 1 : (unsigned)(c - 'A') + 11;
}

/* `key` with the letters of a part behind it; 0 stands for those that it does not have. */
static uint64_t add_part(uint64_t key, const char *part, size_t most)
{
    size_t length = strlen(part);

    for (size_t i = 0; i < most; i++)
        key = key * BASE + (i < length ? digit_of(part[i]) : 0);
    return key;
}

uint64_t postcode_key(const struct postcode *postcode)
{
    return add_part(add_part(0, postcode->outward, OUTWARD_MAX), postcode->inward, INWARD);
}

uint64_t postcode_district(uint64_t key)
{
    return key - key % DISTRICT;
}

char *postcodes_path(const char *data_dir)
{
    struct strbuf path = STRBUF_INIT;

    strbuf_printf(&path, "%s/taxonomy/postcodes.cache", data_dir);
    return strbuf_detach(&path);
}

static bool is_whole(const struct postcodes *postcodes)
{
    const struct postcodes_head *head = postcodes->head;

    return postcodes->size >= sizeof(*head) && !memcmp(head->magic, POSTCODES_MAGIC, 8) &&
           head->version == POSTCODES_VERSION &&
           postcodes->size == sizeof(*head) + head->count * sizeof(struct postcode_record);
}

enum suited_status postcodes_open(const char *path, struct postcodes *postcodes,
                                  struct suited_error *err)
{
    struct stat st;
    void *map = MAP_FAILED;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    memset(postcodes, 0, sizeof(*postcodes));
    if (fd < 0 && errno == ENOENT)
        return SUITED_OK;
    if (fd >= 0 && !fstat(fd, &st) && st.st_size > 0)
        map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
    if (map != MAP_FAILED)
        *postcodes = (struct postcodes){.head = map, .size = (size_t)st.st_size};
    if (fd >= 0)
        close(fd);
    if (map == MAP_FAILED || !is_whole(postcodes)) {
        postcodes_release(postcodes);
        return suited_fail(err, SUITED_IO,
                           "the postcodes '%s' are damaged (import them again: suited "
                           "taxonomy import places FILE)",
                           path);
    }
    postcodes->records = (const void *)(postcodes->head + 1);
    return SUITED_OK;
}

void postcodes_release(struct postcodes *postcodes)
{
    if (postcodes->head)
        munmap((void *)postcodes->head, postcodes->size);
    memset(postcodes, 0, sizeof(*postcodes));
}

/* The first record that is not before `key`; NULL at the end. */
static const struct postcode_record *record_from(const struct postcodes *postcodes,
                                                 uint64_t key)
{
    size_t low = 0, high = postcodes->head ? postcodes->head->count : 0;
    size_t end = high;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (postcodes->records[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end ? &postcodes->records[low] : NULL;
}

static const struct postcode_record *record_of(const struct postcodes *postcodes, uint64_t key)
{
    const struct postcode_record *record = record_from(postcodes, key);

    return record && record->key == key ? record : NULL;
}

/* The Isle of Man and the Channel Islands have British postcodes and are countries. */
static const char *country_of(const char *outward)
{
    static const char *const islands[] = {"IM", "JE", "GY"};
    const char *found = NULL;

    for (size_t i = 0; i < sizeof(islands) / sizeof(*islands); i++)
        if (!strncmp(outward, islands[i], 2))
            found = !strcmp(islands[i], "GY") ? "GG" : islands[i];
    return found ? found : "GB";
}

bool postcodes_find(const struct postcodes *postcodes, const struct postcode *postcode,
                    struct suited_place *out)
{
    enum { FULL_KM = 1, DISTRICT_KM = 3 }; /* MATCHING section 2, Travel */
    uint64_t key = postcode_key(postcode);
    const struct postcode_record *record = record_of(postcodes, key);
    bool is_full = record && *postcode->inward;

    if (!record)
        record = record_of(postcodes, postcode_district(key));
    if (!record)
        return false;
    memset(out, 0, sizeof(*out));
    snprintf(out->name, sizeof(out->name), "%s%s%s", postcode->outward, is_full ? " " : "",
             is_full ? postcode->inward : "");
    snprintf(out->country, sizeof(out->country), "%s", country_of(postcode->outward));
    out->kind = is_full ? SUITED_POSTCODE : SUITED_DISTRICT;
    out->point =
        (struct suited_point){record->lat, record->lon, is_full ? FULL_KM : DISTRICT_KM};
    return true;
}

/* The outward part of a key; its unused places are zeros, and so are the string's. */
static void outward_of(uint64_t key, char outward[OUTWARD_MAX + 1])
{
    static const char letters[] = "\0"
                                  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    key /= DISTRICT;
    for (size_t i = OUTWARD_MAX; i--; key /= BASE)
        outward[i] = letters[key % BASE];
}

size_t postcodes_complete(const struct postcodes *postcodes, const char *text,
                          struct suited_place *out, size_t capacity)
{
    struct postcode code = {0};
    const struct postcode_record *record;
    uint64_t key, end = DISTRICT;
    size_t count = 0;

    if (!postcode_parse(text, strlen(text), &code) || *code.inward)
        return 0;
    key = postcode_key(&code);
    for (size_t i = strlen(code.outward); i < OUTWARD_MAX; i++)
        end *= BASE;
    end += key;
    while (count < capacity && (record = record_from(postcodes, key)) && record->key < end) {
        outward_of(record->key, code.outward);
        count += postcodes_find(postcodes, &code, &out[count]);
        key = postcode_district(record->key) + DISTRICT;
    }
    return count;
}
