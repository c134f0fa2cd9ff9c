/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_PHRASING_H
#define MATCH_PHRASING_H

#include "base/strbuf.h"
#include "plan.h"

/* What is wanted and what is said, in the words of a sentence. Both append to `out`. */
void add_wanted(const struct plan *plan, const struct wish *wish, struct strbuf *out);
void add_said(const struct plan *plan, const struct wish *wish, const struct sight *sight,
              struct strbuf *out);

#endif
