/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grammar.h"
#include "taxonomy/requirements.h"
#include "taxonomy/rooms.h"

/* What a phrase of the automaton stands for: a kind, and a level or a register's number. */
enum need { NEED_NONE, NEED_LEVEL, NEED_NUMBERED_LEVEL, NEED_REGISTER, NEED_TITLE };

#define PAYLOAD(need, number) (GRAMMAR_BASE + ((uint32_t)(need) << 8 | (number)))

/* GCSEs to doctorate: what lies below is no bar to anybody. */
#define LEVEL_MIN 2
#define LEVEL_MAX 8

/* How far behind a requirement "or …" may still name what does instead. */
#define INSTEAD_TOKENS 10

/* What has been found so far. */
struct needs {
    struct quantities *out;
    uint32_t level, level_span;
    struct phrase_hit level_hit;
    uint32_t registers; /* named at all, as one of several too */
    uint32_t past_none; /* tokens before this one stand in another sense */
};

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

static enum suited_status learn_levels(struct phrases *phrases,
                                       const struct requirements *requirements,
                                       struct suited_error *err)
{
    enum suited_status status =
        add_phrases(phrases, requirements_none(requirements), PAYLOAD(NEED_NONE, 0), err);
    size_t i;
    json_t *entry;

    if (!status)
        status = add_phrases(phrases, requirements_numbered(requirements),
                             PAYLOAD(NEED_NUMBERED_LEVEL, 0), err);
    json_array_foreach(requirements_levels(requirements), i, entry) {
        json_int_t level = json_integer_value(json_object_get(entry, "level"));

        if (!status)
            status = add_phrases(phrases, json_object_get(entry, "words"),
                                 PAYLOAD(NEED_LEVEL, (uint32_t)level), err);
    }
    return status;
}

enum suited_status requires_learn(const struct suited_taxonomy *taxonomy,
                                  struct phrases *phrases, struct suited_error *err)
{
    const struct requirements *requirements = taxonomy_requirements(taxonomy);
    enum suited_status status = learn_levels(phrases, requirements, err);
    size_t i;
    json_t *entry;

    json_array_foreach(requirements_registers(requirements), i, entry) {
        if (!status)
            status = add_phrases(phrases, json_object_get(entry, "words"),
                                 PAYLOAD(NEED_REGISTER, (uint32_t)i), err);
        if (!status)
            status = add_phrases(phrases, json_object_get(entry, "titles"),
                                 PAYLOAD(NEED_TITLE, (uint32_t)i), err);
    }
    return status;
}

/* Whether the words about tokens `first` to `end` ask for it, and do not merely wish for it. */
static bool is_asked_for(const struct scan *scan, size_t first, size_t end, uint64_t asking)
{
    uint64_t before = scan_around(scan, first, end, 10, 0);
    uint64_t behind = scan_around(scan, first, end, 0, 10);
    uint64_t heading = scan_heading(scan, first);

    if (((before | heading) & CLASS(DESIRABLE_BEFORE)) || (behind & CLASS(DESIRABLE_BEHIND)))
        return false;
    return (before | behind | heading) & asking;
}

/* "or relevant experience", "or willing to work towards it": something else will do. */
static bool has_way_round(const struct scan *scan, const struct phrase_hit *hit)
{
    const struct tokens *tokens = scan->tokens;
    const struct span *span = &tokens->spans[tokens->all[hit->first].span];
    size_t stop = span->first + span->count;
    bool is_instead = false;

    if (stop > hit->last + 1 + INSTEAD_TOKENS)
        stop = hit->last + 1 + INSTEAD_TOKENS;
    for (size_t i = hit->last + 1; i < stop; i++) {
        if (is_instead && scan_is(scan, i, CLASS(EXPERIENCE) | CLASS(WILLING)))
            return true;
        is_instead =
            scan_is(scan, i, CLASS(EITHER)) || (is_instead && !scan_is(scan, i, CLASS(OR)));
    }
    return false;
}

