/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_READER_RULES_H
#define INGEST_READER_RULES_H

#include "reading.h"
#include "taxonomy/phrases.h"

/*
 * What the phrases of the conditions mean: taxonomies/phrases, a folder of JSON files, each
 *
 *     {"source": "…", "conditions": {"heavy_lifting": [
 *         {"yes": ["heavy lifting", …], "negated": "no"},
 *         {"not": ["heavy workload"]}]}}
 *
 * A rule says what its phrases are: "yes", "no", "not" (hits of this condition that share a
 * word with it are void), "not_beside" (so are those in the same sentence) or "never" (so
 * are all in the advert). Further:
 *   negated    what becomes of it where it is denied: "no", "drop" (unless said), "keep"
 *   softened   "keep" or "drop" (unless said "keep") where it is only wished for
 *   weight     the greater counts where two disagree; 2 unless said
 *   in, not_in sections (headings.json) where alone, or nowhere, it counts
 *   not_with   conditions that void the phrase where the advert says yes to one of them
 *   firm       true: what is "not" does not void it
 *   at_start   true: only where a sentence or bullet begins with it
 *   not_heading  true: not where it stands in a heading
 *   listed     a denial reaches it along a list, past commas
 */
enum rule_value { RULE_NO, RULE_YES, RULE_NOT, RULE_NOT_BESIDE, RULE_NEVER, RULE_VALUES };
enum rule_negated { NEGATED_DROP, NEGATED_NO, NEGATED_KEEP };

struct rule {
    uint8_t condition;
    uint8_t value;   /* enum rule_value */
    uint8_t negated; /* enum rule_negated */
    uint8_t weight;
    uint16_t in, not_in; /* bits by enum section_kind; `in` 0 is anywhere */
    uint64_t not_with;   /* bits by condition */
    uint32_t phrase;     /* where each phrase has a rule of its own: its number */
    bool softened;       /* drop it where it is only wished for */
    bool listed;
    bool firm, at_start, not_heading;
};

struct rules {
    struct rule *all;
    size_t count, room;
};

#define RULE_WEIGHT 2

/*
 * Load all rules; the phrases of rule n have the payload n. With a lexicon each phrase that
 * it keeps has a rule of its own.
 */
enum suited_status rules_load(struct rules *rules, const struct suited_taxonomy *taxonomy,
                              const struct reader_lexicon *lexicon, struct phrases *phrases,
                              struct suited_error *err);
void rules_release(struct rules *rules);

#endif
