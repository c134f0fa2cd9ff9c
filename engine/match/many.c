/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "many.h"

#include <assert.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "sweep.h"

/* ---- the rows that changed ---- */

/* By number: where in `changes` it stands, from 1; 0 where it did not change. */
static uint32_t *places_of(const struct suited_change *changes, size_t count, uint32_t last)
{
    uint32_t *places = xcalloc((size_t)last + 1, sizeof(*places));

    for (size_t i = 0; i < count; i++)
        if (changes[i].number <= last)
            places[changes[i].number] = (uint32_t)i + 1;
    return places;
}

/* The rows of a block that stand in `places`; dead rows are others' old ones. */
static bool note_changes(const struct block_data *columns, const uint64_t *dead,
                         const struct suited_change *changes, const uint32_t *places,
                         uint32_t last, struct many_block *out)
{
    for (size_t i = 0; i < columns->rows; i++) {
        uint32_t number = columns->number[i];

        if ((dead[i / 64] >> i % 64 & 1) || number > last || !places[number])
            continue;
        if (!out->changes)
            out->changes = xcalloc(BLOCK_ROWS, sizeof(*out->changes));
        out->rows.word[i / 64] |= UINT64_C(1) << i % 64;
        out->changes[i] = changes[places[number] - 1].change;
        if (out->changes[i] > out->latest)
            out->latest = out->changes[i];
    }
    return out->changes != NULL;
}

static bool gather(const struct suited_block *block, const struct suited_change *changes,
                   const uint32_t *places, uint32_t last, struct many_block *out)
{
    const uint64_t *dead;
    const struct block_data *columns = block_columns(block, &dead);

    return note_changes(columns, dead, changes, places, last, out);
}

static enum suited_status gather_all(struct many *many, struct suited_view *view,
                                     const struct suited_change *changes,
                                     const uint32_t *places, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t b = 0; !status && b < suited_view_blocks(view); b++) {
        struct many_block *out = &many->blocks[many->count];
        const struct suited_block *block;

        status = suited_view_block(view, b, &block, err);
        if (status)
            break;
        out->block = b;
        many->count += gather(block, changes, places, suited_view_numbers(view), out);
    }
    return status;
}

/* The changed rows themselves; `rows` has room for them. */
static enum suited_status copy_rows(const struct many *many, struct suited_view *view,
                                    struct suited_row *rows, size_t *count,
                                    struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    *count = 0;
    for (size_t b = 0; !status && b < many->count; b++) {
        const struct suited_block *block;

        status = suited_view_block(view, many->blocks[b].block, &block, err);
        for (size_t i = 0; !status && i < suited_block_rows(block); i++)
            if (plane_has(&many->blocks[b].rows, i))
                suited_block_row(block, i, &rows[(*count)++]);
    }
    return status;
}

static void release_blocks(struct many *many)
{
    for (size_t i = 0; i < many->count; i++)
        free(many->blocks[i].changes);
    free(many->blocks);
    many->blocks = NULL;
    many->count = 0;
}

/* Look at copies of the rows from here on. */
static void take_bundle(struct many *many, const struct suited_change *changes,
                        const uint32_t *places, uint32_t last)
{
    static const uint64_t none_dead[BLOCK_WORDS];

    release_blocks(many);
    many->is_bundled = true;
    many->blocks = xcalloc(many->bundle.count + 1, sizeof(*many->blocks));
    for (size_t b = 0; b < many->bundle.count; b++) {
        struct many_block *out = &many->blocks[many->count];

        out->block = b;
        many->count +=
            note_changes(&many->bundle.blocks[b], none_dead, changes, places, last, out);
    }
}

/* So many rows at most are copied: a night's news, in some 50 MB of memory. */
#define BUNDLED_MOST 200000

enum suited_status many_begin(struct many *many, struct suited_view *view,
                              const struct suited_taxonomy *taxonomy,
                              const struct suited_change *changes, size_t count,
                              struct suited_error *err)
{
    uint32_t *places = places_of(changes, count, suited_view_numbers(view));
    struct suited_row *rows = NULL;
    size_t row_count = 0;
    enum suited_status status = SUITED_OK;

    *many = (struct many){.changes = suited_view_changes(view)};
    many->blocks = xcalloc(suited_view_blocks(view) + 1, sizeof(*many->blocks));
    if (count)
        status = gather_all(many, view, changes, places, err);
    if (!status && count <= BUNDLED_MOST) {
        rows = xcalloc(count, sizeof(*rows));
        status = copy_rows(many, view, rows, &row_count, err);
    }
    if (rows && !status) {
        bundle_make(&many->bundle, rows, row_count, known_conditions(taxonomy).remote_work);
        take_bundle(many, changes, places, suited_view_numbers(view));
    }
    free(rows);
    free(places);
    return status;
}

