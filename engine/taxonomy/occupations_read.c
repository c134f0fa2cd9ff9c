/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "labels.h"
#include "occupations.h"
#include "rooms.h"
#include "words.h"

/*
 * The occupation is read from the title's words: the longest known title in it counts,
 * and it must be its head. In "Ward Manager's Secretary" the head is the secretary, in
 * "Teacher of French" the teacher. Confidences are ours, chosen on adverts' titles.
 */
enum confidence {
    WHOLE = 95,      /* the whole title is a known one */
    HEAD = 80,       /* its head is, other words say more */
    ONE_WORD = 65,   /* a single word, with other words before or after it */
    NOT_HEAD = 30,   /* known words, but another noun is the head */
    IN_TEXT = 50,    /* only a sentence of the text names it */
    PER_OPTION = 15, /* off for each further code that the same words may mean */
    LEAST = 20,
};

#define LABELS_ROOM     8 /* meanings of one title that are looked at */
#define TITLE_BYTES_MAX ((size_t)256)

struct candidate {
    uint16_t code;
    uint8_t confidence;
};

struct guesses {
    struct candidate all[SUITED_CODES_MAX];
    size_t count;
};

static void add_guess(struct guesses *guesses, uint16_t code, unsigned confidence)
{
    size_t at = guesses->count;

    for (size_t i = 0; i < guesses->count; i++)
        if (guesses->all[i].code == code)
            return;
    while (at > 0 && guesses->all[at - 1].confidence < confidence)
        at--;
    if (at == SUITED_CODES_MAX)
        return;
    if (guesses->count < SUITED_CODES_MAX)
        guesses->count++;
    memmove(&guesses->all[at + 1], &guesses->all[at],
            (guesses->count - at - 1) * sizeof(*guesses->all));
    guesses->all[at] = (struct candidate){code, (uint8_t)confidence};
}

/* The distinct codes that the words mean in one source; their number. */
static size_t codes_in(const struct labels *labels, uint64_t key, bool whole,
                       uint16_t codes[SUITED_CODES_MAX])
{
    uint32_t found[LABELS_ROOM];
    size_t hits = labels_with_key(labels, key, found, LABELS_ROOM), count = 0;

    for (size_t i = 0; i < hits && count < SUITED_CODES_MAX; i++) {
        struct label label = labels_get(labels, found[i]);
        uint16_t code = labels_concept(labels, label.concept).code;
        size_t seen = 0;

        while (seen < count && codes[seen] != code)
            seen++;
        if (seen == count && (whole || !label.is_topic))
            codes[count++] = code;
    }
    return count;
}

/* The same in ours, else in what was imported. Topics ("bar work") must be `whole`. */
static size_t codes_of(const struct suited_taxonomy *taxonomy, uint64_t key, bool whole,
                       uint16_t codes[SUITED_CODES_MAX])
{
    const struct labels *sources[] = {occupations_labels(taxonomy_occupations(taxonomy)),
                                      taxonomy_imported(taxonomy, IMPORTED_ESCO),
                                      taxonomy_imported(taxonomy, IMPORTED_ONET)};
    size_t count = 0;

    for (size_t i = 0; i < 3 && !count; i++)
        if (sources[i])
            count = codes_in(sources[i], key, whole, codes);
    return count;
}

/* Words `first` to `end` of a part of a title, or the best known title among them. */
struct match {
    size_t first, end; /* words; none where they are equal */
    uint16_t codes[SUITED_CODES_MAX];
    size_t count;
};

/* The longest known title that ends before word `end`, not before word `first`. */
static bool match_ending(const struct suited_taxonomy *taxonomy, const struct folded *folded,
                         size_t first, size_t end, struct match *match)
{
    for (size_t from = first; from < end; from++) {
        match->count = codes_of(taxonomy, words_key(folded, from, end - from),
                                !from && end == folded->count, match->codes);
        if (match->count) {
            match->first = from;
            match->end = end;
            return true;
        }
    }
    return false;
}

/* Where the head ends: before a link ("of"), else at the part's end. */
static size_t head_end(const struct folded *folded, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++)
        if (folded->role[i] & WORD_LINK)
            return i;
    return end;
}

/* "Teacher of maths" is looked up as "maths teacher" as well. */
static bool match_inverted(const struct suited_taxonomy *taxonomy, const struct folded *folded,
                           size_t first, size_t end, struct match *match)
{
    size_t head = head_end(folded, first, end);
    struct folded turned;

    turned.count = 0;
    if (head == first || head + 1 >= end)
        return false;
    for (size_t i = head + 1; i < end && turned.count < WORDS_MAX; i++)
        memcpy(turned.text[turned.count++], folded->text[i], WORD_ROOM);
    for (size_t i = first; i < head && turned.count < WORDS_MAX; i++)
        memcpy(turned.text[turned.count++], folded->text[i], WORD_ROOM);
    match->first = first;
    match->end = end;
    match->count = codes_of(taxonomy, words_key(&turned, 0, turned.count), false, match->codes);
    return match->count > 0;
}

/* Whether a noun of persons stands after the match and so is the head in its stead. */
static bool has_later_head(const struct folded *folded, const struct match *match, size_t end)
{
    for (size_t i = match->end; i < end; i++)
        if (folded->role[i] & WORD_HEAD)
            return true;
    return false;
}

static unsigned confidence_of(const struct folded *folded, const struct match *match,
                              size_t first, size_t end, size_t head)
{
    if (match->first == first && match->end == end)
        return WHOLE;
    if (match->end <= head && has_later_head(folded, match, head))
        return NOT_HEAD;
    return match->end - match->first == 1 ? ONE_WORD : HEAD;
}

