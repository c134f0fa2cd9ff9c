/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader_facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* A denial in so many words stands before a mention elsewhere. */
#define DENIAL_BONUS 1

/* A yes and a no of each condition. */
#define FACTS_MAX ((size_t)2 * SUITED_CONDITIONS_MAX)

static uint64_t bit(unsigned condition)
{
    return UINT64_C(1) << condition;
}

static void make_room(struct facts *facts, const struct tokens *tokens)
{
    if (facts->token_room < tokens->count) {
        facts->token_room = tokens->count;
        facts->void_tokens =
            xresize(facts->void_tokens, facts->token_room, sizeof(*facts->void_tokens));
    }
    if (facts->span_room < tokens->span_count) {
        facts->span_room = tokens->span_count;
        facts->void_spans =
            xresize(facts->void_spans, facts->span_room, sizeof(*facts->void_spans));
    }
    if (!tokens->count)
        return;
    memset(facts->void_tokens, 0, tokens->count * sizeof(*facts->void_tokens));
    memset(facts->void_spans, 0, tokens->span_count * sizeof(*facts->void_spans));
}

/* A bullet's mark does not keep what follows it from the start. */
static bool stands_at_start(const struct tokens *tokens, uint32_t at)
{
    const struct span *span = &tokens->spans[tokens->all[at].span];

    return at == span->first ||
           (at == span->first + 1 && tokens->all[span->first].kind == TOKEN_MARK);
}

/* Whether the rule does not hold where the hit stands. */
static bool is_misplaced(const struct facts_text *text, const struct phrase_hit *hit,
                         const struct rule *rule)
{
    unsigned section = 1u << text->sections->kinds[hit->first];
    const struct span *span = &text->tokens->spans[text->tokens->all[hit->first].span];

    if ((rule->in && !(rule->in & section)) || (rule->not_in & section))
        return true;
    if (rule->not_heading && span->kind == SPAN_HEADING)
        return true;
    return rule->at_start && !stands_at_start(text->tokens, hit->first);
}

static void tell(const struct facts_text *text, const struct rule *rule, const char *says)
{
    if (text->lexicon)
        text->lexicon->hits(text->lexicon->context, rule->phrase, rule->condition, says);
}

static void mark_void_hit(struct facts *facts, const struct facts_text *text,
                          const struct phrase_hit *hit, const struct rule *rule)
{
    if (rule->value >= RULE_NOT)
        tell(text, rule, "");
    if (rule->value == RULE_NEVER && !is_misplaced(text, hit, rule))
        facts->void_all |= bit(rule->condition);
    if (rule->value == RULE_NOT_BESIDE)
        facts->void_spans[text->tokens->all[hit->first].span] |= bit(rule->condition);
    for (uint32_t at = hit->first; rule->value == RULE_NOT && at <= hit->last; at++)
        facts->void_tokens[at] |= bit(rule->condition);
}

static void mark_void(struct facts *facts, const struct rules *rules,
                      const struct facts_text *text)
{
    facts->void_all = 0;
    for (size_t i = 0; i < text->hits->count; i++)
        if (text->hits->all[i].payload < rules->count)
            mark_void_hit(facts, text, &text->hits->all[i],
                          &rules->all[text->hits->all[i].payload]);
}

static bool is_void(const struct facts *facts, const struct facts_text *text,
                    const struct phrase_hit *hit, const struct rule *rule)
{
    uint64_t conditions =
        facts->void_all | facts->void_spans[text->tokens->all[hit->first].span];

    for (uint32_t at = hit->first; at <= hit->last; at++)
        conditions |= facts->void_tokens[at];
    return !rule->firm && (conditions & bit(rule->condition));
}

static struct quote quote_of(const struct tokens *tokens, const struct phrase_hit *hit)
{
    return (struct quote){tokens->all[hit->first].start, tokens->all[hit->last].end};
}

