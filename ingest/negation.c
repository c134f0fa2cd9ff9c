/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "negation.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"

#define CUES "taxonomies/cues.json"

/* A token's cues are bits by kind; the length of the denying cue stands above them. */
#define LENGTH_SHIFT 9
#define BIT(kind)    (1u << (kind))

static const char *const names[CUE_KINDS] = {
    "denies_after", "denies_before", "softens_after", "softens_before", "hardens",
    "no_cue",       "stops",         "stops_denial",  "home_temporary",
};

static enum suited_status add_cues(struct phrases *phrases, const json_t *file, size_t kind,
                                   uint32_t base, struct suited_error *err)
{
    const json_t *list = json_object_get(file, names[kind]);
    enum suited_status status = SUITED_OK;
    struct suited_error why;
    size_t i;
    json_t *phrase;

    if (!json_is_array(list))
        return suited_fail(err, SUITED_INVALID, "'%s' has no list '%s'", CUES, names[kind]);
    json_array_foreach(list, i, phrase) {
        const char *text = json_is_string(phrase) ? json_string_value(phrase) : "";

        status = phrases_add(phrases, text, base + (uint32_t)kind, &why);
        if (status)
            return suited_fail(err, status, "'%s', '%s': %s", CUES, names[kind], why.text);
    }
    return status;
}

static enum suited_status read_reach(const json_t *file, struct reach *reach,
                                     struct suited_error *err)
{
    int before, after, softens;

    if (json_unpack((json_t *)file, "{s:{s:i,s:i,s:i}}", "reach", "before", &before, "after",
                    &after, "softens", &softens) ||
        before < 1 || after < 1 || softens < 1 || before > 30 || after > 30 || softens > 30)
        return suited_fail(err, SUITED_INVALID,
                           "'%s' has no 'reach' with 'before', 'after' and 'softens', 1 to 30 "
                           "words each",
                           CUES);
    *reach = (struct reach){(uint32_t)before, (uint32_t)after, (uint32_t)softens};
    return SUITED_OK;
}

enum suited_status negation_add_phrases(struct phrases *phrases, uint32_t base,
                                        struct reach *reach, struct suited_error *err)
{
    json_t *file;
    enum suited_status status = json_read_share(CUES, &file, err);

    if (!status)
        status = read_reach(file, reach, err);
    for (size_t kind = 0; !status && kind < CUE_KINDS; kind++)
        status = add_cues(phrases, file, kind, base, err);
    json_decref(file);
    return status;
}

/* A cue is kept at the token that looks towards what it reaches. */
static void keep_cue(struct negation *negation, const struct phrase_hit *hit,
                     enum cue_kind kind)
{
    bool looks_back = kind == CUE_DENIES_BEFORE || kind == CUE_SOFTENS_BEFORE;
    uint32_t length = hit->last - hit->first + 1;
    uint16_t *cue = &negation->cues[looks_back ? hit->first : hit->last];

    *cue |= (uint16_t)BIT(kind);
    if ((kind == CUE_DENIES_AFTER || kind == CUE_DENIES_BEFORE) &&
        length > (uint32_t)*cue >> LENGTH_SHIFT)
        *cue = (uint16_t)((*cue & (BIT(LENGTH_SHIFT) - 1)) | (length < 127 ? length : 127)
                                                                 << LENGTH_SHIFT);
}

static void drop_cues(struct negation *negation, const struct phrase_hit *hit, unsigned bits)
{
    for (uint32_t i = hit->first; i <= hit->last; i++)
        negation->cues[i] &= (uint16_t)~bits;
}

/* The "not" of "is not required" denies what came before, and nothing after. */
static void drop_denials(struct negation *negation, const struct phrase_hit *hit,
                         enum cue_kind kind)
{
    if (kind == CUE_NO_CUE)
        drop_cues(negation, hit, BIT(CUE_DENIES_AFTER) | BIT(CUE_DENIES_BEFORE));
    if (kind == CUE_DENIES_BEFORE)
        drop_cues(negation, hit, BIT(CUE_DENIES_AFTER));
}

/* The "No" of "Weekend work: No" has nothing after it: it denies what stands before. */
static void turn_answers(struct negation *negation, const struct tokens *tokens)
{
    for (size_t i = 0; i < tokens->span_count; i++) {
        size_t last = tokens->spans[i].first + tokens->spans[i].count - 1, at = last;
        bool has_mark;

        if (tokens->spans[i].count < 2 || !(negation->cues[last] & BIT(CUE_DENIES_AFTER)))
            continue;
        has_mark = tokens->spans[i].count > 2 && tokens->all[last - 1].kind == TOKEN_MARK;
        at -= has_mark;
        negation->cues[at] =
            (uint16_t)(BIT(CUE_DENIES_BEFORE) | (1u + has_mark) << LENGTH_SHIFT);
    }
}

