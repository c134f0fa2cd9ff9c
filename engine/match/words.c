/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

void word_hits_release(struct word_hits *hits)
{
    free(hits->numbers);
    *hits = (struct word_hits){0};
}

bool word_hits_has(const struct word_hits *hits, uint32_t number)
{
    size_t low = 0, high = hits->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (hits->numbers[middle] < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < hits->count && hits->numbers[low] == number;
}

/* The folded words of `text` that say something; all of them where none does. */
static char *telling_words(const struct suited_taxonomy *taxonomy, const char *text)
{
    char *folded = fold_text(text), *copy = xstrdup(folded), *rest = NULL;
    struct strbuf out = STRBUF_INIT;

    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (!suited_is_stop_word(taxonomy, word))
            strbuf_printf(&out, "%s%s", out.length ? " " : "", word);
    if (!out.length)
        strbuf_puts(&out, folded);
    free(copy);
    free(folded);
    return strbuf_detach(&out);
}

/* Keep of `hits` what is in `other` too. */
static void intersect(struct word_hits *hits, const struct word_hits *other)
{
    size_t kept = 0, k = 0;

    for (size_t i = 0; i < hits->count; i++) {
        while (k < other->count && other->numbers[k] < hits->numbers[i])
            k++;
        if (k < other->count && other->numbers[k] == hits->numbers[i])
            hits->numbers[kept++] = hits->numbers[i];
    }
    hits->count = kept;
}

static void unite(struct word_hits *hits, const struct word_hits *other)
{
    struct word_hits sum = {xcalloc(hits->count + other->count + 1, sizeof(uint32_t)), 0};
    size_t i = 0, k = 0;

    while (i < hits->count || k < other->count) {
        bool ours =
            k == other->count || (i < hits->count && hits->numbers[i] <= other->numbers[k]);
        uint32_t next = ours ? hits->numbers[i] : other->numbers[k];

        i += i < hits->count && hits->numbers[i] == next;
        k += k < other->count && other->numbers[k] == next;
        sum.numbers[sum.count++] = next;
    }
    word_hits_release(hits);
    *hits = sum;
}

enum suited_status words_all(struct suited_view *view, const struct suited_taxonomy *taxonomy,
                             enum suited_field field, const char *text, struct word_hits *out,
                             struct suited_error *err)
{
    char *telling = telling_words(taxonomy, text), **terms;
    size_t count = suited_terms(field, telling, &terms);
    enum suited_status status = SUITED_OK;

    *out = (struct word_hits){0};
    for (size_t i = 0; !status && i < count; i++) {
        struct word_hits one = {0};

        status = suited_view_postings(view, terms[i], &one.numbers, &one.count, err);
        if (!status && i)
            intersect(out, &one);
        if (i || status)
            word_hits_release(&one);
        else
            *out = one;
    }
    if (status)
        word_hits_release(out);
    suited_terms_free(terms, count);
    free(telling);
    return status;
}

static enum suited_status add_skill(struct suited_view *view, const char *skill,
                                    struct word_hits *out, struct suited_error *err)
{
    char **terms;
    size_t count = suited_terms(SUITED_SKILL, skill, &terms);
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < count; i++) {
        struct word_hits one = {0};

        status = suited_view_postings(view, terms[i], &one.numbers, &one.count, err);
        if (!status)
            unite(out, &one);
        word_hits_release(&one);
    }
    suited_terms_free(terms, count);
    return status;
}

enum suited_status words_skills(struct suited_view *view, char *const *skills, size_t count,
                                struct word_hits *out, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    *out = (struct word_hits){0};
    for (size_t i = 0; !status && i < count; i++)
        status = add_skill(view, skills[i], out, err);
    if (status)
        word_hits_release(out);
    return status;
}

/* How rare a word is: one more for each halving of the share of vacancies that have it. */
static uint32_t rarity(uint32_t vacancies, size_t having)
{
    uint64_t times = vacancies / (having ? having : 1);
    uint32_t weight = 1;

    while (times > 1) {
        times /= 2;
        weight++;
    }
    return weight;
}

static void turn_into_quarters(const uint32_t *sums, uint32_t whole, uint32_t numbers,
                               uint8_t *out)
{
    for (uint32_t n = 0; n <= numbers; n++) {
        uint32_t quarters = whole ? 4 * sums[n] / whole : 0;

        out[n] = (uint8_t)(sums[n] && !quarters ? 1 : quarters);
    }
}

static enum suited_status add_word(struct suited_view *view, const char *term, uint32_t numbers,
                                   uint32_t *sums, uint32_t *whole, struct suited_error *err)
{
    struct word_hits hits = {0};
    enum suited_status status =
        suited_view_postings(view, term, &hits.numbers, &hits.count, err);
    uint32_t weight = rarity(numbers, hits.count);

    *whole += weight;
    for (size_t i = 0; !status && i < hits.count; i++)
        if (hits.numbers[i] <= numbers)
            sums[hits.numbers[i]] += weight;
    word_hits_release(&hits);
    return status;
}

enum suited_status words_share(struct suited_view *view, const struct suited_taxonomy *taxonomy,
                               const char *text, uint32_t numbers, uint8_t **out,
                               struct suited_error *err)
{
    char *telling = telling_words(taxonomy, text), **terms;
    size_t count = suited_terms(SUITED_TEXT, telling, &terms);
    uint32_t *sums = xcalloc((size_t)numbers + 1, sizeof(*sums)), whole = 0;
    enum suited_status status = SUITED_OK;

    *out = NULL;
    for (size_t i = 0; !status && i < count; i++)
        status = add_word(view, terms[i], numbers, sums, &whole, err);
    if (!status && count) {
        *out = xcalloc((size_t)numbers + 1, sizeof(**out));
        turn_into_quarters(sums, whole, numbers, *out);
    }
    suited_terms_free(terms, count);
    free(sums);
    free(telling);
    return status;
}
