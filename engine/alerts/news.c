/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "news.h"

#include <stdlib.h>

#include "base/xalloc.h"

static const char *const kind_names[] = {
    [NEWS_NEW] = "new",       [NEWS_BETTER] = "better",   [NEWS_WISHES] = "wishes",
    [NEWS_CLOSED] = "closed", [NEWS_NO_MORE] = "no_more",
};

const char *news_kind_name(enum news_kind kind)
{
    return kind_names[kind];
}

/* ---- by number ---- */

/* All that is known of one vacancy for this client. */
struct look {
    uint32_t number;
    struct told_state before;
    const struct many_hit *hit; /* NULL: it is no match */
    const struct news_decision *decision;
    bool is_looked_at; /* in this run: where it is not, no match says nothing */
    bool has_changed;  /* its own facts, since the last run */
};

static const struct many_hit *find_hit(const struct many_client *match, uint32_t number)
{
    size_t low = 0, high = match->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (match->hits[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < match->count && match->hits[low].number == number ? &match->hits[low] : NULL;
}

static const struct news_decision *find_decision(const struct news_question *question,
                                                 uint32_t number)
{
    for (size_t i = 0; i < question->decision_count; i++)
        if (question->decisions[i].number == number)
            return &question->decisions[i];
    return NULL;
}

static bool has_changed(const struct news_question *question, uint32_t number)
{
    size_t low = 0, high = question->change_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (question->changes[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < question->change_count && question->changes[low].number == number &&
           question->changes[low].change > question->after;
}

/* Enough of the important tier is sure: a prior, or another vacancy, moves nothing of that. */
static bool is_enough(const struct news_question *question, const struct many_hit *hit)
{
    int64_t sure = hit->candidate.sums.sure[TIER_IMPORTANT];

    return sure * 100 >= (int64_t)question->wanted->important * question->match->most_important;
}

static struct look look_up(const struct news_question *question, uint32_t number)
{
    struct look look = {.number = number,
                        .before = told_get(question->told, number),
                        .hit = find_hit(question->match, number),
                        .decision = find_decision(question, number),
                        .has_changed = has_changed(question, number)};

    if (look.hit && !is_enough(question, look.hit))
        look.hit = NULL;
    look.is_looked_at = question->is_whole || look.has_changed || look.before.waits;
    return look;
}

/* ---- what is said of it ---- */

static void add_item(struct news *news, const struct look *look, enum news_kind kind,
                     bool counts)
{
    struct news_item *item = &news->items[news->count++];

    *item = (struct news_item){.kind = kind, .number = look->number, .counts = counts};
    if (!look->hit)
        return;
    item->rank = rank_of(look->hit->group);
    item->candidate = look->hit->candidate;
}

/* Whether a match is news, and whether it is one that the client has heard of already. */
static bool is_news(const struct look *look, unsigned rank, bool *is_known)
{
    bool is_decided = look->decision != NULL;

    *is_known = look->before.told || look->before.over || is_decided;
    if (is_decided && look->decision->is_dismissed)
        return false;
    if (look->before.over)
        return true;
    if (look->before.told)
        return rank > look->before.told;
    if (is_decided)
        return look->before.stood && rank > look->before.stood;
    return look->before.waits || rank > look->before.stood;
}

static void look_at_match(const struct news_question *question, const struct look *look,
                          struct told_state *after, struct news *news)
{
    unsigned rank = rank_of(look->hit->group);
    bool by_wishes = !question->is_first && !look->has_changed && !look->before.waits;
    bool is_known;
    enum news_kind kind = NEWS_NEW;

    after->stood = rank & 3;
    after->waits = false;
    if (!is_news(look, rank, &is_known) || (by_wishes && question->wanted->leave_out_wishes))
        return;
    if (by_wishes)
        kind = NEWS_WISHES;
    else if (is_known || look->before.stood)
        kind = look->before.waits ? NEWS_NEW : NEWS_BETTER;
    add_item(news, look, kind, !is_known);
}

static bool is_interesting(const struct look *look)
{
    return look->decision && look->decision->is_interested;
}

static void look_at_rest(const struct news_question *question, const struct look *look,
                         struct told_state *after, struct news *news)
{
    bool is_closed = is_interesting(look) && look->decision->is_over;
    bool fits_no_more = is_interesting(look) && look->before.stood && look->has_changed;

    if (look->is_looked_at || is_closed) {
        after->stood = RANK_NONE;
        after->waits = false;
    }
    if (look->before.over || !(is_closed || fits_no_more))
        return;
    after->over = true;
    if (!question->is_first)
        add_item(news, look, is_closed ? NEWS_CLOSED : NEWS_NO_MORE, false);
}

static void look_at(const struct news_question *question, uint32_t number, struct news *news)
{
    struct look look = look_up(question, number);
    struct told_state after = look.before;
    size_t items = news->count;

    if (look.hit)
        look_at_match(question, &look, &after, news);
    else
        look_at_rest(question, &look, &after, news);
    if (told_pack(after) != told_pack(look.before) || news->count > items)
        news->changes[news->change_count++] = (struct ledger_entry){number, told_pack(after)};
}

/* ---- which vacancies, and in which order ---- */

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static int by_hit(const void *a, const void *b)
{
    const struct many_hit *x = a, *y = b;

    return (x->number > y->number) - (x->number < y->number);
}

/* Those that match, those that did or that wait, and those of interest; each once. */
static uint32_t *gather(const struct news_question *question, size_t *count)
{
    const struct told *told = question->told;
    size_t room = question->match->count + told->count + question->decision_count, kept = 0;
    uint32_t *numbers = xcalloc(room + 1, sizeof(*numbers));

    *count = 0;
    for (size_t i = 0; i < question->match->count; i++)
        numbers[(*count)++] = question->match->hits[i].number;
    for (size_t i = 0; i < told->count; i++)
        numbers[(*count)++] = told->entries[i].number;
    for (size_t i = 0; i < question->decision_count; i++)
        numbers[(*count)++] = question->decisions[i].number;
    qsort(numbers, *count, sizeof(*numbers), by_number);
    for (size_t i = 0; i < *count; i++)
        if (!kept || numbers[kept - 1] != numbers[i])
            numbers[kept++] = numbers[i];
    *count = kept;
    return numbers;
}

/* What the client knows of first; then the better group, then as a shortlist has it. */
static int best_first(const void *a, const void *b)
{
    const struct news_item *x = a, *y = b;

    if (x->counts != y->counts)
        return x->counts ? 1 : -1;
    if (x->rank != y->rank)
        return x->rank > y->rank ? -1 : 1;
    return compare_candidates(&x->candidate, &y->candidate, SUITED_EXPECTED);
}

static void choose(const struct news_question *question, struct news *news)
{
    size_t counted = 0;

    if (news->count)
        qsort(news->items, news->count, sizeof(*news->items), best_first);
    for (size_t i = 0; i < news->count; i++) {
        struct news_item *item = &news->items[i];

        item->fate = item->counts && counted == question->wanted->best ? NEWS_PASS : NEWS_TELL;
        counted += item->counts && item->fate == NEWS_TELL;
    }
}

void news_find(const struct news_question *question, struct news *out)
{
    size_t count;
    uint32_t *numbers;

    if (question->match->count)
        qsort(question->match->hits, question->match->count, sizeof(*question->match->hits),
              by_hit);
    numbers = gather(question, &count);
    *out = (struct news){.items = xcalloc(count + 1, sizeof(*out->items)),
                         .changes = xcalloc(count + 1, sizeof(*out->changes))};
    for (size_t i = 0; i < count; i++)
        look_at(question, numbers[i], out);
    choose(question, out);
    free(numbers);
}

void news_release(struct news *news)
{
    free(news->items);
    free(news->changes);
    *news = (struct news){0};
}

static struct ledger_entry *find_change(struct news *news, uint32_t number)
{
    return bsearch(&(struct ledger_entry){.number = number}, news->changes, news->change_count,
                   sizeof(*news->changes), by_number);
}

void news_settle(struct news *news)
{
    for (size_t i = 0; i < news->count; i++) {
        const struct news_item *item = &news->items[i];
        struct ledger_entry *change = find_change(news, item->number);
        struct told_state state;

        if (!change || item->rank == RANK_NONE)
            continue;
        state = told_unpack(change->state);
        state.waits = item->fate == NEWS_WAIT;
        if (item->fate == NEWS_TELL) {
            state.told = item->rank & 3;
            state.over = false;
        }
        change->state = told_pack(state);
    }
}
