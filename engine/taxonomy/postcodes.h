/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_POSTCODES_H
#define TAXONOMY_POSTCODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/places.h"

/*
 * Imported postcodes of the United Kingdom, mapped: a head and then records in the order
 * of their keys. A district is a record whose key has no inward part.
 */
#define POSTCODES_MAGIC   "SUITEDPC"
#define POSTCODES_VERSION 2

struct postcodes_head {
    char magic[8];
    uint32_t version, count;
};

struct postcode_record {
    uint64_t key;
    int32_t lat, lon; /* degrees × 100,000 */
};

/* A postcode's parts in capitals; `inward` is "" in a district. */
struct postcode {
    char outward[5], inward[4];
};

struct postcodes {
    const struct postcodes_head *head;
    const struct postcode_record *records;
    size_t size;
};

/* Whether `text` as a whole has a postcode's or a district's shape ("so40 3ab", "SO40"). */
bool postcode_parse(const char *text, size_t length, struct postcode *out);
uint64_t postcode_key(const struct postcode *postcode);

/* The key of the district that a key lies in. */
uint64_t postcode_district(uint64_t key);

/* Where they are kept; the caller frees it. */
char *postcodes_path(const char *data_dir);

/*
 * Map them; nothing imported is SUITED_OK with no records. What is cut or of another version
 * is refused; the records are not summed, for few of them are needed.
 */
enum suited_status postcodes_open(const char *path, struct postcodes *postcodes,
                                  struct suited_error *err);
void postcodes_release(struct postcodes *postcodes);

/* The postcode, or where it is not known its district. False when neither is. */
bool postcodes_find(const struct postcodes *postcodes, const struct postcode *postcode,
                    struct suited_place *out);

/*
 * Up to `capacity` districts whose codes begin with `text`, in their order: "SO4" is SO4, SO40,
 * SO41. None where there is no digit in it, for then it may as well begin a name.
 */
size_t postcodes_complete(const struct postcodes *postcodes, const char *text,
                          struct suited_place *out, size_t capacity);

#endif
