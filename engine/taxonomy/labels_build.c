/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "labels.h"
#include "labels_block.h"

struct pair {
    uint32_t word, label;
};

struct labels_builder {
    const struct words *words;
    struct labels_key *keys;
    struct labels_label *labels;
    size_t label_count, label_room;
    struct labels_concept *concepts;
    size_t concept_count, concept_room;
    struct labels_word *dictionary; /* in the order met; `first` counts its labels */
    size_t word_count, word_room;
    uint32_t *table; /* word + 1 by hash; 0 is free */
    size_t table_size;
    struct pair *pairs;
    size_t pair_count, pair_room;
    struct strbuf text;
    uint32_t stamp;
};

struct labels_builder *labels_builder_new(const struct words *words)
{
    struct labels_builder *builder = xcalloc(1, sizeof(*builder));

    builder->words = words;
    builder->text = (struct strbuf)STRBUF_INIT;
    builder->table_size = (size_t)1 << 12;
    builder->table = xcalloc(builder->table_size, sizeof(*builder->table));
    strbuf_putc(&builder->text, '\0'); /* offset 0 is "" */
    return builder;
}

void labels_builder_free(struct labels_builder *builder)
{
    if (!builder)
        return;
    free(builder->keys);
    free(builder->labels);
    free(builder->concepts);
    free(builder->dictionary);
    free(builder->table);
    free(builder->pairs);
    strbuf_release(&builder->text);
    free(builder);
}

static uint32_t keep_text(struct labels_builder *builder, const char *text, size_t length)
{
    size_t at = builder->text.length;

    if (!length)
        return 0;
    strbuf_add(&builder->text, text, length);
    strbuf_putc(&builder->text, '\0');
    return (uint32_t)at;
}

/* The slot in the table of the word, or the free one it would get. */
static size_t slot_of(const struct labels_builder *builder, const char *text)
{
    size_t at = hash_bytes(text, strlen(text)) % builder->table_size;

    while (builder->table[at] &&
           strcmp(builder->text.text + builder->dictionary[builder->table[at] - 1].text,
                  text) != 0)
        at = (at + 1) % builder->table_size;
    return at;
}

static void grow_table(struct labels_builder *builder)
{
    free(builder->table);
    builder->table_size *= 4;
    builder->table = xcalloc(builder->table_size, sizeof(*builder->table));
    for (size_t i = 0; i < builder->word_count; i++) {
        const char *text = builder->text.text + builder->dictionary[i].text;

        builder->table[slot_of(builder, text)] = (uint32_t)i + 1;
    }
}

static uint32_t word_of(struct labels_builder *builder, const char *text)
{
    size_t slot = slot_of(builder, text);

    if (builder->table[slot])
        return builder->table[slot] - 1;
    if (builder->word_count == builder->word_room) {
        builder->word_room = builder->word_room ? builder->word_room * 2 : 1024;
        builder->dictionary =
            xresize(builder->dictionary, builder->word_room, sizeof(*builder->dictionary));
    }
    builder->dictionary[builder->word_count] =
        (struct labels_word){keep_text(builder, text, strlen(text)), 0};
    builder->table[slot] = (uint32_t)++builder->word_count;
    if (builder->word_count > builder->table_size / 2)
        grow_table(builder);
    return (uint32_t)builder->word_count - 1;
}

/* A label stands once under each of its words. */
static bool is_first_of_word(const struct labels_builder *builder, struct pair pair)
{
    for (size_t i = builder->pair_count; i > 0 && builder->pairs[i - 1].label == pair.label;
         i--)
        if (builder->pairs[i - 1].word == pair.word)
            return false;
    return true;
}

static void add_pair(struct labels_builder *builder, struct pair pair)
{
    if (!is_first_of_word(builder, pair))
        return;
    if (builder->pair_count == builder->pair_room) {
        builder->pair_room = builder->pair_room ? builder->pair_room * 2 : 4096;
        builder->pairs = xresize(builder->pairs, builder->pair_room, sizeof(*builder->pairs));
    }
    builder->pairs[builder->pair_count++] = pair;
    builder->dictionary[pair.word].first++;
}

static void add_label(struct labels_builder *builder, struct labels_label label,
                      const struct folded *folded)
{
    uint32_t number = (uint32_t)builder->label_count;

    if (builder->label_count == builder->label_room) {
        builder->label_room = builder->label_room ? builder->label_room * 2 : 1024;
        builder->labels = xresize(builder->labels, builder->label_room, sizeof(label));
        builder->keys = xresize(builder->keys, builder->label_room, sizeof(*builder->keys));
    }
    builder->labels[number] = label;
    builder->keys[number] = (struct labels_key){words_key(folded, 0, folded->count), number, 0};
    builder->label_count++;
    for (size_t i = 0; i < folded->count; i++)
        add_pair(builder, (struct pair){word_of(builder, folded->text[i]), number});
}

