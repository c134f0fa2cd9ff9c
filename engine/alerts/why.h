/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_WHY_H
#define ALERTS_WHY_H

#include "base/strbuf.h"
#include "news.h"
#include "suited/taxonomy.h"

/* "New", "Fits now" …: what happened, in two or three words. Borrowed. */
const char *why_heading(const char *kind, const char *group);

/*
 * One line of why, from a vacancy as suited_explain() has it: what of the wishes it meets,
 * what an employer or adviser said of it first; what is not said; or what stands against it.
 */
void why_line(const struct suited_taxonomy *taxonomy, const char *kind, const json_t *vacancy,
              struct strbuf *out);

#endif
