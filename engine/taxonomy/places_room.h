/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_PLACES_ROOM_H
#define TAXONOMY_PLACES_ROOM_H

#include "suited/places.h"

/* The taxonomy's places: the compiled ones, and the postcodes imported into `data_dir`. */
struct places;

/* `data_dir` may be NULL: no postcodes. Close with places_close(), which takes NULL. */
enum suited_status places_open(const char *data_dir, struct places **out,
                               struct suited_error *err);
void places_close(struct places *places);

/* As suited_place_find() and the others, for who has the places without a taxonomy. */
enum suited_status places_find(const struct places *places, const char *text,
                               const char *country, struct suited_place *out,
                               struct suited_error *err);
enum suited_status places_postcode(const struct places *places, const char *postcode,
                                   struct suited_place *out, struct suited_error *err);
size_t places_offer(const struct places *places, const char *text, const char *country,
                    struct suited_place_offer *out, size_t capacity);
const char *places_country(const struct places *places, const char *name);

#endif
