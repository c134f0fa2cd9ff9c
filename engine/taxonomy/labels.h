/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_LABELS_H
#define TAXONOMY_LABELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "suited/error.h"
#include "words.h"

/*
 * Names of concepts (occupations, skills), found by their whole text or by their words.
 * All of it is one block of bytes without pointers, the same in memory and in a mapped
 * file of the machine that wrote it. Read-only; threads may share it.
 */
struct labels;

struct concept {
    const char *id; /* a URI or an id of ours; "" none */
    const char *title;
    uint16_t code; /* ISCO-08 unit group; 0 none */
};

struct label {
    const char *text;
    uint32_t concept;
    uint16_t words;    /* folded words in it, 1 to WORDS_MAX */
    bool is_preferred; /* the concept's own title */
    bool is_topic;     /* what is typed for it ("bar work"), no name of it */
};

/* ---- making one ---- */

struct labels_builder;

struct labels_builder *labels_builder_new(const struct words *words); /* borrowed */
void labels_builder_free(struct labels_builder *builder);

/* The number of the new concept, from 0. Its title is a label too. */
uint32_t labels_builder_concept(struct labels_builder *builder, const char *id,
                                const char *title, uint16_t code);

/* Another name of a concept; ~ before it marks a topic. One without words is passed over. */
void labels_builder_label(struct labels_builder *builder, uint32_t concept, const char *text,
                          size_t length);

/* Mark the block by what it is made from: a number of the caller's, not 0. */
void labels_builder_stamp(struct labels_builder *builder, uint32_t stamp);

/* Append the block to `out`, which may only hold a multiple of eight bytes before. */
void labels_builder_write(struct labels_builder *builder, struct strbuf *out);

/* ---- using one ---- */

/* Open a block that stays the caller's; one that is cut or damaged is SUITED_INVALID. */
enum suited_status labels_open(const void *block, size_t length, struct labels **out,
                               struct suited_error *err);

/* Write what is in `builder` and keep the block in memory. */
struct labels *labels_new(struct labels_builder *builder);
void labels_free(struct labels *labels);

/* The bytes of the block, a multiple of eight. */
size_t labels_bytes(const struct labels *labels);

/* What labels_builder_stamp() was told; 0 nothing. */
uint32_t labels_stamp(const struct labels *labels);

size_t labels_count(const struct labels *labels);
struct label labels_get(const struct labels *labels, uint32_t label);
size_t labels_concepts(const struct labels *labels);
struct concept labels_concept(const struct labels *labels, uint32_t concept);

/* The labels whose words have this words_key(), from the first named; their number. */
size_t labels_with_key(const struct labels *labels, uint64_t key, uint32_t *out, size_t room);

/* The words of all labels, sorted by strcmp(), and the labels that each stands in. */
size_t labels_words(const struct labels *labels);
const char *labels_word(const struct labels *labels, size_t word);
const uint32_t *labels_of_word(const struct labels *labels, size_t word, size_t *count);

/* The first word not before `text`; labels_words() when there is none. */
size_t labels_word_from(const struct labels *labels, const char *text);

#endif
