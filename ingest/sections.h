/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_SECTIONS_H
#define INGEST_SECTIONS_H

#include "taxonomy/phrases.h"

/*
 * What the parts of an advert are: a line under "Essential" means another thing than the
 * same line under "Desirable". The headings' words are data: taxonomies/headings.json.
 */
enum section_kind {
    SECTION_NONE,
    SECTION_TITLE,
    SECTION_REQUIRED,
    SECTION_DESIRABLE,
    SECTION_DUTIES,
    SECTION_BENEFITS,
    SECTION_EMPLOYER,
    SECTION_APPLY,
    SECTION_KINDS,
};

/* The kind named in data ("required"); SECTION_KINDS when there is none of that name. */
enum section_kind section_named(const char *name);

/* Add the headings' phrases: heading of kind k has the payload `base` + k. */
enum suited_status sections_add_phrases(struct phrases *phrases, uint32_t base,
                                        struct suited_error *err);

/* The kind of every token's section. Keep one and use it again. Start from {0}. */
struct sections {
    uint8_t *kinds; /* by token */
    size_t room;
};

/* `title_length` is in bytes. */
void sections_find(struct sections *sections, const struct tokens *tokens, size_t title_length,
                   const struct phrase_hits *hits, uint32_t base);
void sections_release(struct sections *sections);

#endif
