/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fair.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"

/* One client who would be told of one vacancy. */
struct claim {
    const char *adviser;
    struct news_item *item;
    uint64_t turn;
};

static uint64_t turn_of(uint64_t mark, uint32_t number)
{
    return hash_more(hash_bytes(&number, sizeof(number)), &mark, sizeof(mark));
}

/* Equal where vacancy, group and every tier's figures are. */
static int by_key(const struct claim *a, const struct claim *b)
{
    int order = strcmp(a->adviser, b->adviser);

    if (order)
        return order;
    if (a->item->number != b->item->number)
        return a->item->number < b->item->number ? -1 : 1;
    if (a->item->rank != b->item->rank)
        return a->item->rank > b->item->rank ? -1 : 1;
    return memcmp(&a->item->candidate.sums, &b->item->candidate.sums,
                  sizeof(a->item->candidate.sums));
}

static int by_key_and_turn(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    int order = by_key(x, y);

    if (order)
        return order;
    return x->turn < y->turn ? -1 : x->turn > y->turn;
}

static size_t gather(struct subject *subjects, size_t count, struct claim **claims)
{
    size_t room = 0, kept = 0;

    for (size_t i = 0; i < count; i++)
        room += subjects[i].news.count;
    *claims = xcalloc(room + 1, sizeof(**claims));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < subjects[i].news.count; k++) {
            struct news_item *item = &subjects[i].news.items[k];

            if (item->counts && item->fate == NEWS_TELL)
                (*claims)[kept++] = (struct claim){
                    subjects[i].adviser, item, turn_of(subjects[i].watch.mark, item->number)};
        }
    return kept;
}

void fair_share(struct subject *subjects, size_t count, size_t most)
{
    struct claim *claims;
    size_t claim_count, had = 0;

    if (!most)
        return;
    claim_count = gather(subjects, count, &claims);
    if (claim_count)
        qsort(claims, claim_count, sizeof(*claims), by_key_and_turn);
    for (size_t i = 0; i < claim_count; i++) {
        had = i && !by_key(&claims[i - 1], &claims[i]) ? had + 1 : 0;
        if (had >= most)
            claims[i].item->fate = NEWS_WAIT;
    }
    free(claims);
}
