/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_SKILLS_H
#define TAXONOMY_SKILLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "phrases.h"
#include "suited/taxonomy.h"

/*
 * Skills and the phrases that name them: taxonomies/skills.json, and ESCO's where it
 * is imported. Those of ours that are ESCO's too say so by its URI.
 */
struct skills;
struct labels;
struct words;

/* `words` is borrowed. */
enum suited_status skills_open(const struct words *words, struct skills **out,
                               struct suited_error *err);
void skills_close(struct skills *skills);

/* All titles and phrases as labels; borrowed. */
const struct labels *skills_labels(const struct skills *skills);

/*
 * Add the phrases of all skills to the reader's automaton, with the payloads from
 * `base` on; `*count` is how many payloads were used.
 */
enum suited_status skills_add_phrases(const struct suited_taxonomy *taxonomy,
                                      struct phrases *phrases, uint32_t base, uint32_t *count,
                                      struct suited_error *err);

/* A skill that was read. `id` and `title` are borrowed from the taxonomy. */
struct skill_found {
    const char *id;
    const char *title;
    uint32_t first, last; /* the tokens that name it */
    bool required;        /* false where it is only desirable, preferred or nice to have */
};

/* Keep one and use it again. Start from {0}. */
struct skills_found {
    struct skill_found *all;
    size_t count, room;
    uint8_t *cues; /* of the reader: by span, bits of the cue words in it */
    size_t cue_room;
};

/*
 * The skills among `hits`: those whose payload was given by skills_add_phrases() with
 * the same `base`. Each skill once, in the order of the text; hits of others are passed
 * over. Of hits inside one another the longest counts. Threads may share it.
 */
void skills_of_hits(const struct suited_taxonomy *taxonomy, const struct tokens *tokens,
                    const struct phrase_hits *hits, uint32_t base, struct skills_found *found);
void skills_found_release(struct skills_found *found);

#endif
