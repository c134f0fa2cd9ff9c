/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "requirements.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/json.h"
#include "base/xalloc.h"
#include "entailments.h"
#include "rooms.h"
#include "suited/taxonomy.h"

/* A row has one bit for each register. */
#define REGISTERS_MAX 32

#define REGISTERS_FILE "taxonomies/registers.json"
#define LEVELS_FILE    "taxonomies/levels.json"

struct requirements {
    json_t *register_file, *level_file;
    json_t *registers, *levels; /* borrowed from the files */
    json_t *entailments;
};

static enum suited_status check_registers(const json_t *registers, struct suited_error *err)
{
    size_t i;
    json_t *item;

    if (!json_array_size(registers))
        return suited_fail(err, SUITED_INVALID, "'%s' has no list 'registers'", REGISTERS_FILE);
    if (json_array_size(registers) > REGISTERS_MAX)
        return suited_fail(err, SUITED_LIMIT, "'%s' has %zu registers: at most %d fit in a row",
                           REGISTERS_FILE, json_array_size(registers), REGISTERS_MAX);
    json_array_foreach(registers, i, item)
        if (!*json_text_of(item, "name") || !*json_text_of(item, "short"))
            return suited_fail(err, SUITED_INVALID, "'%s', register %zu has no name or short",
                               REGISTERS_FILE, i + 1);
    return SUITED_OK;
}

static enum suited_status check_levels(const json_t *levels, struct suited_error *err)
{
    size_t i;
    json_t *item;

    if (!json_array_size(levels))
        return suited_fail(err, SUITED_INVALID, "'%s' has no list 'levels'", LEVELS_FILE);
    json_array_foreach(levels, i, item) {
        json_int_t level = json_integer_value(json_object_get(item, "level"));

        if (level < 1 || level > 8)
            return suited_fail(err, SUITED_INVALID, "'%s', entry %zu: level is not 1 to 8",
                               LEVELS_FILE, i + 1);
    }
    return SUITED_OK;
}

enum suited_status requirements_open(struct requirements **out, struct suited_error *err)
{
    struct requirements *requirements = xcalloc(1, sizeof(*requirements));
    enum suited_status status =
        json_read_share(REGISTERS_FILE, &requirements->register_file, err);

    *out = NULL;
    if (!status)
        status = json_read_share(LEVELS_FILE, &requirements->level_file, err);
    requirements->registers = json_object_get(requirements->register_file, "registers");
    requirements->levels = json_object_get(requirements->level_file, "levels");
    if (!status)
        status = check_registers(requirements->registers, err);
    if (!status)
        status = check_levels(requirements->levels, err);
    if (!status)
        status = entailments_read(&requirements->entailments, err);
    if (status)
        requirements_close(requirements);
    else
        *out = requirements;
    return status;
}

void requirements_close(struct requirements *requirements)
{
    if (!requirements)
        return;
    json_decref(requirements->entailments);
    json_decref(requirements->level_file);
    json_decref(requirements->register_file);
    free(requirements);
}

const json_t *requirements_registers(const struct requirements *requirements)
{
    return requirements->registers;
}

const json_t *requirements_levels(const struct requirements *requirements)
{
    return requirements->levels;
}

const json_t *requirements_numbered(const struct requirements *requirements)
{
    return json_object_get(requirements->level_file, "numbered");
}

const json_t *requirements_none(const struct requirements *requirements)
{
    return json_object_get(requirements->level_file, "none");
}

const json_t *taxonomy_entailments(const struct suited_taxonomy *taxonomy)
{
    return taxonomy_requirements(taxonomy)->entailments;
}

static bool same_name(const char *folded, const char *name)
{
    char *other = fold_text(name);
    bool same = !strcmp(folded, other);

    free(other);
    return same;
}

static bool has_name(const json_t *entry, const char *folded)
{
    size_t i;
    json_t *also;

    if (same_name(folded, json_text_of(entry, "short")) ||
        same_name(folded, json_text_of(entry, "name")))
        return true;
    json_array_foreach(json_object_get(entry, "also"), i, also)
        if (same_name(folded, json_string_value(also)))
            return true;
    return false;
}

int suited_register_find(const struct suited_taxonomy *taxonomy, const char *name)
{
    const json_t *registers = requirements_registers(taxonomy_requirements(taxonomy));
    char *folded = fold_text(name);
    int found = -1;

    for (size_t i = 0; found < 0 && *folded && i < json_array_size(registers); i++)
        if (has_name(json_array_get(registers, i), folded))
            found = (int)i;
    free(folded);
    return found;
}

const char *suited_register_name(const struct suited_taxonomy *taxonomy, unsigned number)
{
    const json_t *registers = requirements_registers(taxonomy_requirements(taxonomy));
    const json_t *entry = json_array_get(registers, number);

    return entry ? json_text_of(entry, "short") : NULL;
}
