/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "settle.h"
#include "settle_parts.h"

#define CODE_DIGITS 4

json_t *settle_occupations(const struct suited_taxonomy *taxonomy,
                           const struct reading *reading)
{
    json_t *occupations = json_array();

    for (size_t i = 0; i < reading->occupation_count; i++) {
        const struct read_occupation *read = &reading->occupations[i];
        char code[sizeof("65535")];
        const char *title;

        snprintf(code, sizeof(code), "%0*u", CODE_DIGITS, read->code);
        title = suited_occupation_title(taxonomy, code);
        json_array_append_new(occupations,
                              json_pack("{s:s, s:s, s:i}", "code", code, "title",
                                        title ? title : "", "confidence", read->confidence));
    }
    return occupations;
}

json_t *settle_skills(const struct reading *reading)
{
    json_t *skills = json_array();

    for (size_t i = 0; i < reading->skill_count; i++) {
        const struct read_skill *read = &reading->skills[i];

        json_array_append_new(skills, json_pack("{s:s, s:s, s:b}", "id", read->id, "title",
                                                read->title, "required", read->required));
    }
    return skills;
}

/* What the words alone entail. */
static json_t *entailed_by(const struct suited_taxonomy *taxonomy, json_t *facts,
                           const struct quantities *quantities,
                           const struct settle_words *words)
{
    json_t *record = json_pack("{s:O}", "facts", facts), *entailed;
    json_t *candidates = settle_quantity_candidates(taxonomy, quantities, words);

    settle_quantities(candidates, record);
    settle_entail(taxonomy, record);
    entailed = json_incref(json_object_get(record, "entailed"));
    json_decref(candidates);
    json_decref(record);
    return entailed;
}

json_t *settle_print(const struct suited_taxonomy *taxonomy, json_t *id, const char *title,
                     const char *text, const struct reading *reading)
{
    struct settle_words words = settle_words(title, text);
    json_t *facts = settle_read_facts(taxonomy, reading, &words, true);
    json_t *out = json_pack("{s:o, s:s}", "id", id ? json_incref(id) : json_string(""),
                            "language", reading->language);

    json_object_set_new(out, "facts", facts);
    json_object_set_new(out, "also", settle_read_facts(taxonomy, reading, &words, false));
    json_object_set_new(out, "entailed",
                        entailed_by(taxonomy, facts, &reading->quantities, &words));
    json_object_set_new(out, "quantities",
                        settle_read_quantities(taxonomy, &reading->quantities));
    json_object_set_new(out, "occupations", settle_occupations(taxonomy, reading));
    json_object_set_new(out, "skills", settle_skills(reading));
    settle_words_release(&words);
    return out;
}
