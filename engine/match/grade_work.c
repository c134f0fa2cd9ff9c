/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grade.h"

static uint16_t first_digits(uint16_t code, unsigned digits)
{
    for (unsigned i = digits; i < 4; i++)
        code /= 10;
    return code;
}

static uint16_t cut(struct isco sought, unsigned digits)
{
    uint16_t value = sought.value;

    for (unsigned i = digits; i < sought.digits; i++)
        value /= 10;
    return value;
}

/* A wider group is met in full by anything inside it: the client asked for no more. */
uint8_t grade_code(struct isco sought, uint16_t code)
{
    for (unsigned digits = sought.digits; digits > 0; digits--)
        if (cut(sought, digits) == first_digits(code, digits))
            return digits == sought.digits ? GRADE_MET : (uint8_t)digits;
    return 0;
}

static uint8_t best_pair(const struct sought_list *work, uint16_t code)
{
    uint8_t best = 0;

    for (size_t i = 0; i < work->count; i++)
        for (size_t k = 0; k < work->all[i].code_count; k++) {
            uint8_t grade = grade_code(work->all[i].codes[k], code);

            if (grade > best)
                best = grade;
        }
    return best;
}

static bool has_codes(const struct sought_list *work)
{
    for (size_t i = 0; i < work->count; i++)
        if (work->all[i].code_count)
            return true;
    return false;
}

static void raise(uint8_t *grade, uint8_t to)
{
    if (to > *grade)
        *grade = to;
}

/*
 * Codes of low confidence can only add: with none but those, the work may be any, so
 * that a guess never breaks a must.
 */
struct interval grade_work(const struct sight *sight, const struct sought_list *work,
                           struct interval words)
{
    const struct suited_row *row = sight->row;
    struct interval grade = words;
    bool sure_of_one = false;

    if (!has_codes(work))
        return grade;
    for (unsigned i = 0; i < SUITED_CODES_MAX; i++) {
        uint8_t pair;

        if (!row->codes[i])
            continue;
        pair = best_pair(work, row->codes[i]);
        raise(&grade.possible, pair);
        if (row->confidence[i] >= sight->confident) {
            sure_of_one = true;
            raise(&grade.sure, pair);
        }
    }
    if (!sure_of_one)
        grade.possible = GRADE_MET;
    return grade;
}

struct interval grade_skills(const struct suited_row *row, unsigned found, size_t sought)
{
    if (!found)
        return row->skills ? interval_missed : interval_unknown;
    if (found >= 3 || found == sought)
        return interval_met;
    return interval_certain((uint8_t)(found + 1));
}
