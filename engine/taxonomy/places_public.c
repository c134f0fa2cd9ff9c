/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/places.h"

#include "places_room.h"
#include "rooms.h"

enum suited_status suited_place_find(const struct suited_taxonomy *taxonomy, const char *text,
                                     const char *country, struct suited_place *out,
                                     struct suited_error *err)
{
    return places_find(taxonomy_places(taxonomy), text, country, out, err);
}

enum suited_status suited_postcode_find(const struct suited_taxonomy *taxonomy,
                                        const char *postcode, struct suited_place *out,
                                        struct suited_error *err)
{
    return places_postcode(taxonomy_places(taxonomy), postcode, out, err);
}

size_t suited_place_complete(const struct suited_taxonomy *taxonomy, const char *text,
                             const char *country, struct suited_place_offer *out,
                             size_t capacity)
{
    return places_offer(taxonomy_places(taxonomy), text, country, out, capacity);
}

const char *suited_country_code(const struct suited_taxonomy *taxonomy, const char *name)
{
    return places_country(taxonomy_places(taxonomy), name);
}
