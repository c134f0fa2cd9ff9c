/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sections.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"

#define HEADINGS "taxonomies/headings.json"

/* Kinds found so far stand here until the sections are filled; no real kind has it. */
#define UNTOUCHED UINT8_MAX

/* Here the employer leaves off about itself: "the post holder will", "applicants must". */
#define TURNS (UINT8_MAX - 1)

static const char *const names[SECTION_KINDS] = {
    "none", "title", "required", "desirable", "duties", "benefits", "employer", "apply",
};

enum section_kind section_named(const char *name)
{
    size_t kind = 0;

    while (kind < SECTION_KINDS && strcmp(names[kind], name) != 0)
        kind++;
    return (enum section_kind)kind;
}

static enum suited_status add_kind(struct phrases *phrases, const char *name, json_t *list,
                                   uint32_t base, struct suited_error *err)
{
    enum section_kind kind = section_named(name);
    enum suited_status status = SUITED_OK;
    struct suited_error why;
    size_t i;
    json_t *phrase;

    if (kind == SECTION_KINDS || !json_is_array(list))
        return suited_fail(err, SUITED_INVALID, "'%s': '%s' is no kind of section with a list",
                           HEADINGS, name);
    json_array_foreach(list, i, phrase) {
        const char *text = json_is_string(phrase) ? json_string_value(phrase) : "";

        status = phrases_add(phrases, text, base + (uint32_t)kind, &why);
        if (status)
            return suited_fail(err, status, "'%s', '%s': %s", HEADINGS, name, why.text);
    }
    return status;
}

enum suited_status sections_add_phrases(struct phrases *phrases, uint32_t base,
                                        struct suited_error *err)
{
    json_t *file, *list;
    const char *name;
    enum suited_status status = json_read_share(HEADINGS, &file, err);

    if (status)
        return status;
    json_object_foreach(json_object_get(file, "headings"), name, list) {
        status = add_kind(phrases, name, list, base, err);
        if (status)
            break;
    }
    json_decref(file);
    return status;
}

static bool is_mark_at(const struct tokens *tokens, size_t at, const char *marks)
{
    return at < tokens->count && tokens->all[at].kind == TOKEN_MARK && tokens->all[at].mark &&
           strchr(marks, tokens->all[at].mark);
}

static bool is_capitalised(const struct tokens *tokens, const struct phrase_hit *hit)
{
    for (uint32_t i = hit->first; i <= hit->last; i++)
        if (tokens->all[i].kind == TOKEN_WORD && !tokens->all[i].capital &&
            tokens->all[i].end - tokens->all[i].start > 3)
            return false;
    return true;
}

/*
 * In text that lost its lines a heading is known by the colon or bullet after it, or by
 * capitals where a sentence begins and another capital after.
 */
static bool heads_text(const struct tokens *tokens, const struct phrase_hit *hit,
                       enum section_kind kind)
{
    const struct span *span = &tokens->spans[tokens->all[hit->first].span];
    size_t next = hit->last + 1;

    if (span->kind == SPAN_HEADING)
        return true;
    if (is_mark_at(tokens, next, ":*") || is_mark_at(tokens, next + 1, ":"))
        return true;
    if (kind == SECTION_EMPLOYER || kind == SECTION_DUTIES || kind == SECTION_APPLY ||
        !tokens->all[hit->first].capital || !is_capitalised(tokens, hit))
        return false;
    return (hit->first == span->first || hit->last > hit->first) && next < tokens->count &&
           tokens->all[next].kind == TOKEN_WORD && tokens->all[next].capital;
}

/* A heading found earlier at the same place stays; one of no known kind gives way. */
static void mark_hit(struct sections *sections, const struct tokens *tokens,
                     const struct phrase_hit *hit, enum section_kind kind)
{
    const struct span *span = &tokens->spans[tokens->all[hit->first].span];
    uint8_t *mark = &sections->kinds[span->kind == SPAN_HEADING ? span->first : hit->first];

    if (kind == SECTION_NONE) {
        if (sections->kinds[span->first] == UNTOUCHED)
            sections->kinds[span->first] = TURNS;
        return;
    }
    if (heads_text(tokens, hit, kind) &&
        (*mark == UNTOUCHED || *mark == TURNS || *mark == SECTION_NONE))
        *mark = (uint8_t)kind;
}

static void mark_headings(struct sections *sections, const struct tokens *tokens,
                          const struct phrase_hits *hits, uint32_t base)
{
    memset(sections->kinds, UNTOUCHED, tokens->count);
    for (size_t i = 0; i < tokens->span_count; i++)
        if (tokens->spans[i].kind == SPAN_HEADING)
            sections->kinds[tokens->spans[i].first] = SECTION_NONE;
    for (size_t i = 0; i < hits->count; i++)
        if (hits->all[i].payload >= base && hits->all[i].payload < base + SECTION_KINDS)
            mark_hit(sections, tokens, &hits->all[i],
                     (enum section_kind)(hits->all[i].payload - base));
}

/*
 * "Benefits: parking." in running text is a field of one sentence and the bullets after
 * it; under a heading of its own it would be a part of the advert.
 */
static bool ends_with_sentence(const struct tokens *tokens, size_t at, enum section_kind kind)
{
    return (kind == SECTION_BENEFITS || kind == SECTION_EMPLOYER || kind == SECTION_APPLY) &&
           tokens->spans[tokens->all[at].span].kind != SPAN_HEADING;
}

static bool begins_sentence(const struct tokens *tokens, size_t at)
{
    const struct span *span = &tokens->spans[tokens->all[at].span];

    return span->first == at && span->kind == SPAN_SENTENCE;
}

void sections_find(struct sections *sections, const struct tokens *tokens, size_t title_length,
                   const struct phrase_hits *hits, uint32_t base)
{
    uint8_t kind = SECTION_NONE;
    bool is_field = false;

    if (sections->room < tokens->count) {
        sections->room = tokens->count;
        sections->kinds = xresize(sections->kinds, sections->room, 1);
    }
    if (!tokens->count)
        return;
    mark_headings(sections, tokens, hits, base);
    for (size_t i = 0; i < tokens->count; i++) {
        if (tokens->all[i].end <= title_length) {
            sections->kinds[i] = SECTION_TITLE;
            continue;
        }
        if (sections->kinds[i] == TURNS) {
            if (kind == SECTION_EMPLOYER || kind == SECTION_BENEFITS)
                kind = SECTION_NONE;
        } else if (sections->kinds[i] != UNTOUCHED) {
            kind = sections->kinds[i];
            is_field = ends_with_sentence(tokens, i, (enum section_kind)kind);
        } else if (is_field && begins_sentence(tokens, i)) {
            kind = SECTION_NONE;
            is_field = false;
        }
        sections->kinds[i] = kind;
    }
}

void sections_release(struct sections *sections)
{
    free(sections->kinds);
    *sections = (struct sections){0};
}
