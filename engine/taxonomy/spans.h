/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_SPANS_H
#define TAXONOMY_SPANS_H

#include "tokens.h"

/* Part the tokens into spans: lines first, then what stands in a line. */
void spans_mark(struct tokens *tokens);

#endif