static void weigh_hit(struct facts *facts, const struct facts_text *text, struct phrase_hit hit,
                      const struct rule *rule)
{
    enum fact_value value = rule->value == RULE_YES ? FACT_YES : FACT_NO;
    uint8_t weight = rule->weight;

    if (is_misplaced(text, &hit, rule) || is_void(facts, text, &hit, rule))
        return;
    if (rule->negated != NEGATED_KEEP && negation_denies(text->negation, rule->listed, &hit)) {
        if (rule->negated == NEGATED_DROP)
            return;
        value = FACT_NO;
        weight = (uint8_t)(weight + DENIAL_BONUS);
    } else if (rule->softened && negation_softens(text->negation, &hit)) {
        return;
    }
    tell(text, rule, value == FACT_YES ? "yes" : "no");
    facts_offer(facts, rule->condition, value, quote_of(text->tokens, &hit), weight);
}

/* The conditions that are a yes so far, by bit. */
static uint64_t said_yes(const struct facts *facts)
{
    uint64_t conditions = 0;

    for (unsigned i = 0; i < SUITED_CONDITIONS_MAX; i++)
        if (facts->best[i][FACT_YES].weight > facts->best[i][FACT_NO].weight)
            conditions |= bit(i);
    return conditions;
}

/* Rules that stand back before others come when those have been weighed. */
static void weigh_hits(struct facts *facts, const struct rules *rules,
                       const struct facts_text *text, bool standing_back)
{
    uint64_t yes = standing_back ? said_yes(facts) : 0;

    for (size_t i = 0; i < text->hits->count; i++) {
        const struct phrase_hit *hit = &text->hits->all[i];
        const struct rule *rule;

        if (hit->payload >= rules->count)
            continue;
        rule = &rules->all[hit->payload];
        if (rule->value <= RULE_YES && (rule->not_with != 0) == standing_back &&
            !(rule->not_with & yes))
            weigh_hit(facts, text, *hit, rule);
    }
}

void facts_collect(struct facts *facts, const struct rules *rules,
                   const struct facts_text *text)
{
    memset(facts->best, 0, sizeof(facts->best));
    make_room(facts, text->tokens);
    mark_void(facts, rules, text);
    weigh_hits(facts, rules, text, false);
    weigh_hits(facts, rules, text, true);
}

/* Of "take payments and answer two phones" the end alone says it. */
static bool is_tighter(struct quote quote, struct quote other)
{
    return quote.end == other.end && quote.start > other.start;
}

void facts_offer(struct facts *facts, unsigned condition, enum fact_value value,
                 struct quote quote, uint8_t weight)
{
    struct candidate *best = &facts->best[condition][value];

    if (best->weight > weight)
        return;
    if (best->weight == weight && !is_tighter(quote, best->quote) &&
        (best->quote.start < quote.start ||
         (best->quote.start == quote.start && best->quote.end <= quote.end)))
        return;
    *best = (struct candidate){quote, weight};
}

bool facts_standing(const struct facts *facts, unsigned condition, enum fact_value *value,
                    struct quote *quote)
{
    const struct candidate *pair = facts->best[condition];

    if (!pair[FACT_NO].weight && !pair[FACT_YES].weight)
        return false;
    *value = pair[FACT_NO].weight > pair[FACT_YES].weight ? FACT_NO : FACT_YES;
    *quote = pair[*value].quote;
    return true;
}

static void write_condition(const struct facts *facts, unsigned condition,
                            struct reading *reading)
{
    static const enum fact_value values[] = {FACT_NO, FACT_YES};
    enum fact_value standing;
    struct quote quote;

    if (!facts_standing(facts, condition, &standing, &quote))
        return;
    for (size_t i = 0; i < 2; i++)
        if (facts->best[condition][values[i]].weight)
            reading->facts[reading->fact_count++] = (struct read_fact){
                .condition = (uint8_t)condition,
                .value = (uint8_t)values[i],
                .quote = facts->best[condition][values[i]].quote,
                .standing = values[i] == standing,
            };
}

void facts_write(const struct facts *facts, struct reading *reading)
{
    reading->fact_count = 0;
    if (reading->fact_room < FACTS_MAX) {
        reading->fact_room = FACTS_MAX;
        reading->facts = xresize(reading->facts, reading->fact_room, sizeof(*reading->facts));
    }
    for (unsigned condition = 0; condition < SUITED_CONDITIONS_MAX; condition++)
        write_condition(facts, condition, reading);
}

void facts_release(struct facts *facts)
{
    free(facts->void_tokens);
    free(facts->void_spans);
    *facts = (struct facts){0};
}
