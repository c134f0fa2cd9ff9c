/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_FAIR_H
#define ALERTS_FAIR_H

#include "subject.h"

/*
 * Where one vacancy is equally good for more than `most` clients of one adviser, `most` of
 * them hear of it in this run and the others wait for the next. Whose turn it is comes from
 * vacancy and mark, so that nobody is always first. For whom it is better never waits for
 * whom it is worse, nor the other way round. 0: all are told.
 */
void fair_share(struct subject *subjects, size_t count, size_t most);

#endif
