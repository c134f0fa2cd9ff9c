/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_LABELS_BLOCK_H
#define TAXONOMY_LABELS_BLOCK_H

#include <stdint.h>

/* The bytes of a block of labels: labels_build.c writes them, labels.c reads them. */
#define LABELS_MAGIC UINT64_C(0x326c6562616c5353) /* "SSlabel2" on a little-endian machine */

struct labels_head {
    uint64_t magic;
    uint64_t checksum; /* hash_bytes() of all that follows it */
    uint64_t length;   /* of the block */
    uint32_t labels, concepts, words, postings;
    uint32_t text;  /* bytes */
    uint32_t stamp; /* of what the labels were made from; 0 none */
};

/* Then, in this order: keys (one a label), labels, concepts, words and one more, postings,
 * text. */
struct labels_key {
    uint64_t key;
    uint32_t label, unused;
};

enum labels_flag { LABELS_PREFERRED = 1 << 0, LABELS_TOPIC = 1 << 1 };

struct labels_label {
    uint32_t text, concept; /* `text`: offset in the texts */
    uint16_t words, flags;  /* enum labels_flag */
};

struct labels_concept {
    uint32_t id, title;
    uint32_t code;
};

struct labels_word {
    uint32_t text, first; /* its first posting; the next word's ends them */
};

#endif
