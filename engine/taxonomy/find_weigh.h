/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_FIND_WEIGH_H
#define TAXONOMY_FIND_WEIGH_H

#include "find_query.h"

/*
 * How near a label is to what was typed, 0 to 99. `covered` is the share of the typed words
 * that some label of its concept has.
 */
float find_weigh(const struct query *query, uint32_t label, float covered);

#endif
