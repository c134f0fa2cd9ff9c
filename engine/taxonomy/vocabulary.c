/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "stem.h"

/* Words met in texts but in no phrase are remembered up to here: it bounds the memory. */
#define LEARNED_MAX 400000

/* Of so many bytes a name stands in its key whole; most words do. */
#define SHORT_MAX 16

/* A name's two ends, eight bytes each, which may overlap; a short name has no other bytes. */
struct key {
    uint64_t first, last;
};

/* What is asked of a word lies together: two cache lines, with its slot. */
struct name {
    struct key key;
    uint32_t place; /* the length of a short name; else SHORT_MAX + 1 + where it is in `pool` */
    uint32_t id;    /* 0: in no phrase */
    uint32_t stem_id; /* of a word: its stem's */
    uint32_t link; /* of a stem: number + 1 of one of its words; of a word: of the next one */
};

/* Half a hash beside the number + 1 of a name; 0 is a free slot. */
struct slot {
    uint32_t hash, number;
};

/* Strings, each with a number: open addressing, at most half full. */
struct names {
    struct name *all;
    uint32_t count, room;
    struct slot *slots;
    uint32_t slot_count;
    char *pool; /* long names, each behind its length in four bytes */
    size_t pool_used, pool_room;
};

/* The words met last, for most of a text are few, and the tables of all are large. */
#define RECENT ((uint32_t)2048)

struct recent {
    struct key key; /* of a short word */
    uint32_t length, id, stem_id;
};

struct vocabulary {
    struct recent recent[RECENT]; /* by hash; length 0 is none */
    struct stemmer *stemmer;
    struct names words, stems;
    uint32_t word_count, stem_count;
};

static uint64_t load_8(const char *bytes)
{
    uint64_t value;

    memcpy(&value, bytes, sizeof(value));
    return value;
}

static uint64_t load_4(const char *bytes)
{
    uint32_t value;

    memcpy(&value, bytes, sizeof(value));
    return value;
}

static struct key key_of(const char *text, size_t length)
{
    if (length >= 8)
        return (struct key){load_8(text), load_8(text + length - 8)};
    if (length >= 4)
        return (struct key){load_4(text), load_4(text + length - 4)};
    if (!length)
        return (struct key){0, 0};
    return (struct key){(uint8_t)text[0],
                        (uint64_t)(uint8_t)text[length / 2] << 8 | (uint8_t)text[length - 1]};
}

/* Short names, which all but a few of a text's words are, need no look at their bytes. */
static uint32_t hash_of(const struct key *key, const char *text, size_t length)
{
    uint64_t hash;

    if (length > SHORT_MAX)
        return (uint32_t)hash_bytes(text, length);
    hash = (key->first ^ (key->last + length) * UINT64_C(0x9e3779b97f4a7c15)) *
           UINT64_C(0xff51afd7ed558ccd);
    hash = (hash ^ hash >> 32) * UINT64_C(0xc4ceb9fe1a85ec53);
    return (uint32_t)(hash >> 32);
}

static bool is_same(const struct names *names, const struct name *name, const struct key *key,
                    const char *text, size_t length)
{
    uint32_t kept_length;
    const char *kept;

    if (name->key.first != key->first || name->key.last != key->last)
        return false;
    if (name->place <= SHORT_MAX)
        return name->place == length;
    kept = names->pool + name->place - SHORT_MAX - 1;
    memcpy(&kept_length, kept, sizeof(kept_length));
    return kept_length == length && !memcmp(kept + sizeof(kept_length), text, length);
}

static struct slot *slot_of(const struct names *names, uint32_t hash, const struct key *key,
                            const char *text, size_t length)
{
    uint32_t mask = names->slot_count - 1, at = hash & mask;

    while (names->slots[at].number &&
           (names->slots[at].hash != hash ||
            !is_same(names, &names->all[names->slots[at].number - 1], key, text, length)))
        at = (at + 1) & mask;
    return &names->slots[at];
}

static void grow_slots(struct names *names)
{
    struct slot *old = names->slots;
    uint32_t old_count = names->slot_count, mask;

    names->slot_count = old_count ? old_count * 2 : 1024;
    names->slots = xcalloc(names->slot_count, sizeof(*names->slots));
    mask = names->slot_count - 1;
    for (uint32_t i = 0; i < old_count; i++) {
        uint32_t at = old[i].hash & mask;

        while (old[i].number && names->slots[at].number)
            at = (at + 1) & mask;
        if (old[i].number)
            names->slots[at] = old[i];
    }
    free(old);
}

/* Where a long name is kept, as struct name has it. */
static uint32_t keep_text(struct names *names, const char *text, size_t length)
{
    const uint32_t kept_length = (uint32_t)length;
    size_t place = names->pool_used, end = place + sizeof(kept_length) + length;

    if (end > names->pool_room) {
        names->pool_room = end * 2 + 4096;
        names->pool = xresize(names->pool, names->pool_room, 1);
    }
    memcpy(names->pool + place, &kept_length, sizeof(kept_length));
    memcpy(names->pool + place + sizeof(kept_length), text, length);
    names->pool_used = end;
    return (uint32_t)(SHORT_MAX + 1 + place);
}

