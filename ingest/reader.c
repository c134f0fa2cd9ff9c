/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/xalloc.h"
#include "derive.h"
#include "language.h"
#include "negation.h"
#include "quantities.h"
#include "quantity_field.h"
#include "reader_facts.h"
#include "reader_rules.h"
#include "sections.h"
#include "taxonomy/occupations.h"
#include "taxonomy/skills.h"

#define TEXT_MAX ((size_t)1 << 20)

/* Payloads of the one automaton: rules from 0, then each kind from its own base, up to
 * GRAMMAR_BASE. */
#define CUES_BASE     (UINT32_C(1) << 24)
#define HEADINGS_BASE (UINT32_C(2) << 24)
#define SKILLS_BASE   (UINT32_C(3) << 24)

struct reader {
    const struct suited_taxonomy *taxonomy; /* borrowed */
    const struct reader_lexicon *lexicon;   /* NULL: all phrases; borrowed */
    struct vocabulary *vocabulary;
    struct phrases *phrases;
    struct rules rules;
    struct reach reach;
    struct language *language;
    struct grammar *grammar;
    struct derive *derive;

    /* of the advert in hand; kept for the next */
    struct strbuf text;
    struct tokens tokens;
    struct phrase_hits hits;
    struct sections sections;
    struct negation negation;
    struct facts facts;
    struct skills_found skills;
};

static enum suited_status load_phrases(struct reader *reader, struct suited_error *err)
{
    uint32_t skills;
    enum suited_status status =
        rules_load(&reader->rules, reader->taxonomy, reader->lexicon, reader->phrases, err);

    if (!status)
        status = negation_add_phrases(reader->phrases, CUES_BASE, &reader->reach, err);
    if (!status)
        status = sections_add_phrases(reader->phrases, HEADINGS_BASE, err);
    if (!status)
        status =
            skills_add_phrases(reader->taxonomy, reader->phrases, SKILLS_BASE, &skills, err);
    reader->negation.reach = reader->reach;
    return status;
}

enum suited_status reader_new(const struct suited_taxonomy *taxonomy, struct reader **out,
                              struct suited_error *err)
{
    return reader_new_of(taxonomy, NULL, out, err);
}

enum suited_status reader_new_of(const struct suited_taxonomy *taxonomy,
                                 const struct reader_lexicon *lexicon, struct reader **out,
                                 struct suited_error *err)
{
    struct reader *reader = xcalloc(1, sizeof(*reader));
    enum suited_status status;

    *out = NULL;
    reader->taxonomy = taxonomy;
    reader->lexicon = lexicon;
    reader->text = (struct strbuf)STRBUF_INIT;
    reader->vocabulary = vocabulary_new();
    reader->phrases = phrases_new(reader->vocabulary);
    status = load_phrases(reader, err);
    if (!status)
        status = language_new(reader->vocabulary, &reader->language, err);
    if (!status)
        status =
            grammar_new(taxonomy, reader->vocabulary, reader->phrases, &reader->grammar, err);
    if (!status)
        status = derive_new(taxonomy, &reader->derive, err);
    phrases_build(reader->phrases);
    if (status)
        reader_free(reader);
    else
        *out = reader;
    return status;
}

void reader_free(struct reader *reader)
{
    if (!reader)
        return;
    skills_found_release(&reader->skills);
    facts_release(&reader->facts);
    negation_release(&reader->negation);
    sections_release(&reader->sections);
    phrase_hits_release(&reader->hits);
    tokens_release(&reader->tokens);
    strbuf_release(&reader->text);
    derive_free(reader->derive);
    grammar_free(reader->grammar);
    language_free(reader->language);
    rules_release(&reader->rules);
    phrases_free(reader->phrases);
    vocabulary_free(reader->vocabulary);
    free(reader);
}

static void set_text(struct reader *reader, const char *title, const char *text)
{
    strbuf_clear(&reader->text);
    strbuf_add(&reader->text, title, strnlen(title, TEXT_MAX));
    strbuf_putc(&reader->text, '\n');
    strbuf_add(&reader->text, text, strnlen(text, TEXT_MAX));
    tokens_read(&reader->tokens, reader->vocabulary, reader->text.text, reader->text.length);
}

static void clear_reading(struct reading *reading)
{
    struct read_fact *facts = reading->facts;
    struct read_skill *skills = reading->skills;
    size_t fact_room = reading->fact_room, skill_room = reading->skill_room;

    *reading = (struct reading){
        .facts = facts, .fact_room = fact_room, .skills = skills, .skill_room = skill_room};
}

static void read_conditions(struct reader *reader, size_t title_length, struct reading *reading)
{
    const struct facts_text text = {&reader->tokens, &reader->hits, &reader->sections,
                                    &reader->negation, reader->lexicon};

    sections_find(&reader->sections, &reader->tokens, title_length, &reader->hits,
                  HEADINGS_BASE);
    negation_find(&reader->negation, &reader->tokens, &reader->hits, CUES_BASE);
    facts_collect(&reader->facts, &reader->rules, &text);
    derive_facts(reader->derive, &reading->quantities, &reader->facts);
    facts_write(&reader->facts, reading);
    reading->home_temporary = reader->negation.home_temporary;
}

static void read_occupations(const struct reader *reader, size_t title_length,
                             struct reading *reading)
{
    struct occupation_guess guesses[SUITED_CODES_MAX];

    reading->occupation_count =
        occupations_read(reader->taxonomy, &reader->tokens, title_length, guesses);
    for (size_t i = 0; i < reading->occupation_count; i++)
        reading->occupations[i] =
            (struct read_occupation){guesses[i].code, guesses[i].confidence};
}

static void read_skills(struct reader *reader, struct reading *reading)
{
    struct skills_found *found = &reader->skills;

    skills_of_hits(reader->taxonomy, &reader->tokens, &reader->hits, SKILLS_BASE, found);
    if (reading->skill_room < found->count) {
        reading->skill_room = found->count;
        reading->skills =
            xresize(reading->skills, reading->skill_room, sizeof(*reading->skills));
    }
    for (size_t i = 0; i < found->count; i++)
        reading->skills[i] =
            (struct read_skill){found->all[i].id, found->all[i].title, found->all[i].required};
    reading->skill_count = found->count;
}

void reader_read(struct reader *reader, const char *title, const char *text,
                 struct reading *reading)
{
    size_t title_length = strnlen(title, TEXT_MAX);

    clear_reading(reading);
    set_text(reader, title, text);
    if (!language_is_english(reader->language, &reader->tokens))
        return;
    memcpy(reading->language, "en", sizeof("en"));
    phrases_match(reader->phrases, &reader->tokens, &reader->hits);
    quantities_read(reader->grammar, &reader->tokens, &reader->hits, &reading->quantities);
    read_conditions(reader, title_length, reading);
    read_occupations(reader, title_length, reading);
    read_skills(reader, reading);
}

void reading_release(struct reading *reading)
{
    free(reading->facts);
    free(reading->skills);
    *reading = (struct reading){0};
}

void reader_fields(struct reader *reader, json_t *advert)
{
    pay_text_read(reader->grammar, reader->vocabulary, advert);
}
