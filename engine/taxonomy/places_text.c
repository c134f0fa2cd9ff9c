/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "places_text.h"

#include <stdlib.h>
#include <string.h>

#include "places_key.h"

enum { WORDS_MAX = 24, NAME_WORDS = 6 };

/* One part of the text as its key, cut into words: word i begins at starts[i]. */
struct part {
    struct strbuf key;
    size_t starts[WORDS_MAX + 1], count;
};

/* The length of what parts a text here ("," or " - "); 0 where nothing does. */
static size_t separator(const char *s)
{
    static const char *const marks[] = {
        " - ", " \xe2\x80\x93 ", "\xe2\x80\xa2", "\xc2\xb7", " or ", " OR ", NULL};

    if (strchr(",;/|()[]:\n\r\t", *s))
        return 1;
    for (size_t i = 0; marks[i]; i++)
        if (!strncmp(s, marks[i], strlen(marks[i])))
            return strlen(marks[i]);
    return 0;
}

/* The next part from `*s` on; false at the end. */
static bool next_part(const char **s, const char *end, const char **part, size_t *length)
{
    const char *at = *s;

    if (at >= end)
        return false;
    *part = at;
    while (at < end && !separator(at))
        at++;
    *length = (size_t)(at - *part);
    *s = at < end ? at + separator(at) : at;
    return true;
}

static const char *end_of(const char *text)
{
    return text + strnlen(text, PLACES_TEXT_MAX);
}

static void find_words(struct part *part, const char *text, size_t length)
{
    strbuf_clear(&part->key);
    part->count = 0;
    places_key_add(&part->key, text, length);
    for (size_t i = 0; i < part->key.length && part->count < WORDS_MAX; i++)
        if (i == 0 || part->key.text[i - 1] == ' ')
            part->starts[part->count++] = i;
    part->starts[part->count] = part->key.length + 1;
}

/* Words `from` to before `to` as a key of their own. */
static void words_key(const struct part *part, size_t from, size_t to, struct strbuf *out)
{
    strbuf_clear(out);
    if (from < to)
        strbuf_add(out, part->key.text + part->starts[from],
                   part->starts[to] - part->starts[from] - 1);
}

/* Whether words `from` to before `to` are to be skipped: PLACES_IGNORE up to kind `most`. */
static bool is_word_of(const struct places_cache *cache, const struct part *part, size_t from,
                       size_t to, unsigned most)
{
    struct strbuf key = STRBUF_INIT;
    const struct places_key *first;
    bool found = false;
    size_t count;

    words_key(part, from, to, &key);
    if (to - from == 1 && *key.text >= '0' && *key.text <= '9')
        found = true; /* the number of a house, or a postcode of another country */
    count = places_cache_find(cache, key.text, &first);
    for (size_t i = 0; i < count; i++) {
        unsigned kind = places_cache_entry(cache, &first[i])->kind;

        found |= kind >= PLACES_IGNORE && kind <= most;
    }
    strbuf_release(&key);
    return found;
}

/* Take one run of ignored words off either end; the longest first. False: there is none. */
static bool strip(const struct places_cache *cache, const struct part *part, size_t *from,
                  size_t *to)
{
    for (size_t run = NAME_WORDS; run > 0; run--) {
        if (run > *to - *from)
            continue;
        if (is_word_of(cache, part, *from, *from + run, PLACES_IGNORE)) {
            *from += run;
            return true;
        }
        if (is_word_of(cache, part, *to - run, *to, PLACES_IGNORE)) {
            *to -= run;
            return true;
        }
    }
    return false;
}

static bool look_up(const struct places_cache *cache, const struct part *part,
                    struct candidates *out)
{
    struct strbuf key = STRBUF_INIT;
    size_t from = 0, to = part->count;
    bool found;

    do {
        words_key(part, from, to, &key);
        found = *key.text && candidates_of(cache, key.text, out);
    } while (!found && from < to && strip(cache, part, &from, &to));
    strbuf_release(&key);
    return found;
}