void negation_find(struct negation *negation, const struct tokens *tokens,
                   const struct phrase_hits *hits, uint32_t base)
{
    negation->tokens = tokens;
    negation->home_temporary = false;
    if (negation->room < tokens->count) {
        negation->room = tokens->count;
        negation->cues = xresize(negation->cues, negation->room, sizeof(*negation->cues));
    }
    if (tokens->count)
        memset(negation->cues, 0, tokens->count * sizeof(*negation->cues));
    for (size_t i = 0; i < hits->count; i++) {
        uint32_t kind = hits->all[i].payload - base;

        if (kind == CUE_HOME_TEMPORARY)
            negation->home_temporary = true;
        else if (kind < CUE_KINDS)
            keep_cue(negation, &hits->all[i], (enum cue_kind)kind);
    }
    for (size_t i = 0; i < hits->count; i++)
        if (hits->all[i].payload - base < CUE_KINDS)
            drop_denials(negation, &hits->all[i], (enum cue_kind)(hits->all[i].payload - base));
    turn_answers(negation, tokens);
}

void negation_release(struct negation *negation)
{
    free(negation->cues);
    *negation = (struct negation){0};
}

/* How a cue is sought: back or forth from a token, within its span. */
struct search {
    enum cue_kind kind;
    uint32_t reach;
    bool listed;     /* commas and brackets do not stop it */
    uint16_t barred; /* bits of cues that do */
};

static bool stops(const struct negation *negation, size_t at, const struct search *search)
{
    const struct token *token = &negation->tokens->all[at];

    if (negation->cues[at] & search->barred)
        return true;
    if (token->kind != TOKEN_MARK || !token->mark)
        return false;
    return strchr(search->listed ? ";:.!?*" : ";:().!?*,", token->mark);
}

/* The token with the cue before `at`; SIZE_MAX: none. */
static size_t cue_before(const struct negation *negation, uint32_t at,
                         const struct search *search)
{
    uint32_t span = negation->tokens->all[at].span;

    for (uint32_t i = at, left = search->reach + 1; i-- > 0 && left; left--) {
        if (negation->tokens->all[i].span != span)
            break;
        if (negation->cues[i] & BIT(search->kind))
            return i;
        if (stops(negation, i, search))
            break;
    }
    return SIZE_MAX;
}

static size_t cue_after(const struct negation *negation, uint32_t at,
                        const struct search *search)
{
    uint32_t span = negation->tokens->all[at].span;
    size_t end = negation->tokens->count;

    for (size_t i = (size_t)at + 1; i < end && i <= (size_t)at + 1 + search->reach; i++) {
        if (negation->tokens->all[i].span != span)
            break;
        if (negation->cues[i] & BIT(search->kind))
            return i;
        if (stops(negation, i, search))
            break;
    }
    return SIZE_MAX;
}

bool negation_denies(const struct negation *negation, bool listed, struct phrase_hit *hit)
{
    const struct search back = {CUE_DENIES_AFTER, negation->reach.after, listed,
                                BIT(CUE_STOPS) | BIT(CUE_STOPS_DENIAL)};
    const struct search forth = {CUE_DENIES_BEFORE, negation->reach.before, false,
                                 BIT(CUE_STOPS) | BIT(CUE_STOPS_DENIAL)};
    size_t at = cue_before(negation, hit->first, &back);
    uint32_t length;

    if (at != SIZE_MAX) {
        length = negation->cues[at] >> LENGTH_SHIFT;
        hit->first = (uint32_t)at + 1 - length;
        return true;
    }
    at = cue_after(negation, hit->last, &forth);
    if (at == SIZE_MAX)
        return false;
    length = negation->cues[at] >> LENGTH_SHIFT;
    hit->last = (uint32_t)at + length - 1;
    return true;
}

bool negation_softens(const struct negation *negation, const struct phrase_hit *hit)
{
    const uint16_t barred = BIT(CUE_STOPS) | BIT(CUE_HARDENS);
    const struct search back = {CUE_SOFTENS_AFTER, negation->reach.softens, true, barred};
    const struct search forth = {CUE_SOFTENS_BEFORE, negation->reach.softens, true, barred};
    unsigned inside = 0;

    for (uint32_t i = hit->first; i <= hit->last; i++)
        inside |= negation->cues[i];
    if (inside & (BIT(CUE_SOFTENS_AFTER) | BIT(CUE_SOFTENS_BEFORE)))
        return true;
    if (inside & BIT(CUE_HARDENS))
        return false;
    return cue_before(negation, hit->first, &back) != SIZE_MAX ||
           cue_after(negation, hit->last, &forth) != SIZE_MAX;
}
