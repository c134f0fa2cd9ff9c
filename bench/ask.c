/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "match/plan.h"
#include "match/scan.h"
#include "shop.h"
#include "suited/day.h"
#include "suited/shortlist.h"
#include "timing.h"

/*
 * Asks for a shortlist for each of a file's profiles, as strict as others can be asked, and
 * prints for each a JSON object a line: the milliseconds of each time but the first, of the
 * whole answer with its reasons and of the list alone (order, counts, what each must costs),
 * the counts, and the numbers at the top of each group.
 */

#define TOP 20

static json_t *numbers_of(const json_t *list, const char *group)
{
    json_t *numbers = json_array(), *vacancy;
    size_t i;

    json_array_foreach(json_object_get(list, group), i, vacancy)
        json_array_append(numbers, json_object_get(vacancy, "vacancy"));
    return numbers;
}

static void print_answer(const json_t *list, json_t *whole, json_t *alone)
{
    json_t *answer = json_pack(
        "{s:o, s:o, s:O, s:o, s:o, s:o}", "reasons_ms", whole, "ms", alone, "counts",
        json_object_get(list, "counts"), "fits", numbers_of(list, "fits"), "ask_first",
        numbers_of(list, "ask_first"), "near_misses", numbers_of(list, "near_misses"));

    json_dumpf(answer, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(answer);
}

static enum suited_status list_alone(struct suited_view *view,
                                     const struct suited_profile *profile,
                                     const struct suited_ask *ask, struct suited_error *err)
{
    struct plan *plan = NULL;
    struct scan scan = {0};
    enum suited_status status = plan_new(view, profile, ask->reading, &plan, err);

    for (int group = 0; group < GROUP_RULED_OUT; group++) {
        scan.wanted[group] = true;
        scan.best[group].limit = ask->limit;
    }
    if (!status)
        status = scan_all(&scan, plan, ask->today, err);
    match_scan_release(&scan);
    plan_free(plan);
    return status;
}

/* In a view of its own each time, as the server has it. */
static enum suited_status ask_once(const struct shop *shop,
                                   const struct suited_profile *profile,
                                   const struct suited_ask *ask, json_t **list,
                                   struct suited_error *err)
{
    struct suited_view *view;
    enum suited_status status = suited_view_open(shop->corpus, SUITED_READ, &view, err);

    if (!status && list)
        status = suited_shortlist(view, profile, ask, list, err);
    else if (!status)
        status = list_alone(view, profile, ask, err);
    suited_view_close(view);
    return status;
}

static enum suited_status ask_often(const struct shop *shop, const json_t *json,
                                    const struct suited_ask *ask, size_t runs,
                                    struct suited_error *err)
{
    struct suited_profile *profile;
    json_t *whole = json_array(), *alone = json_array(), *list = NULL;
    enum suited_status status = suited_profile_parse(json, shop->taxonomy, "GB", &profile, err);

    for (size_t i = 0; !status && i <= runs; i++) {
        double start = seconds_now(), middle;

        json_decref(list);
        list = NULL;
        status = ask_once(shop, profile, ask, &list, err);
        middle = seconds_now();
        if (!status)
            status = ask_once(shop, profile, ask, NULL, err);
        if (!i) /* that was to warm up */
            continue;
        json_array_append_new(whole, json_real(1000 * (middle - start)));
        json_array_append_new(alone, json_real(1000 * (seconds_now() - middle)));
    }
    if (!status)
        print_answer(list, json_incref(whole), json_incref(alone));
    json_decref(whole);
    json_decref(alone);
    json_decref(list);
    suited_profile_free(profile);
    return status;
}

int main(int argc, char **argv)
{
    struct suited_ask ask = {.limit = TOP, .reading = SUITED_STRICT};
    struct shop shop = {0};
    struct suited_error err;
    json_t *profiles = argc == 5 ? json_load_file(argv[2], 0, NULL) : NULL, *profile;
    enum suited_status status;
    size_t i;

    if (!profiles || !suited_day_parse(argv[3], &ask.today)) {
        fprintf(stderr, "usage: bench_ask DATA PROFILES DAY RUNS\n");
        return 2;
    }
    status = shop_open(argv[1], &shop, &err);
    json_array_foreach(profiles, i, profile) {
        if (!status)
            status = ask_often(&shop, profile, &ask, strtoul(argv[4], NULL, 10), &err);
    }
    json_decref(profiles);
    shop_close(&shop);
    if (status)
        fprintf(stderr, "bench_ask: %s\n", err.text);
    return status ? 1 : 0;
}
