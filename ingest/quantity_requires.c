/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grammar.h"
#include "taxonomy/requirements.h"
#include "taxonomy/rooms.h"

/* What a phrase of the automaton stands for: a kind, and a level or a register's number. */
enum need { NEED_LEVEL, NEED_NUMBERED_LEVEL, NEED_REGISTER, NEED_TITLE };

#define PAYLOAD(need, number) ((uint32_t)(need) << 8 | (number))

#define LEVEL_MAX 8

static enum suited_status add_phrases(struct phrases *phrases, const json_t *list,
                                      uint32_t payload, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    size_t i;
    json_t *phrase;

    json_array_foreach(list, i, phrase)
        if (!status)
            status = phrases_add(phrases, json_string_value(phrase), payload, err);
    return status;
}

enum suited_status requires_learn(struct grammar *grammar,
                                  const struct suited_taxonomy *taxonomy,
                                  struct vocabulary *vocabulary, struct suited_error *err)
{
    const struct requirements *requirements = taxonomy_requirements(taxonomy);
    const json_t *registers = requirements_registers(requirements);
    enum suited_status status;
    size_t i;
    json_t *entry;

    grammar->required = phrases_new(vocabulary);
    status = add_phrases(grammar->required, requirements_numbered(requirements),
                         PAYLOAD(NEED_NUMBERED_LEVEL, 0), err);
    json_array_foreach(requirements_levels(requirements), i, entry)
        if (!status)
            status = add_phrases(grammar->required, json_object_get(entry, "words"),
                                 PAYLOAD(NEED_LEVEL, (uint32_t)json_integer_value(
                                                         json_object_get(entry, "level"))),
                                 err);
    json_array_foreach(registers, i, entry) {
        if (!status)
            status = add_phrases(grammar->required, json_object_get(entry, "words"),
                                 PAYLOAD(NEED_REGISTER, (uint32_t)i), err);
        if (!status)
            status = add_phrases(grammar->required, json_object_get(entry, "titles"),
                                 PAYLOAD(NEED_TITLE, (uint32_t)i), err);
    }
    phrases_build(grammar->required);
    return status;
}

/* Whether the words about tokens `first` to `end` ask for it, and do not merely wish for it. */
static bool is_asked_for(const struct scan *scan, size_t first, size_t end, uint64_t asking)
{
    uint64_t near = scan_around(scan, first, end, 10, 8);
    uint64_t heading = scan_heading(scan, first);

    if ((near | heading) & CLASS(DESIRABLE))
        return false;
    return (near | heading) & asking;
}

static uint32_t number_in(const struct scan *scan, const struct phrase_hit *hit)
{
    for (size_t i = hit->first; i <= hit->last; i++)
        if (scan_is_number(scan, i))
            return (uint32_t)scan->tokens->all[i].value;
    return 0;
}

static void set_quote(const struct scan *scan, const struct phrase_hit *hit,
                      struct quantities *out)
{
    if (!out->requires.said)
    out->requires.quote = scan_quote(scan, hit->first, hit->last + 1);
    out->requires.said = true;
}

/* Where several levels are asked for, the highest counts; of alternatives in one line the
 * lowest. */
struct level_asked {
    uint32_t level, span;
    struct phrase_hit hit;
};

static void add_level(const struct scan *scan, const struct phrase_hit *hit, uint32_t level,
                      struct level_asked *asked)
{
    uint32_t span = scan->tokens->all[hit->first].span;
    bool is_same_line = asked->level && asked->span == span;

    if (level < 1 || level > LEVEL_MAX)
        return;
    if (!is_asked_for(scan, hit->first, hit->last + 1, CLASS(ESSENTIAL)))
        return;
    if (is_same_line ? level < asked->level : level > asked->level)
        *asked = (struct level_asked){level, span, *hit};
}

/* A protected title counts where it is the post's own: in the first line, and not an
 * assistant's. */
static bool is_own_title(const struct scan *scan, const struct phrase_hit *hit)
{
    const struct token *token = &scan->tokens->all[hit->first];

    return token->span == 0 &&
           !(scan_around(scan, hit->first, hit->last + 1, 12, 12) & CLASS(TRAINEE));
}

static void add_register(const struct scan *scan, const struct phrase_hit *hit, uint32_t number,
                         struct quantities *out)
{
    set_quote(scan, hit, out);
    out->requires.registers |= UINT32_C(1) << number;
}

static void add_need(const struct scan *scan, const struct phrase_hit *hit,
                     struct level_asked *level, struct quantities *out)
{
    uint32_t number = hit->payload & 0xff;

    switch (hit->payload >> 8) {
    case NEED_LEVEL:
        add_level(scan, hit, number, level);
        break;
    case NEED_NUMBERED_LEVEL:
        add_level(scan, hit, number_in(scan, hit), level);
        break;
    case NEED_REGISTER:
        if (is_asked_for(scan, hit->first, hit->last + 1, CLASS(REGISTERED)))
            add_register(scan, hit, number, out);
        break;
    default:
        if (is_own_title(scan, hit))
            add_register(scan, hit, number, out);
    }
}

/* "driving licence", "driver's license" that the post cannot do without. */
static void read_licence(const struct scan *scan, struct quantities *out)
{
    for (size_t i = 0; i + 1 < scan->tokens->count; i++) {
        struct phrase_hit hit = {0, (uint32_t)i, (uint32_t)i + 1};

        if (!scan_is(scan, i, CLASS(DRIVING)) || !scan_is(scan, i + 1, CLASS(LICENCE)) ||
            !is_asked_for(scan, i, i + 2, CLASS(ESSENTIAL)))
            continue;
        set_quote(scan, &hit, out);
        out->requires.driving_licence = true;
        return;
    }
}

void requires_read(const struct scan *scan, struct quantities *out)
{
    struct phrase_hits hits = {0};
    struct level_asked level = {0};

    phrases_match(scan->grammar->required, scan->tokens, &hits);
    for (size_t i = 0; i < hits.count; i++)
        add_need(scan, &hits.all[i], &level, out);
    if (level.level) {
        set_quote(scan, &level.hit, out);
        out->requires.level = (uint8_t)level.level;
    }
    phrase_hits_release(&hits);
    read_licence(scan, out);
}