/* A full postcode counts wherever it stands, a district only as the last word. */
static bool find_postcode(struct part *part, struct postcode *out)
{
    for (size_t i = part->count; i-- > 0;) {
        const char *word = part->key.text + part->starts[i];
        size_t one = part->starts[i + 1] - part->starts[i] - 1;
        size_t two = i + 2 <= part->count ? part->starts[i + 2] - part->starts[i] - 1 : 0;
        bool is_last = i + 1 == part->count;

        if (!is_last && postcode_parse(word, two, out) && *out->inward) {
            memmove(part->key.text + part->starts[i], part->key.text + part->starts[i] + two,
                    part->key.length - part->starts[i] - two + 1);
            part->key.length -= two;
            return true;
        }
        if (postcode_parse(word, one, out) && (*out->inward || is_last)) {
            strbuf_cut(&part->key, part->starts[i]);
            return true;
        }
    }
    memset(out, 0, sizeof(*out));
    return false;
}

/* The postcode goes to `out` and off the part, which is cut into words again. */
static void take_postcode(struct part *part, struct postcode *out)
{
    struct postcode found;
    struct strbuf rest = STRBUF_INIT;

    if (!find_postcode(part, &found))
        return;
    if (!*out->outward || (*found.inward && !*out->inward))
        *out = found;
    strbuf_add(&rest, part->key.text, part->key.length);
    find_words(part, rest.text, rest.length);
    strbuf_release(&rest);
}

static bool is_ours(const struct candidates *candidates, const char *country)
{
    for (size_t i = 0; i < candidates->count; i++) {
        const struct places_entry *entry = candidates->all[i];

        if (entry->known && entry->kind < SUITED_COUNTRY &&
            (!*country || !strncmp(entry->country, country, 2)))
            return true;
    }
    return false;
}

/* Whether the word from `at` on makes the words before it a street's name. */
static bool is_street(const struct places_cache *cache, const struct part *part, size_t at)
{
    return at < part->count && is_word_of(cache, part, at, at + 1, PLACES_STREET) &&
           !is_word_of(cache, part, at, at + 1, PLACES_BUILDING);
}

/* The longest run of words that is a place with a point, of two equally long the later one. */
static bool longest_run(const struct places_cache *cache, const struct part *part,
                        const char *country, struct candidates *out)
{
    struct strbuf key = STRBUF_INIT;
    bool found = false;

    for (size_t run = NAME_WORDS; run > 0 && !found; run--)
        for (size_t to = part->count; to >= run && !found; to--) {
            words_key(part, to - run, to, &key);
            found = key.length > 2 && !is_word_of(cache, part, to - run, to, PLACES_STREET) &&
                    !is_street(cache, part, to) && candidates_of(cache, key.text, out) &&
                    is_ours(out, country);
        }
    strbuf_release(&key);
    return found;
}

/*
 * Whether the part says what an earlier one said ("Preston, Preston"). Said once plainly, it
 * is not aside ("Macclesfield Hospital, Macclesfield").
 */
static bool is_repeated(struct place_text *text, const struct candidates *part)
{
    for (size_t i = 0; i < text->count; i++) {
        struct candidates *before = &text->parts[i];

        if (before->count != part->count || before->all[0] != part->all[0])
            continue;
        before->aside = before->aside && part->aside;
        return true;
    }
    return false;
}

void place_text_read(const struct places_cache *cache, const char *text, const char *country,
                     struct place_text *out)
{
    struct part part = {.key = STRBUF_INIT};
    const char *s = text, *end = end_of(text), *begin;
    size_t length;

    out->count = 0;
    memset(&out->postcode, 0, sizeof(out->postcode));
    while (out->count < PLACES_PARTS_MAX && next_part(&s, end, &begin, &length)) {
        struct candidates *found = &out->parts[out->count];

        find_words(&part, begin, length);
        take_postcode(&part, &out->postcode);
        found->aside = !look_up(cache, &part, found);
        if (found->aside && !longest_run(cache, &part, country, found))
            continue;
        if (!is_repeated(out, found))
            out->count++;
    }
    strbuf_release(&part.key);
}
