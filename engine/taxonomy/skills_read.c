/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "labels.h"
#include "rooms.h"
#include "skills_room.h"

#define FILE_NAME "taxonomies/skills.json"

/* Longer names are sentences that no advert repeats. */
enum { WORDS_OF_NAME_MAX = 8, LETTERS_MIN = 3 };

/* Words that say whether a skill is required; of the last kind, in headings only. */
enum skill_cue { ESSENTIAL, DESIRABLE, DESIRABLE_HEADING, SKILL_CUES };

static const char *const cue_keys[SKILL_CUES] = {"essential", "desirable",
                                                 "desirable_headings"};

/*
 * A payload is `base` + the number of ours, or + how many are ours + ESCO's concept; the cues
 * come after all skills.
 */

/* The character in lower case, or a space for what has a meaning in phrases. */
static char kept_in_phrase(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + ('a' - 'A'));
    if ((c & 0x80) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '\'')
        return c;
    return ' ';
}

/*
 * A name as a phrase of plain words, up to a bracket; false where too little is left or a
 * mark would be lost that matters ("C#"). A single word must stand as it is: by its stem
 * "Excel" would be in "excellent".
 */
static bool make_phrase(const char *name, struct strbuf *phrase)
{
    size_t letters = 0, words = 0;

    for (const char *c = name; *c && *c != '('; c++) {
        char kept = kept_in_phrase(*c);
        bool is_after_gap = !phrase->length || phrase->text[phrase->length - 1] == ' ';

        if (*c == '#' || *c == '+')
            return false;
        words += kept != ' ' && is_after_gap;
        letters += kept != ' ';
        strbuf_putc(phrase, kept);
    }
    return letters >= LETTERS_MIN && words && words <= WORDS_OF_NAME_MAX;
}

/* A name that is no phrase cannot be read in adverts; find still has it. */
static void add_name(struct phrases *phrases, const char *name, uint32_t payload)
{
    struct strbuf words = STRBUF_INIT, phrase = STRBUF_INIT;

    if (make_phrase(name, &words)) {
        const char *first = words.text + strspn(words.text, " ");
        bool is_single = !first[strcspn(first, " ")];

        strbuf_printf(&phrase, "%s%s", is_single ? "=" : "", first);
        (void)phrases_add(phrases, phrase.text, payload, NULL);
    }
    strbuf_release(&phrase);
    strbuf_release(&words);
}

static enum suited_status add_phrases(struct phrases *phrases, const json_t *skill,
                                      uint32_t payload, struct suited_error *err)
{
    size_t i;
    json_t *phrase;

    json_array_foreach(json_object_get(skill, "phrases"), i, phrase) {
        struct suited_error cause = {"a phrase is no text"};

        if (!json_is_string(phrase) ||
            phrases_add(phrases, json_string_value(phrase), payload, &cause))
            return suited_fail(err, SUITED_INVALID, "'%s', skill '%.60s': %.300s", FILE_NAME,
                               json_text_of(skill, "id"), cause.text);
    }
    return SUITED_OK;
}

static enum suited_status add_ours(const struct skills *skills, struct phrases *phrases,
                                   uint32_t base, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (uint32_t i = 0; !status && i < skills_count(skills); i++) {
        const json_t *skill = skills_get(skills, i);
        size_t k;
        json_t *name;

        if (!json_is_true(json_object_get(skill, "quiet")))
            add_name(phrases, json_text_of(skill, "title"), base + i);
        json_array_foreach(json_object_get(skill, "also"), k, name)
            if (json_is_string(name))
                add_name(phrases, json_string_value(name), base + i);
        status = add_phrases(phrases, skill, base + i, err);
    }
    return status;
}

static enum suited_status add_cues(const struct skills *skills, struct phrases *phrases,
                                   uint32_t base, struct suited_error *err)
{
    for (uint32_t cue = 0; cue < SKILL_CUES; cue++) {
        size_t i;
        json_t *word;

        json_array_foreach(json_object_get(skills_data(skills), cue_keys[cue]), i, word) {
            struct strbuf phrase = STRBUF_INIT;
            struct suited_error cause = {"a word is no text"};
            bool is_bad = !json_is_string(word);

            strbuf_printf(&phrase, "=%s", is_bad ? "" : json_string_value(word));
            is_bad = is_bad || phrases_add(phrases, phrase.text, base + cue, &cause);
            strbuf_release(&phrase);
            if (is_bad)
                return suited_fail(err, SUITED_INVALID, "'%s', '%s': %.300s", FILE_NAME,
                                   cue_keys[cue], cause.text);
        }
    }
    return SUITED_OK;
}

static void add_imported(const struct labels *labels, struct phrases *phrases, uint32_t base)
{
    for (uint32_t i = 0; i < labels_count(labels); i++) {
        struct label label = labels_get(labels, i);

        add_name(phrases, label.text, base + label.concept);
    }
}