static void add_match(struct guesses *guesses, const struct match *match, unsigned confidence)
{
    unsigned off = PER_OPTION * (unsigned)(match->count - 1);

    confidence = confidence > LEAST + off ? confidence - off : LEAST;
    for (size_t i = 0; i < match->count; i++)
        add_guess(guesses, match->codes[i], confidence);
}

/* One part of a title, between breaks: words `first` to `end`. */
static bool read_part(const struct suited_taxonomy *taxonomy, const struct folded *folded,
                      size_t first, size_t end, struct guesses *guesses)
{
    size_t head = head_end(folded, first, end);
    struct match match;

    if (match_ending(taxonomy, folded, first, end, &match) && match.first == first) {
        add_match(guesses, &match, WHOLE);
        return true;
    }
    if (match_inverted(taxonomy, folded, first, end, &match)) {
        add_match(guesses, &match, WHOLE);
        return true;
    }
    for (size_t stop = head; stop > first; stop--) {
        if (match_ending(taxonomy, folded, first, stop, &match)) {
            add_match(guesses, &match, confidence_of(folded, &match, first, end, head));
            return true;
        }
    }
    return false;
}

/* Where the part that begins at word `first` ends. */
static size_t part_end(const struct folded *folded, size_t first)
{
    size_t end = first + 1;

    while (end < folded->count && !folded->breaks[end])
        end++;
    return end;
}

/* "Nursery Worker (Plants)": the first two parts together, where they are a known title. */
static void read_joined(const struct suited_taxonomy *taxonomy, const struct folded *folded,
                        struct guesses *guesses)
{
    size_t end = folded->count ? part_end(folded, 0) : 0;
    struct match match = {.count = 0};

    if (end < 2 || end == folded->count)
        return;
    match.end = part_end(folded, end);
    match.count = codes_of(taxonomy, words_key(folded, 0, match.end), false, match.codes);
    add_match(guesses, &match, WHOLE);
}

/* All parts of the title, the first that says something first. */
static void read_parts(const struct suited_taxonomy *taxonomy, const struct folded *folded,
                       struct guesses *guesses)
{
    read_joined(taxonomy, folded, guesses);
    for (size_t first = 0, end; first < folded->count; first = end) {
        end = part_end(folded, first);
        read_part(taxonomy, folded, first, end, guesses);
    }
}

static void read_title(const struct suited_taxonomy *taxonomy, const char *title, size_t length,
                       struct guesses *guesses)
{
    struct folded folded, plain;

    words_fold(taxonomy_words(taxonomy), title,
               length < TITLE_BYTES_MAX ? length : TITLE_BYTES_MAX, &folded);
    words_without_ignored(&folded, &plain);
    read_parts(taxonomy, &folded, guesses);
    if (plain.count && plain.count < folded.count)
        read_parts(taxonomy, &plain, guesses);
}

/* The longest known title that begins at word `first`. */
static bool match_beginning(const struct suited_taxonomy *taxonomy, const struct folded *folded,
                            size_t first, struct match *match)
{
    size_t end = first;

    while (end < folded->count && end < first + 6 && (end == first || !folded->breaks[end]))
        end++;
    for (; end > first; end--) {
        match->count =
            codes_of(taxonomy, words_key(folded, first, end - first), false, match->codes);
        if (match->count)
            return true;
    }
    return false;
}

/* "We are looking for an experienced kitchen porter": what follows a cue after an ask. */
static bool read_sentence(const struct suited_taxonomy *taxonomy, const struct folded *folded,
                          struct guesses *guesses)
{
    bool asked = false;

    for (size_t i = 0; i < folded->count; i++) {
        struct match match;

        asked = asked || folded->role[i] & WORD_ASKS;
        if (!asked || !i || !(folded->role[i - 1] & (WORD_CUE | WORD_IGNORED)))
            continue;
        if (folded->role[i] & (WORD_CUE | WORD_IGNORED))
            continue;
        if (match_beginning(taxonomy, folded, i, &match)) {
            add_match(guesses, &match, IN_TEXT);
            return true;
        }
    }
    return false;
}

static void read_text(const struct suited_taxonomy *taxonomy, const struct tokens *tokens,
                      size_t title_length, struct guesses *guesses)
{
    for (size_t i = 0; i < tokens->span_count; i++) {
        const struct span *span = &tokens->spans[i];
        struct folded folded;
        uint32_t start, end;

        if (!span->count || tokens->all[span->first].start < title_length)
            continue;
        start = tokens->all[span->first].start;
        end = tokens->all[span->first + span->count - 1].end;
        words_fold(taxonomy_words(taxonomy), tokens->text + start, end - start, &folded);
        if (read_sentence(taxonomy, &folded, guesses))
            return;
    }
}

size_t occupations_read(const struct suited_taxonomy *taxonomy, const struct tokens *tokens,
                        size_t title_length, struct occupation_guess out[SUITED_CODES_MAX])
{
    struct guesses guesses = {.count = 0};

    if (title_length > tokens->length)
        title_length = tokens->length;
    read_title(taxonomy, tokens->text, title_length, &guesses);
    if (!guesses.count || guesses.all[0].confidence <= NOT_HEAD)
        read_text(taxonomy, tokens, title_length, &guesses);
    for (size_t i = 0; i < guesses.count; i++)
        out[i] = (struct occupation_guess){guesses.all[i].code, guesses.all[i].confidence};
    return guesses.count;
}
