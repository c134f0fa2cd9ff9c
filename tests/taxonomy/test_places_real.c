/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/places_room.h"

#include "support.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/gunzip.h"
#include "base/json.h"

/* Places as real adverts write them, beside the points that those adverts give. */
#define NHS TEST_DATA "/../../shared/vacancies/nhs-jobs-2020-11.jsonl.gz"

enum { ADVERTS_MAX = 20000 };

struct tally {
    size_t adverts, found, measured;
    double off_km[ADVERTS_MAX];
};

static double number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return json_is_string(value) ? strtod(json_string_value(value), NULL)
                                 : json_number_value(value);
}

static void look(const struct places *places, const json_t *location, struct tally *tally)
{
    const json_t *geo = json_object_get(location, "geo");
    const char *text = json_text_of(json_object_get(location, "address"), "addressLocality");
    double lat = number_of(geo, "latitude"), lon = number_of(geo, "longitude");
    struct suited_point own = {.lat = (int32_t)(lat * 1e5), .lon = (int32_t)(lon * 1e5)};
    struct suited_place place;

    tally->adverts++;
    if (places_find(places, text, "GB", &place, NULL))
        return;
    tally->found++;
    if (place.kind < SUITED_COUNTRY && lat > 49 && lat < 61)
        tally->off_km[tally->measured++] = suited_distance_km(&place.point, &own);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static void read_adverts(const struct places *places, struct tally *tally)
{
    struct gunzip *file;
    struct gunzip_line line;

    assert_ok(gunzip_open(NHS, &file, &err));
    assert_ok(gunzip_next(file, &line, &err));
    while (line.text && tally->adverts < ADVERTS_MAX) {
        json_t *advert = json_loadb(line.text, line.length, 0, NULL);

        look(places, json_object_get(advert, "jobLocation"), tally);
        json_decref(advert);
        assert_ok(gunzip_next(file, &line, &err));
    }
    gunzip_close(file);
}

static void the_places_of_real_adverts_are_found_where_they_are(void **state)
{
    struct tally *tally;
    struct places *places;
    double share, middle, far;

    (void)state;
    if (access(NHS, R_OK)) {
        print_message("skipped: no " NHS "\n");
        skip();
    }
    tally = calloc(1, sizeof(*tally));
    assert_ok(places_open(NULL, &places, &err));
    read_adverts(places, tally);
    qsort(tally->off_km, tally->measured, sizeof(double), by_size);
    share = (double)tally->found / (double)tally->adverts;
    middle = tally->off_km[tally->measured / 2];
    far = tally->off_km[tally->measured * 95 / 100];
    print_message("%zu adverts: %.1f%% found, off by %.1f km at the median, %.1f at p95\n",
                  tally->adverts, share * 100, middle, far);
    assert_true(share > 0.94);
    assert_true(middle < 3);
    assert_true(far < 25);
    places_close(places);
    free(tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_places_of_real_adverts_are_found_where_they_are),
    };

    return cmocka_run_group_tests_name("places of real adverts", tests, NULL, NULL);
}
