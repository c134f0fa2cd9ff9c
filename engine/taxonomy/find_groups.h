/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_FIND_GROUPS_H
#define TAXONOMY_FIND_GROUPS_H

#include "find_merge.h"

/*
 * What our titles and O*NET's say of unit groups counts for ESCO's occupations of those
 * groups, which then stand for them: a group stays only where no occupation does.
 */
void find_groups(struct find_entries *entries);

#endif
