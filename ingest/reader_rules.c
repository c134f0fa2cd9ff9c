/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader_rules.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/share.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "sections.h"

#define FOLDER "taxonomies/phrases"

struct loading {
    const struct suited_taxonomy *taxonomy;
    const struct reader_lexicon *lexicon; /* NULL: all phrases */
    uint32_t phrase;                      /* the number of the next one */
    struct rules *rules;
    struct phrases *phrases;
    const char *file, *condition; /* where we are, for a sentence */
    size_t index;
    struct suited_error *err;
};

static const char *const value_keys[RULE_VALUES] = {"no", "yes", "not", "not_beside", "never"};
static const char *const negated_names[] = {"drop", "no", "keep"};

static enum suited_status refuse(const struct loading *loading, const char *why)
{
    return suited_fail(loading->err, SUITED_INVALID, "'%s/%s', %s, rule %zu: %s", FOLDER,
                       loading->file, loading->condition, loading->index + 1, why);
}

/* JSON keeps no lines: the first that has the phrase is told. */
static enum suited_status refuse_phrase(const struct loading *loading, const char *phrase,
                                        const char *why)
{
    struct strbuf name = STRBUF_INIT;
    size_t line;

    strbuf_printf(&name, "%s/%s", FOLDER, loading->file);
    line = json_line_of(name.text, phrase ? phrase : "");
    strbuf_release(&name);
    return suited_fail(loading->err, SUITED_INVALID, "'%s/%s', line %zu, %s, rule %zu: %s",
                       FOLDER, loading->file, line, loading->condition, loading->index + 1,
                       why);
}

static enum suited_status read_sections(const struct loading *loading, const json_t *list,
                                        uint16_t *bits)
{
    size_t i;
    json_t *name;

    json_array_foreach(list, i, name) {
        enum section_kind kind =
            section_named(json_is_string(name) ? json_string_value(name) : "");

        if (kind == SECTION_KINDS)
            return refuse(loading, "'in' or 'not_in' names no kind of section");
        *bits |= (uint16_t)(1u << kind);
    }
    return SUITED_OK;
}

static enum suited_status read_conditions(const struct loading *loading, const json_t *list,
                                          uint64_t *bits)
{
    size_t i;
    json_t *id;

    json_array_foreach(list, i, id) {
        const struct suited_condition *condition = suited_condition_find(
            loading->taxonomy, json_is_string(id) ? json_string_value(id) : "");

        if (!condition)
            return refuse(loading, "'not_with' names no condition");
        *bits |= UINT64_C(1) << condition->number;
    }
    return SUITED_OK;
}

static enum suited_status read_negated(const struct loading *loading, const json_t *item,
                                       struct rule *rule)
{
    const char *name = json_text_of(item, "negated");

    for (uint8_t i = 0; *name && i < 3; i++)
        if (!strcmp(name, negated_names[i])) {
            rule->negated = i;
            return SUITED_OK;
        }
    return *name ? refuse(loading, "'negated' is not 'no', 'drop' or 'keep'") : SUITED_OK;
}

static enum suited_status read_rule(const struct loading *loading, const json_t *item,
                                    struct rule *rule)
{
    const json_t *weight = json_object_get(item, "weight");
    enum suited_status status = read_negated(loading, item, rule);

    rule->weight = weight ? (uint8_t)(json_integer_value(weight) & 0x7f) : RULE_WEIGHT;
    rule->firm = json_is_true(json_object_get(item, "firm"));
    rule->at_start = json_is_true(json_object_get(item, "at_start"));
    rule->not_heading = json_is_true(json_object_get(item, "not_heading"));
    rule->listed = json_is_true(json_object_get(item, "listed"));
    rule->softened = !strcmp(json_text_of(item, "softened"), "drop");
    if (!status)
        status = read_sections(loading, json_object_get(item, "in"), &rule->in);
    if (!status)
        status = read_sections(loading, json_object_get(item, "not_in"), &rule->not_in);
    if (!status)
        status = read_conditions(loading, json_object_get(item, "not_with"), &rule->not_with);
    return status;
}