void many_end(struct many *many)
{
    release_blocks(many);
    bundle_release(&many->bundle);
    *many = (struct many){0};
}

/* ---- the pass ---- */

static void keep(struct many_client *client, const struct many_hit *hit)
{
    if (client->count == client->room) {
        client->room = client->room ? 2 * client->room : 16;
        client->hits = xresize(client->hits, client->room, sizeof(*client->hits));
    }
    client->hits[client->count++] = *hit;
}

static enum suited_status take_row(struct many_client *client, struct plan *plan,
                                   struct sweep *sweep, struct many_hit hit, size_t i,
                                   struct suited_error *err)
{
    const struct block_data *columns = sweep->shared.columns;
    const uint8_t *expected;
    enum suited_status status;

    hit.number = columns->number[i];
    hit.candidate = (struct candidate){.posted = columns->posted[i],
                                       .number = hit.number,
                                       .employer = columns->employer[i],
                                       .code = columns->codes[0][i]};
    status = plan_expected(plan, hit.candidate.code, &expected, err);
    if (status)
        return status;
    sweep_sums(sweep, i, expected, 0, plan->ordering, &hit.candidate.sums);
    keep(client, &hit);
    return SUITED_OK;
}

static enum suited_status take_group(struct many_client *client, struct plan *plan,
                                     struct sweep *sweep, const struct many_block *changed,
                                     enum group group, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t w = 0; w < BLOCK_WORDS; w++)
        for (uint64_t left = sweep->groups[group].word[w] & changed->rows.word[w];
             !status && left; left &= left - 1) {
            size_t i = 64 * w + (size_t)__builtin_ctzll(left);
            struct many_hit hit = {.group = group, .change = changed->changes[i]};

            if (hit.change > client->after)
                status = take_row(client, plan, sweep, hit, i, err);
        }
    return status;
}

static enum suited_status take_block(struct many_client *client, struct plan *plan,
                                     struct sweep *sweep, const struct many_block *changed,
                                     struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (int group = 0; !status && group < GROUPS; group++)
        if (client->wanted[group])
            status = take_group(client, plan, sweep, changed, (enum group)group, err);
    return status;
}

static int32_t most_important(const struct plan *plan)
{
    int32_t most = 0;

    for (size_t i = 0; i < plan->ordering; i++)
        if (plan->wishes[i].wish->tier == TIER_IMPORTANT)
            most += GRADE_MET * plan->wishes[i].weight;
    return most;
}

static enum suited_status columns_of(const struct many *many, struct suited_view *view,
                                     size_t which, const struct block_data **out,
                                     struct suited_error *err)
{
    const struct suited_block *block;
    const uint64_t *dead;
    enum suited_status status = SUITED_OK;

    if (many->is_bundled) {
        *out = &many->bundle.blocks[which];
        return SUITED_OK;
    }
    status = suited_view_block(view, which, &block, err);
    if (!status)
        *out = block_columns(block, &dead);
    return status;
}

static enum suited_status match_one(const struct many *many, struct suited_view *view,
                                    struct many_client *client, int32_t today,
                                    struct sweep *sweep, struct suited_error *err)
{
    struct plan *plan;
    enum suited_status status = plan_new(view, client->profile, SUITED_EXPECTED, &plan, err);

    if (status)
        return status;
    client->most_important = most_important(plan);
    sweep_begin(sweep, plan);
    for (size_t b = 0; !status && b < many->count; b++) {
        const struct many_block *changed = &many->blocks[b];
        const struct block_data *columns;

        if (changed->latest <= client->after)
            continue;
        status = columns_of(many, view, changed->block, &columns, err);
        if (!status && sweep_wanted(sweep, columns, today, &changed->rows, client->wanted))
            status = take_block(client, plan, sweep, changed, err);
    }
    sweep_release(sweep);
    plan_free(plan);
    return status;
}

enum suited_status many_match(const struct many *many, struct suited_view *view,
                              struct many_client *clients, size_t count, int32_t today,
                              struct suited_error *err)
{
    struct sweep *sweep = xcalloc(1, sizeof(*sweep));
    enum suited_status status = SUITED_OK;

    assert(many->changes == suited_view_changes(view));
    for (size_t i = 0; !status && i < count; i++)
        status = match_one(many, view, &clients[i], today, sweep, err);
    free(sweep);
    return status;
}

void many_client_release(struct many_client *client)
{
    free(client->hits);
    client->hits = NULL;
    client->count = client->room = 0;
}