/* Something to study for, a code to keep to, fees that are paid; experience does instead. */
static bool is_not_held(const struct scan *scan, const struct phrase_hit *hit)
{
    uint64_t near = scan_around(scan, hit->first, hit->last + 1, 8, 5);
    uint64_t behind = scan_around(scan, hit->first, hit->last + 1, 0, 8);

    return (near & CLASS(NOT_HELD)) || has_way_round(scan, hit) ||
           ((behind & CLASS(EQUIVALENT)) && (behind & CLASS(EXPERIENCE)));
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

/* Of several levels asked for the highest counts, of alternatives in one sentence the lowest.
 */
static void add_level(const struct scan *scan, const struct phrase_hit *hit, uint32_t level,
                      struct needs *needs)
{
    uint32_t span = scan->tokens->all[hit->first].span;
    bool is_same_span = needs->level && needs->level_span == span;

    if (level < LEVEL_MIN || level > LEVEL_MAX || is_not_held(scan, hit) ||
        !is_asked_for(scan, hit->first, hit->last + 1, CLASS(ESSENTIAL)))
        return;
    if (is_same_span ? level >= needs->level : level <= needs->level)
        return;
    needs->level = level;
    needs->level_span = span;
    needs->level_hit = *hit;
}

/* A protected title counts where it is the post's own: in the title, and not an assistant's. */
static bool is_own_title(const struct scan *scan, const struct phrase_hit *hit)
{
    return scan->tokens->all[hit->first].span == 0 &&
           !(scan_around(scan, hit->first, hit->last + 1, 12, 12) & CLASS(TRAINEE));
}

/* "a registered nurse, paramedic or therapist", "registered nurse/paramedic": others will do
 * whose titles are not known to be of a register. */
static bool is_one_of_several(const struct scan *scan, const struct phrase_hit *hit)
{
    size_t next = hit->last + 1;

    if (scan_is(scan, next, CLASS(EITHER)))
        return !scan_is(scan, next + 1, CLASS(OTHERS) | CLASS(EQUIVALENT) | CLASS(WILLING));
    if (!scan_is_mark(scan, next, ',') && !scan_is_mark(scan, next, '/'))
        return false;
    return scan_is_mark(scan, next, '/') || scan_is(scan, next + 2, CLASS(EITHER)) ||
           scan_is(scan, next + 3, CLASS(EITHER));
}

static void add_register(const struct scan *scan, const struct phrase_hit *hit, uint32_t number,
                         struct needs *needs)
{
    needs->registers |= UINT32_C(1) << number;
    if (is_one_of_several(scan, hit))
        return;
    set_quote(scan, hit, needs->out);
    needs->out->requires.registers |= UINT32_C(1) << number;
}

static void add_need(const struct scan *scan, const struct phrase_hit *hit, struct needs *needs)
{
    uint32_t payload = hit->payload - GRAMMAR_BASE, number = payload & 0xff;

    if (hit->first < needs->past_none)
        return;
    switch (payload >> 8) {
    case NEED_NONE:
        needs->past_none = hit->last + 1;
        break;
    case NEED_LEVEL:
        add_level(scan, hit, number, needs);
        break;
    case NEED_NUMBERED_LEVEL:
        add_level(scan, hit, number_in(scan, hit), needs);
        break;
    case NEED_REGISTER:
        if (!is_not_held(scan, hit) &&
            is_asked_for(scan, hit->first, hit->last + 1, CLASS(REGISTERED)))
            add_register(scan, hit, number, needs);
        break;
    default:
        if (is_own_title(scan, hit))
            add_register(scan, hit, number, needs);
    }
}

/* "driving licence", "driver's license" that the post cannot do without. */
static void read_licence(const struct scan *scan, struct quantities *out)
{
    for (size_t i = 0; i < scan->figure_count; i++) {
        uint32_t at = scan->figures[i];
        struct phrase_hit hit = {0, at, at + 1};

        if (!scan_is(scan, at, CLASS(DRIVING)) || !scan_is(scan, at + 1, CLASS(LICENCE)) ||
            !is_asked_for(scan, at, at + 2, CLASS(ESSENTIAL)) ||
            (scan_around(scan, at, at + 2, 0, 2) & CLASS(EITHER)))
            continue; /* "or the ability to travel" */
        set_quote(scan, &hit, out);
        out->requires.driving_licence = true;
        return;
    }
}

/* Nobody stands on two registers: of several, one will do, and it is not known which. */
static void drop_alternatives(uint32_t registers, struct quantities *out)
{
    if (!(registers & (registers - 1)))
        return;
    out->requires.registers = 0;
    out->requires.said = false;
}

void requires_read(const struct scan *scan, const struct phrase_hits *hits,
                   struct quantities *out)
{
    struct needs needs = {.out = out};

    for (size_t i = 0; i < hits->count; i++)
        if (hits->all[i].payload - GRAMMAR_BASE < GRAMMAR_PAYLOADS)
            add_need(scan, &hits->all[i], &needs);
    drop_alternatives(needs.registers, out);
    if (needs.level) {
        set_quote(scan, &needs.level_hit, out);
        out->requires.level = (uint8_t)needs.level;
    }
    read_licence(scan, out);
}
