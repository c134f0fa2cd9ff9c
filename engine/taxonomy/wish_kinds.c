/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wish_kinds.h"

bool is_wish_kind(const struct suited_taxonomy *taxonomy, const char *key)
{
    const json_t *quantities = json_object_get(suited_taxonomy_model(taxonomy), "quantities");

    return suited_condition_find(taxonomy, key) || json_object_get(quantities, key);
}