static void push_rule(struct rules *rules, const struct rule *rule)
{
    if (rules->count == rules->room) {
        rules->room = rules->room ? rules->room * 2 : 256;
        rules->all = xresize(rules->all, rules->room, sizeof(*rules->all));
    }
    rules->all[rules->count++] = *rule;
}

/* Add a rule with its phrases, or with a lexicon one rule for each of them. */
static enum suited_status add_phrases(struct loading *loading, const json_t *list,
                                      struct rule *rule)
{
    const struct reader_lexicon *lexicon = loading->lexicon;
    enum suited_status status = SUITED_OK;
    struct suited_error why;
    size_t i;
    json_t *phrase;

    json_array_foreach(list, i, phrase) {
        rule->phrase = loading->phrase++;
        if (lexicon && !lexicon->keeps(lexicon->context, rule->phrase))
            continue;
        status = phrases_add(loading->phrases,
                             json_is_string(phrase) ? json_string_value(phrase) : "",
                             (uint32_t)loading->rules->count, &why);
        if (status)
            return refuse_phrase(loading, json_string_value(phrase), why.text);
        if (lexicon)
            push_rule(loading->rules, rule);
    }
    if (!lexicon)
        push_rule(loading->rules, rule);
    return status;
}

static enum suited_status add_rule(struct loading *loading, unsigned condition,
                                   const json_t *item)
{
    struct rule rule = {.condition = (uint8_t)condition};
    const json_t *list = NULL;
    enum suited_status status;

    for (uint8_t value = 0; value < RULE_VALUES && !list; value++) {
        list = json_object_get(item, value_keys[value]);
        rule.value = value;
    }
    if (!json_array_size(list))
        return refuse(loading, "it has no list 'yes', 'no', 'not', 'not_beside' or 'never'");
    status = read_rule(loading, item, &rule);
    if (!status)
        status = add_phrases(loading, list, &rule);
    return status;
}

static enum suited_status add_condition(struct loading *loading, const char *id,
                                        const json_t *list)
{
    const struct suited_condition *condition = suited_condition_find(loading->taxonomy, id);
    enum suited_status status = SUITED_OK;
    json_t *item;

    if (!condition || !json_is_array(list))
        return suited_fail(
            loading->err, SUITED_INVALID,
            "'%s/%s': '%s' is no condition of the catalogue with a list of rules", FOLDER,
            loading->file, id);
    loading->condition = id;
    json_array_foreach(list, loading->index, item) {
        status = add_rule(loading, condition->number, item);
        if (status)
            break;
    }
    return status;
}

static enum suited_status load_file(struct loading *loading, const char *name)
{
    struct strbuf path = STRBUF_INIT;
    json_t *file, *list;
    const char *id;
    enum suited_status status;

    strbuf_printf(&path, "%s/%s", FOLDER, name);
    status = json_read_share(path.text, &file, loading->err);
    strbuf_release(&path);
    if (status)
        return status;
    loading->file = name;
    json_object_foreach(json_object_get(file, "conditions"), id, list) {
        status = add_condition(loading, id, list);
        if (status)
            break;
    }
    json_decref(file);
    return status;
}

static int is_json(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return length > 5 && !strcmp(entry->d_name + length - 5, ".json");
}

enum suited_status rules_load(struct rules *rules, const struct suited_taxonomy *taxonomy,
                              const struct reader_lexicon *lexicon, struct phrases *phrases,
                              struct suited_error *err)
{
    struct loading loading = {.taxonomy = taxonomy,
                              .lexicon = lexicon,
                              .rules = rules,
                              .phrases = phrases,
                              .err = err};
    char *folder = share_path(FOLDER);
    struct dirent **entries;
    int count = scandir(folder, &entries, is_json, alphasort);
    enum suited_status status = SUITED_OK;

    if (count <= 0)
        status = suited_fail(err, SUITED_NOTFOUND, "cannot read the phrases in '%s': %s",
                             folder, count ? strerror(errno) : "there are none");
    for (int i = 0; i < count; i++) {
        if (!status)
            status = load_file(&loading, entries[i]->d_name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    free(folder);
    return status;
}

void rules_release(struct rules *rules)
{
    free(rules->all);
    *rules = (struct rules){0};
}