static uint32_t append_name(struct names *names, const struct key *key, const char *text,
                            size_t length)
{
    if (!names->all || names->count == names->room) {
        names->room = names->room ? names->room * 2 : 512;
        names->all = xresize(names->all, names->room, sizeof(*names->all));
    }
    names->all[names->count] = (struct name){
        .key = *key,
        .place = length <= SHORT_MAX ? (uint32_t)length : keep_text(names, text, length),
    };
    return names->count++;
}

/* The name, or NULL. */
static struct name *find_name(const struct names *names, const char *text, size_t length)
{
    struct key key = key_of(text, length);
    uint32_t number = slot_of(names, hash_of(&key, text, length), &key, text, length)->number;

    return number ? &names->all[number - 1] : NULL;
}

/* A new name, which find_name() has not found. */
static struct name *add_name(struct names *names, const char *text, size_t length)
{
    struct key key = key_of(text, length);
    uint32_t hash = hash_of(&key, text, length);

    if (names->count >= names->slot_count / 2)
        grow_slots(names);
    *slot_of(names, hash, &key, text, length) =
        (struct slot){hash, append_name(names, &key, text, length) + 1};
    return &names->all[names->count - 1];
}

static void release_names(struct names *names)
{
    free(names->all);
    free(names->slots);
    free(names->pool);
}

/* A word not met before. */
static struct name *learn(struct vocabulary *vocabulary, const char *text, size_t length)
{
    size_t stem_length;
    const char *stem_text = stemmer_stem(vocabulary->stemmer, text, length, &stem_length);
    struct name *stem = find_name(&vocabulary->stems, stem_text, stem_length), *word;

    if (!stem)
        stem = add_name(&vocabulary->stems, stem_text, stem_length);
    word = add_name(&vocabulary->words, text, length);
    word->stem_id = stem->id;
    word->link = stem->link;
    stem->link = vocabulary->words.count;
    return word;
}

static struct name *word_of(struct vocabulary *vocabulary, const char *text, size_t length)
{
    struct name *word = find_name(&vocabulary->words, text, length);

    return word ? word : learn(vocabulary, text, length);
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
    free(vocabulary);
}

/* The word has got another id: what is remembered of it no longer holds. */
static void forget_recent(struct vocabulary *vocabulary, const struct name *word)
{
    if (word->place <= SHORT_MAX)
        vocabulary->recent[hash_of(&word->key, NULL, word->place) % RECENT].length = 0;
}

uint32_t vocabulary_add_word(struct vocabulary *vocabulary, const char *word, size_t length)
{
    struct name *known = word_of(vocabulary, word, length);

    if (!known->id) {
        known->id = ++vocabulary->word_count;
        forget_recent(vocabulary, known);
    }
    return known->id;
}

/* Every word of the stem is told its id. */
static void name_stem(struct vocabulary *vocabulary, struct name *stem)
{
    stem->id = ++vocabulary->stem_count;
    for (uint32_t number = stem->link; number;
         number = vocabulary->words.all[number - 1].link) {
        vocabulary->words.all[number - 1].stem_id = stem->id;
        forget_recent(vocabulary, &vocabulary->words.all[number - 1]);
    }
}

static struct name *stem_of(const struct vocabulary *vocabulary, const char *word,
                            size_t length)
{
    size_t stem_length;
    const char *stem = stemmer_stem(vocabulary->stemmer, word, length, &stem_length);

    return find_name(&vocabulary->stems, stem, stem_length);
}

uint32_t vocabulary_add_stem(struct vocabulary *vocabulary, const char *word, size_t length)
{
    uint32_t id = word_of(vocabulary, word, length)->stem_id;
    struct name *stem;

    if (id)
        return id;
    stem = stem_of(vocabulary, word, length);
    name_stem(vocabulary, stem);
    return stem->id;
}

/* Of a word that there was no room to learn, the stem alone can be known. */
static struct recent find_word(struct vocabulary *vocabulary, const struct key *key,
                               const char *word, size_t length)
{
    struct recent found = {.key = *key, .length = (uint32_t)length};
    const struct name *known = find_name(&vocabulary->words, word, length), *stem;

    if (!known && vocabulary->words.count < LEARNED_MAX)
        known = learn(vocabulary, word, length);
    stem = known ? NULL : stem_of(vocabulary, word, length);
    found.id = known ? known->id : 0;
    found.stem_id = known ? known->stem_id : stem ? stem->id : 0;
    return found;
}

void vocabulary_look_up(struct vocabulary *vocabulary, const char *word, size_t length,
                        uint32_t *word_id, uint32_t *stem_id)
{
    struct key key = key_of(word, length);
    struct recent *recent =
        &vocabulary->recent[length <= SHORT_MAX ? hash_of(&key, word, length) % RECENT : 0];

    *word_id = 0;
    *stem_id = 0;
    if (length > VOCABULARY_WORD_MAX)
        return;
    if (length > SHORT_MAX || recent->length != length || recent->key.first != key.first ||
        recent->key.last != key.last)
        *recent = find_word(vocabulary, &key, word, length);
    *word_id = recent->id;
    *stem_id = recent->stem_id;
}