uint32_t labels_builder_concept(struct labels_builder *builder, const char *id,
                                const char *title, uint16_t code)
{
    uint32_t number = (uint32_t)builder->concept_count;

    if (builder->concept_count == builder->concept_room) {
        builder->concept_room = builder->concept_room ? builder->concept_room * 2 : 512;
        builder->concepts =
            xresize(builder->concepts, builder->concept_room, sizeof(*builder->concepts));
    }
    builder->concepts[builder->concept_count++] = (struct labels_concept){
        keep_text(builder, id, strlen(id)), keep_text(builder, title, strlen(title)), code};
    labels_builder_label(builder, number, title, strlen(title));
    return number;
}

void labels_builder_label(struct labels_builder *builder, uint32_t concept, const char *text,
                          size_t length)
{
    const struct labels_concept *owner = &builder->concepts[concept];
    const char *title = builder->text.text + owner->title;
    struct labels_label label = {.concept = concept};
    struct folded folded;
    bool is_title;

    if (length && *text == '~') {
        label.flags = LABELS_TOPIC;
        text++;
        length--;
    }
    words_fold(builder->words, text, length, &folded);
    if (!folded.count)
        return;
    label.words = (uint16_t)folded.count;
    is_title = length == strlen(title) && !memcmp(text, title, length);
    label.flags |= is_title ? LABELS_PREFERRED : 0;
    label.text = is_title ? owner->title : keep_text(builder, text, length);
    add_label(builder, label, &folded);
}

void labels_builder_stamp(struct labels_builder *builder, uint32_t stamp)
{
    builder->stamp = stamp;
}

static int compare_keys(const void *a, const void *b)
{
    const struct labels_key *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->label < y->label ? -1 : x->label > y->label;
}

struct sorted_word {
    const char *text;
    uint32_t word;
};

static int compare_words(const void *a, const void *b)
{
    const struct sorted_word *x = a, *y = b;

    return strcmp(x->text, y->text);
}

/* Write the words in order, each with its first posting; `starts` gets those by old number. */
static void write_words(const struct labels_builder *builder, struct strbuf *out,
                        uint32_t *starts)
{
    struct sorted_word *sorted = xcalloc(builder->word_count + 1, sizeof(*sorted));
    struct labels_word word = {0, 0};

    for (size_t i = 0; i < builder->word_count; i++)
        sorted[i] =
            (struct sorted_word){builder->text.text + builder->dictionary[i].text, (uint32_t)i};
    qsort(sorted, builder->word_count, sizeof(*sorted), compare_words);
    for (size_t i = 0; i < builder->word_count; i++) {
        const struct labels_word *from = &builder->dictionary[sorted[i].word];

        word.text = from->text;
        starts[sorted[i].word] = word.first;
        strbuf_add(out, (const char *)&word, sizeof(word));
        word.first += from->first;
    }
    word.text = 0;
    strbuf_add(out, (const char *)&word, sizeof(word));
    free(sorted);
}

static void write_postings(const struct labels_builder *builder, struct strbuf *out,
                           uint32_t *starts)
{
    uint32_t *postings = xcalloc(builder->pair_count + 1, sizeof(*postings));

    for (size_t i = 0; i < builder->pair_count; i++)
        postings[starts[builder->pairs[i].word]++] = builder->pairs[i].label;
    strbuf_add(out, (const char *)postings, builder->pair_count * sizeof(*postings));
    free(postings);
}

void labels_builder_write(struct labels_builder *builder, struct strbuf *out)
{
    size_t begin = out->length;
    uint32_t *starts = xcalloc(builder->word_count + 1, sizeof(*starts));
    struct labels_head head = {
        .magic = LABELS_MAGIC,
        .labels = (uint32_t)builder->label_count,
        .concepts = (uint32_t)builder->concept_count,
        .words = (uint32_t)builder->word_count,
        .postings = (uint32_t)builder->pair_count,
        .text = (uint32_t)builder->text.length,
        .stamp = builder->stamp,
    };

    qsort(builder->keys, builder->label_count, sizeof(*builder->keys), compare_keys);
    strbuf_add(out, (const char *)&head, sizeof(head));
    strbuf_add(out, (const char *)builder->keys, builder->label_count * sizeof(*builder->keys));
    strbuf_add(out, (const char *)builder->labels,
               builder->label_count * sizeof(*builder->labels));
    strbuf_add(out, (const char *)builder->concepts,
               builder->concept_count * sizeof(*builder->concepts));
    write_words(builder, out, starts);
    write_postings(builder, out, starts);
    strbuf_add(out, builder->text.text, builder->text.length);
    while (out->length % 8)
        strbuf_putc(out, '\0');
    head.length = out->length - begin;
    memcpy(out->text + begin, &head, sizeof(head));
    head.checksum = hash_bytes(out->text + begin + offsetof(struct labels_head, length),
                               head.length - offsetof(struct labels_head, length));
    memcpy(out->text + begin, &head, sizeof(head));
    free(starts);
}