enum suited_status skills_add_phrases(const struct suited_taxonomy *taxonomy,
                                      struct phrases *phrases, uint32_t base, uint32_t *count,
                                      struct suited_error *err)
{
    const struct skills *skills = taxonomy_skills(taxonomy);
    const struct labels *imported = taxonomy_imported(taxonomy, IMPORTED_ESCO_SKILLS);
    uint32_t ours = (uint32_t)skills_count(skills);

    uint32_t all = ours + (imported ? (uint32_t)labels_concepts(imported) : 0);
    enum suited_status status = add_ours(skills, phrases, base, err);

    *count = all + SKILL_CUES;
    if (imported)
        add_imported(imported, phrases, base + ours);
    return status ? status : add_cues(skills, phrases, base + all, err);
}

/* Mark the spans in which the cue words stand. */
static void mark_cues(struct skills_found *found, const struct tokens *tokens,
                      const struct phrase_hits *hits, uint32_t cues)
{
    if (found->cue_room < tokens->span_count) {
        found->cue_room = tokens->span_count;
        found->cues = xresize(found->cues, found->cue_room, sizeof(*found->cues));
    }
    if (tokens->span_count)
        memset(found->cues, 0, tokens->span_count * sizeof(*found->cues));
    for (size_t i = 0; i < hits->count; i++) {
        uint32_t cue = hits->all[i].payload - cues;

        if (cue < SKILL_CUES)
            found->cues[tokens->all[hits->all[i].first].span] |= (uint8_t)(1u << cue);
    }
}

/* The sentence decides; where it is silent, the heading it stands under. */
static bool is_required(const struct skills_found *found, const struct tokens *tokens,
                        uint32_t token)
{
    uint32_t span = tokens->all[token].span, heading = tokens->spans[span].heading;

    if (found->cues[span] & 1u << ESSENTIAL)
        return true;
    if (found->cues[span] & 1u << DESIRABLE)
        return false;
    if (heading == UINT32_MAX || found->cues[heading] & 1u << ESSENTIAL)
        return true;
    return !(found->cues[heading] & (1u << DESIRABLE | 1u << DESIRABLE_HEADING));
}

static void add_found(struct skills_found *found, const struct skill_found *skill)
{
    for (size_t i = 0; i < found->count; i++) {
        if (!strcmp(found->all[i].id, skill->id)) {
            found->all[i].required |= skill->required;
            return;
        }
    }
    if (found->count == found->room) {
        found->room = found->room ? found->room * 2 : 16;
        found->all = xresize(found->all, found->room, sizeof(*found->all));
    }
    found->all[found->count++] = *skill;
}

/* What the payload, counted from our base, stands for. */
static struct skill_found skill_of(const struct suited_taxonomy *taxonomy, uint32_t payload,
                                   const struct phrase_hit *hit)
{
    const struct skills *skills = taxonomy_skills(taxonomy);
    uint32_t ours = (uint32_t)skills_count(skills);
    struct skill_found skill = {.first = hit->first, .last = hit->last};

    if (payload < ours) {
        const json_t *of = skills_get(skills, payload);

        skill.id = json_text_of(of, "id");
        skill.title = json_text_of(of, "title");
    } else {
        const struct labels *imported = taxonomy_imported(taxonomy, IMPORTED_ESCO_SKILLS);
        struct concept concept = labels_concept(imported, payload - ours);

        skill.id = concept.id;
        skill.title = concept.title;
    }
    return skill;
}

/* Of hits of the very same words ours count before imported ones. */
static size_t best_of_same(const struct phrase_hits *hits, size_t from, uint32_t base,
                           uint32_t end)
{
    size_t best = from;

    for (size_t i = from + 1; i < hits->count && hits->all[i].first == hits->all[from].first &&
                              hits->all[i].last == hits->all[from].last;
         i++)
        if (hits->all[i].payload >= base && hits->all[i].payload < end &&
            hits->all[i].payload < hits->all[best].payload)
            best = i;
    return best;
}

void skills_of_hits(const struct suited_taxonomy *taxonomy, const struct tokens *tokens,
                    const struct phrase_hits *hits, uint32_t base, struct skills_found *found)
{
    const struct labels *imported = taxonomy_imported(taxonomy, IMPORTED_ESCO_SKILLS);
    size_t range =
        skills_count(taxonomy_skills(taxonomy)) + (imported ? labels_concepts(imported) : 0);
    uint32_t end = base + (uint32_t)range, past = 0; /* the token after the last one taken */

    found->count = 0;
    mark_cues(found, tokens, hits, end);
    for (size_t i = 0; i < hits->count; i++) {
        const struct phrase_hit *hit = &hits->all[i];
        struct skill_found skill;

        if (hit->payload < base || hit->payload >= end || hit->last < past)
            continue;
        hit = &hits->all[best_of_same(hits, i, base, end)];
        skill = skill_of(taxonomy, hit->payload - base, hit);
        skill.required = is_required(found, tokens, hit->first);
        add_found(found, &skill);
        past = hit->last + 1;
    }
}

void skills_found_release(struct skills_found *found)
{
    free(found->cues);
    free(found->all);
    *found = (struct skills_found){0};
}
