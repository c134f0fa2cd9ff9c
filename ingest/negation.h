/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_NEGATION_H
#define INGEST_NEGATION_H

#include <stdbool.h>

#include "taxonomy/phrases.h"

/*
 * Which words are denied, and which only wished for. The cues ("no", "is not required",
 * "desirable") and how far they reach are data: taxonomies/cues.json.
 */
enum cue_kind {
    CUE_DENIES_AFTER,   /* "no", "without": denies what comes after it */
    CUE_DENIES_BEFORE,  /* "not required": denies what came before */
    CUE_SOFTENS_AFTER,  /* "ideally" */
    CUE_SOFTENS_BEFORE, /* "would be an advantage" */
    CUE_HARDENS,        /* "essential": not softened, nor anything past it */
    CUE_NO_CUE,         /* "not only": its words are no cue */
    CUE_STOPS,          /* "but": no cue reaches past it */
    CUE_STOPS_DENIAL,   /* "in this": a denial ends here */
    CUE_HOME_TEMPORARY, /* home working for a time only */
    CUE_KINDS,
};

/* How many words a cue reaches: a denial back, a denial forth, a softener either way. */
struct reach {
    uint32_t before, after, softens;
};

/* Add the cues' phrases: a cue of kind k has the payload `base` + k. */
enum suited_status negation_add_phrases(struct phrases *phrases, uint32_t base,
                                        struct reach *reach, struct suited_error *err);

/* The cues of one text by token. Keep one and use it again. Start from {0}. */
struct negation {
    const struct tokens *tokens; /* borrowed */
    struct reach reach;
    uint16_t *cues;
    size_t room;
    bool home_temporary;
};

void negation_find(struct negation *negation, const struct tokens *tokens,
                   const struct phrase_hits *hits, uint32_t base);
void negation_release(struct negation *negation);

/*
 * Whether the words of `hit` are denied; then `hit` is widened to the cue, so that a quote
 * shows it. `listed`: along a list too, past its commas.
 */
bool negation_denies(const struct negation *negation, bool listed, struct phrase_hit *hit);

/* Whether they are only wished for. */
bool negation_softens(const struct negation *negation, const struct phrase_hit *hit);

#endif
