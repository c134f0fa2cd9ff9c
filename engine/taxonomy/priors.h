/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_PRIORS_H
#define TAXONOMY_PRIORS_H

#include <stdbool.h>
#include <stdint.h>

#include "suited/error.h"

/* Survey figures by condition and ISCO-08 group: taxonomies/priors.tsv. */
struct priors;

enum suited_status priors_open(struct priors **out, struct suited_error *err);
void priors_close(struct priors *priors);

/*
 * The share (0 to 1) for the condition named `condition` in unit group `code`, else the
 * mean of the narrowest wider group that has one. False where there is none.
 */
bool priors_share(const struct priors *priors, const char *condition, uint16_t code,
                  double *share, const char **source);

#endif
