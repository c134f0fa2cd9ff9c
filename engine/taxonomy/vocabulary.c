/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "stem.h"

/* Words met in texts but in no phrase are remembered up to here: it bounds the memory. */
#define LEARNED_MAX 400000

/* Strings, each with a number: open addressing, at most half full. */
struct names {
    struct name {
        uint64_t hash;
        size_t offset, length; /* of its text in `pool` */
    } * all;
    uint32_t count, room;
    uint32_t *slots; /* number + 1, or 0 */
    uint32_t slot_count;
    char *pool;
    size_t pool_used, pool_room;
};

struct known_word {
    uint32_t id;   /* 0: in no phrase as written */
    uint32_t stem; /* its number among the stems */
};

struct vocabulary {
    struct stemmer *stemmer;
    struct names words, stems;
    struct known_word *known; /* by number of the word */
    uint32_t *stem_ids;       /* by number of the stem; 0: in no phrase */
    uint32_t known_room, stem_ids_room;
    uint32_t word_count, stem_count;
};

static uint32_t *slot_of(const struct names *names, uint64_t hash, const char *text,
                         size_t length)
{
    uint32_t mask = names->slot_count - 1;
    uint32_t at = (uint32_t)hash & mask;

    while (names->slots[at]) {
        const struct name *name = &names->all[names->slots[at] - 1];

        if (name->hash == hash && name->length == length &&
            !memcmp(names->pool + name->offset, text, length))
            break;
        at = (at + 1) & mask;
    }
    return &names->slots[at];
}

static void grow_slots(struct names *names)
{
    uint32_t mask;

    free(names->slots);
    names->slot_count = names->slot_count ? names->slot_count * 2 : 1024;
    names->slots = xcalloc(names->slot_count, sizeof(*names->slots));
    mask = names->slot_count - 1;
    for (uint32_t i = 0; i < names->count; i++) {
        uint32_t at = (uint32_t)names->all[i].hash & mask;

        while (names->slots[at])
            at = (at + 1) & mask;
        names->slots[at] = i + 1;
    }
}

static uint32_t append_name(struct names *names, uint64_t hash, const char *text, size_t length)
{
    if (names->count == names->room) {
        names->room = names->room ? names->room * 2 : 512;
        names->all = xresize(names->all, names->room, sizeof(*names->all));
    }
    if (names->pool_used + length > names->pool_room) {
        names->pool_room = (names->pool_used + length) * 2 + 4096;
        names->pool = xresize(names->pool, names->pool_room, 1);
    }
    memcpy(names->pool + names->pool_used, text, length);
    names->all[names->count] = (struct name){hash, names->pool_used, length};
    names->pool_used += length;
    return names->count++;
}

/* Its number, and whether it is new. */
static uint32_t number_of(struct names *names, const char *text, size_t length, bool *is_new)
{
    uint64_t hash = hash_bytes(text, length);
    uint32_t *slot;

    if (names->count >= names->slot_count / 2)
        grow_slots(names);
    slot = slot_of(names, hash, text, length);
    *is_new = !*slot;
    if (!*slot)
        *slot = append_name(names, hash, text, length) + 1;
    return *slot - 1;
}

static void release_names(struct names *names)
{
    free(names->all);
    free(names->slots);
    free(names->pool);
}

static uint32_t stem_number(struct vocabulary *vocabulary, const char *word, size_t length)
{
    size_t stem_length;
    const char *stem = stemmer_stem(vocabulary->stemmer, word, length, &stem_length);
    bool is_new;
    uint32_t number = number_of(&vocabulary->stems, stem, stem_length, &is_new);

    if (vocabulary->stem_ids_room < vocabulary->stems.room) {
        vocabulary->stem_ids_room = vocabulary->stems.room;
        vocabulary->stem_ids = xresize(vocabulary->stem_ids, vocabulary->stem_ids_room,
                                       sizeof(*vocabulary->stem_ids));
    }
    if (is_new)
        vocabulary->stem_ids[number] = 0;
    return number;
}

static struct known_word *learn(struct vocabulary *vocabulary, const char *word, size_t length)
{
    bool is_new;
    uint32_t number = number_of(&vocabulary->words, word, length, &is_new);

    if (vocabulary->known_room < vocabulary->words.room) {
        vocabulary->known_room = vocabulary->words.room;
        vocabulary->known =
            xresize(vocabulary->known, vocabulary->known_room, sizeof(*vocabulary->known));
    }
    if (is_new)
        vocabulary->known[number] =
            (struct known_word){0, stem_number(vocabulary, word, length)};
    return &vocabulary->known[number];
}

struct vocabulary *vocabulary_new(void)
{
    struct vocabulary *vocabulary = xcalloc(1, sizeof(*vocabulary));

    vocabulary->stemmer = stemmer_new();
    grow_slots(&vocabulary->words);
    grow_slots(&vocabulary->stems);
    return vocabulary;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    stemmer_free(vocabulary->stemmer);
    release_names(&vocabulary->words);
    release_names(&vocabulary->stems);
    free(vocabulary->known);
    free(vocabulary->stem_ids);
    free(vocabulary);
}

uint32_t vocabulary_add_word(struct vocabulary *vocabulary, const char *word, size_t length)
{
    struct known_word *known = learn(vocabulary, word, length);

    if (!known->id)
        known->id = ++vocabulary->word_count;
    return known->id;
}

uint32_t vocabulary_add_stem(struct vocabulary *vocabulary, const char *word, size_t length)
{
    uint32_t number = learn(vocabulary, word, length)->stem; /* it may move stem_ids */
    uint32_t *id = &vocabulary->stem_ids[number];

    if (!*id)
        *id = ++vocabulary->stem_count;
    return *id;
}

void vocabulary_look_up(struct vocabulary *vocabulary, const char *word, size_t length,
                        uint32_t *word_id, uint32_t *stem_id)
{
    const struct known_word *known = NULL;

    *word_id = 0;
    *stem_id = 0;
    if (length > VOCABULARY_WORD_MAX)
        return;
    if (vocabulary->words.count < LEARNED_MAX) {
        known = learn(vocabulary, word, length);
    } else {
        uint32_t slot = *slot_of(&vocabulary->words, hash_bytes(word, length), word, length);

        if (!slot)
            return;
        known = &vocabulary->known[slot - 1];
    }
    *word_id = known->id;
    *stem_id = vocabulary->stem_ids[known->stem];
}

uint32_t vocabulary_words(const struct vocabulary *vocabulary)
{
    return vocabulary->word_count;
}

uint32_t vocabulary_stems(const struct vocabulary *vocabulary)
{
    return vocabulary->stem_count;
}
