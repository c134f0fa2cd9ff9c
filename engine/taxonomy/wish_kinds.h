/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_WISH_KINDS_H
#define TAXONOMY_WISH_KINDS_H

#include "suited/taxonomy.h"

/* Whether a wish may stand under this key: a condition, or a quantity of model.json. */
bool is_wish_kind(const struct suited_taxonomy *taxonomy, const char *key);

#endif
