/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grade.h"

static uint64_t bit_of(const struct suited_taxonomy *taxonomy, const char *id)
{
    const struct suited_condition *condition = suited_condition_find(taxonomy, id);

    return condition ? UINT64_C(1) << condition->number : 0;
}

struct known_conditions known_conditions(const struct suited_taxonomy *taxonomy)
{
    struct known_conditions known = {
        .part_time = bit_of(taxonomy, "part_time"),
        .variable_hours = bit_of(taxonomy, "variable_hours"),
        .reduced_hours = bit_of(taxonomy, "reduced_hours_considered"),
        .remote_work = bit_of(taxonomy, "remote_work"),
        .work_travel = bit_of(taxonomy, "work_travel"),
        .licence = bit_of(taxonomy, "licence_required"),
    };

    for (size_t i = 0; i < suited_taxonomy_conditions(taxonomy); i++) {
        const struct suited_condition *condition = suited_taxonomy_condition(taxonomy, i);

        if (condition->silent_no)
            known.silent_no |= UINT64_C(1) << condition->number;
    }
    return known;
}

bool condition_could_be_agreed(const struct suited_row *row, unsigned number)
{
    return row->agree >> number & 1;
}

/*
 * What could be agreed has not been agreed yet, either way: the same interval for a
 * client who wants it and for one who does not.
 */
struct interval grade_condition(const struct sight *sight, unsigned number, bool wanted)
{
    const struct suited_row *row = sight->row;
    uint64_t bit = UINT64_C(1) << number;

    if (row->agree & bit)
        return (struct interval){2, GRADE_MET};
    if (row->yes & bit)
        return wanted ? interval_met : interval_missed;
    if ((row->no | sight->known->silent_no) & bit)
        return wanted ? interval_missed : interval_met;
    return interval_unknown;
}

bool lacks_register(const struct suited_row *row, const struct holdings *has)
{
    return has->registers_given && (row->registers & ~has->registers);
}

struct interval grade_can_apply(const struct sight *sight, const struct holdings *has)
{
    const struct suited_row *row = sight->row;

    if (lacks_register(row, has) || (has->no_licence && (row->yes & sight->known->licence)) ||
        (has->level != NO_LIMIT && row->level > has->level))
        return interval_missed;
    return interval_met;
}
