/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "labels_block.h"

struct labels {
    struct labels_head head;
    const struct labels_key *keys;
    const struct labels_label *labels;
    const struct labels_concept *concepts;
    const struct labels_word *words;
    const uint32_t *postings;
    const char *text;
    char *owned; /* NULL where the block is the caller's */
};

static size_t length_of(const struct labels_head *head)
{
    return sizeof(*head) + head->labels * sizeof(struct labels_key) +
           head->labels * sizeof(struct labels_label) +
           head->concepts * sizeof(struct labels_concept) +
           ((size_t)head->words + 1) * sizeof(struct labels_word) +
           head->postings * sizeof(uint32_t) + head->text;
}

static bool is_whole(const struct labels_head *head, const char *block, size_t length)
{
    const size_t summed = offsetof(struct labels_head, length);

    return head->magic == LABELS_MAGIC && head->length <= length &&
           head->length >= length_of(head) && head->length < length_of(head) + 8 &&
           head->checksum == hash_bytes(block + summed, head->length - summed);
}

static void point_into(struct labels *labels, const char *block)
{
    const struct labels_head *head = &labels->head;

    labels->keys = (const void *)(block + sizeof(*head));
    labels->labels = (const void *)(labels->keys + head->labels);
    labels->concepts = (const void *)(labels->labels + head->labels);
    labels->words = (const void *)(labels->concepts + head->concepts);
    labels->postings = (const void *)(labels->words + head->words + 1);
    labels->text = (const void *)(labels->postings + head->postings);
}

enum suited_status labels_open(const void *block, size_t length, struct labels **out,
                               struct suited_error *err)
{
    struct labels_head head;

    *out = NULL;
    if (length < sizeof(head))
        return suited_fail(err, SUITED_INVALID, "a block of labels is cut");
    memcpy(&head, block, sizeof(head));
    if (!is_whole(&head, block, length))
        return suited_fail(err, SUITED_INVALID, "a block of labels is cut or damaged");
    *out = xcalloc(1, sizeof(**out));
    (*out)->head = head;
    point_into(*out, block);
    return SUITED_OK;
}

struct labels *labels_new(struct labels_builder *builder)
{
    struct labels *labels = xcalloc(1, sizeof(*labels));
    struct strbuf block = STRBUF_INIT;

    labels_builder_write(builder, &block);
    labels->owned = strbuf_detach(&block);
    memcpy(&labels->head, labels->owned, sizeof(labels->head));
    point_into(labels, labels->owned);
    return labels;
}

void labels_free(struct labels *labels)
{
    if (!labels)
        return;
    free(labels->owned);
    free(labels);
}

size_t labels_bytes(const struct labels *labels)
{
    return labels->head.length;
}

uint32_t labels_stamp(const struct labels *labels)
{
    return labels->head.stamp;
}

size_t labels_count(const struct labels *labels)
{
    return labels->head.labels;
}

struct label labels_get(const struct labels *labels, uint32_t label)
{
    const struct labels_label *at = &labels->labels[label];

    return (struct label){labels->text + at->text, at->concept, at->words,
                          at->flags & LABELS_PREFERRED, at->flags & LABELS_TOPIC};
}

size_t labels_concepts(const struct labels *labels)
{
    return labels->head.concepts;
}

struct concept labels_concept(const struct labels *labels, uint32_t concept)
{
    const struct labels_concept *at = &labels->concepts[concept];

    return (struct concept){labels->text + at->id, labels->text + at->title,
                            (uint16_t)at->code};
}

/*
 * The first key not below `key`. Keys are hashes, so that where one stands is nearly known:
 * the search begins there, and most of the table stays out of the cache.
 */
static size_t first_with_key(const struct labels *labels, uint64_t key)
{
    const struct labels_key *keys = labels->keys;
    size_t count = labels->head.labels, low, high, step = 16;

    low = high = (size_t)((key >> 32) * count >> 32);
    while (low > 0 && keys[low - 1].key >= key) {
        high = low - 1;
        low = low > step ? low - step : 0;
        step *= 2;
    }
    while (high < count && keys[high].key < key) {
        low = high + 1;
        high = high + step < count ? high + step : count;
        step *= 2;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (keys[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t labels_with_key(const struct labels *labels, uint64_t key, uint32_t *out, size_t room)
{
    size_t low = first_with_key(labels, key), count = 0;

    for (; low < labels->head.labels && labels->keys[low].key == key && count < room; low++)
        out[count++] = labels->keys[low].label;
    return count;
}

size_t labels_words(const struct labels *labels)
{
    return labels->head.words;
}

const char *labels_word(const struct labels *labels, size_t word)
{
    return labels->text + labels->words[word].text;
}

const uint32_t *labels_of_word(const struct labels *labels, size_t word, size_t *count)
{
    *count = labels->words[word + 1].first - labels->words[word].first;
    return labels->postings + labels->words[word].first;
}

size_t labels_word_from(const struct labels *labels, const char *text)
{
    size_t low = 0, high = labels->head.words;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(labels_word(labels, middle), text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
