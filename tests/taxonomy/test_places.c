/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/places_room.h"

#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "taxonomy/places_cache.h"

static struct places *places;

static int open_places(void **state)
{
    (void)state;
    return places_open(NULL, &places, &err) != SUITED_OK;
}

static int close_places(void **state)
{
    (void)state;
    places_close(places);
    return 0;
}

struct meant {
    const char *text, *name, *country;
    enum suited_place_kind kind;
    double lat, lon; /* within a tenth of a degree; 0 where there is no point */
};

static void assert_meant(const struct meant *meant, const char *country)
{
    struct suited_place found;
    bool is_there;

    if (places_find(places, meant->text, country, &found, &err))
        fail_msg("%s", err.text);
    is_there = fabs(found.point.lat / 1e5 - meant->lat) < 0.1 &&
               fabs(found.point.lon / 1e5 - meant->lon) < 0.1;
    if (strcmp(found.name, meant->name) != 0 || strcmp(found.country, meant->country) != 0 ||
        found.kind != meant->kind || !is_there)
        fail_msg("'%s' is %s (%s), kind %d, at %.3f %.3f", meant->text, found.name,
                 found.country, (int)found.kind, found.point.lat / 1e5, found.point.lon / 1e5);
}

static void assert_all_meant(const struct meant *all, size_t count, const char *country)
{
    for (size_t i = 0; i < count; i++)
        assert_meant(&all[i], country);
}

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

static void the_smallest_part_that_is_known_is_the_place(void **state)
{
    static const struct meant all[] = {
        {"Totton, Southampton, Hampshire", "Totton", "GB", SUITED_TOWN, 50.919, -1.490},
        {"Hampshire, Southampton", "Southampton", "GB", SUITED_CITY, 50.904, -1.404},
        {"Woolston House, Southampton", "Southampton", "GB", SUITED_CITY, 50.904, -1.404},
        {"99 Waverley Road, St Albans", "St Albans", "GB", SUITED_CITY, 51.75, -0.333},
        {"Waterloo, London", "Waterloo", "GB", SUITED_TOWN, 51.503, -0.113},
        {"Dorking, Surrey, Surrey", "Dorking", "GB", SUITED_TOWN, 51.232, -0.334},
        {"Clinic, London Road, Southampton", "Southampton", "GB", SUITED_CITY, 50.904, -1.404},
        {"Hospital, Hampshire", "Hampshire", "GB", SUITED_COUNTY, 51.06, -1.31},
        {"Macclesfield Hospital, Victoria Road, Macclesfield, Cheshire", "Macclesfield", "GB",
         SUITED_TOWN, 53.26, -2.125},
        {"Ipswich, Colchester, Essex", "Ipswich", "GB", SUITED_TOWN, 52.059, 1.155},
    };

    (void)state;
    assert_all_meant(all, COUNT(all), "GB");
}

static void the_other_parts_say_which_of_the_same_name(void **state)
{
    static const struct meant all[] = {
        {"Newport", "Newport", "GB", SUITED_CITY, 51.588, -2.998},
        {"Newport, Isle of Wight", "Newport", "GB", SUITED_TOWN, 50.702, -1.291},
        {"Newport, Shropshire", "Newport", "GB", SUITED_TOWN, 52.767, -2.377},
        {"Bangor, County Down", "Bangor", "GB", SUITED_CITY, 54.653, -5.669},
        {"Bangor, Wales", "Bangor", "GB", SUITED_CITY, 53.228, -4.129},
        {"Ysbyty Gwynedd, Bangor", "Bangor", "GB", SUITED_CITY, 53.228, -4.129},
        {"Ashford, Surrey", "Ashford", "GB", SUITED_TOWN, 51.432, -0.458},
        {"Ashford, Kent", "Ashford", "GB", SUITED_TOWN, 51.147, 0.874},
        {"Richmond, North Yorkshire", "Richmond", "GB", SUITED_TOWN, 54.404, -1.734},
        {"Boston, MA", "Boston", "US", SUITED_CITY, 42.358, -71.06},
        {"London, Ontario", "London", "CA", SUITED_CITY, 42.983, -81.233},
        {"Paris, TX, USA", "Paris", "US", SUITED_TOWN, 33.661, -95.556},
        {"Perth, Australia", "Perth", "AU", SUITED_CITY, -31.952, 115.861},
    };

    (void)state;
    assert_all_meant(all, COUNT(all), "GB");
}

static void a_small_part_is_taken_only_near_the_larger_one_beside_it(void **state)
{
    static const struct meant all[] = {
        {"Shirley, Southampton", "Shirley", "GB", SUITED_TOWN, 50.92, -1.43},
        {"Shirley, Solihull", "Shirley", "GB", SUITED_TOWN, 52.41, -1.82},
        {"Millbrook, Southampton", "Millbrook", "GB", SUITED_TOWN, 50.92, -1.44},
        {"Millbrook, Southampton, UK", "Millbrook", "GB", SUITED_TOWN, 50.92, -1.44},
        {"Millbrook, Bedfordshire", "Millbrook", "GB", SUITED_TOWN, 52.04, -0.52},
        {"Totton, Leeds", "Leeds", "GB", SUITED_CITY, 53.796, -1.548},
        {"Totton, Leeds, UK", "Leeds", "GB", SUITED_CITY, 53.796, -1.548},
        {"Totton, Swindon", "Swindon", "GB", SUITED_TOWN, 51.558, -1.781},
        {"Totton, Norfolk", "Norfolk", "GB", SUITED_COUNTY, 52.67, 1.0},
        {"Cowley, Swindon", "Swindon", "GB", SUITED_TOWN, 51.558, -1.781},
        {"Cowley, Uxbridge", "Cowley", "GB", SUITED_TOWN, 51.53, -0.48},
        {"Swindon, Totton", "Totton", "GB", SUITED_TOWN, 50.919, -1.490},
        {"Millbrook, Bedford Road, Southampton", "Millbrook", "GB", SUITED_TOWN, 50.92, -1.44},
        {"Leeds, Kent", "Kent", "GB", SUITED_COUNTY, 51.2, 0.73},
        {"Leeds; Manchester; London", "Leeds", "GB", SUITED_CITY, 53.796, -1.548},
    };

    (void)state;
    assert_all_meant(all, COUNT(all), "GB");
}

static void suburbs_are_known_by_themselves(void **state)
{
    static const struct meant all[] = {
        {"Chandler's Ford", "Chandler's Ford", "GB", SUITED_TOWN, 50.98, -1.38},
        {"Nursling", "Nursling", "GB", SUITED_TOWN, 50.94, -1.47},
        {"Locks Heath", "Locks Heath", "GB", SUITED_TOWN, 50.86, -1.26},
        {"Headingley, Leeds", "Headingley", "GB", SUITED_TOWN, 53.82, -1.58},
        {"Jesmond", "Jesmond", "GB", SUITED_TOWN, 54.99, -1.6},
        {"Clifton, Bristol", "Clifton", "GB", SUITED_TOWN, 51.46, -2.62},
        {"Clifton, Nottingham", "Clifton", "GB", SUITED_TOWN, 52.91, -1.18},
        {"Roath", "Roath", "GB", SUITED_TOWN, 51.49, -3.16},
        {"Leith, Edinburgh", "Leith", "GB", SUITED_TOWN, 55.97, -3.17},
        {"Govan", "Govan", "GB", SUITED_TOWN, 55.86, -4.31},
    };

    (void)state;
    assert_all_meant(all, COUNT(all), "GB");
}

static void the_country_comes_first_then_the_largest(void **state)
{
    static const struct meant here[] = {
        {"Boston", "Boston", "GB", SUITED_TOWN, 52.976, -0.027},
        {"Perth", "Perth", "GB", SUITED_CITY, 56.395, -3.431},
        {"Lincoln or Boston", "Lincoln", "GB", SUITED_CITY, 53.227, -0.538},
        {"Paris", "Paris", "FR", SUITED_CITY, 48.853, 2.349},
        {"St Marys Hospital, London", "London", "GB", SUITED_CITY, 51.508, -0.126},
    };
    static const struct meant there[] = {
        {"Boston", "Boston", "US", SUITED_CITY, 42.358, -71.06},
        {"London", "London", "GB", SUITED_CITY, 51.508, -0.126},
    };

    (void)state;
    assert_all_meant(here, COUNT(here), "GB");
    assert_meant(&there[0], "us");
    assert_meant(&there[1], "");
}

static void spellings_and_fillers_make_no_difference(void **state)
{
    static const struct meant all[] = {
        {"Saint Albans", "St Albans", "GB", SUITED_CITY, 51.75, -0.333},
        {"ST. ALBANS", "St Albans", "GB", SUITED_CITY, 51.75, -0.333},
        {"stoke on trent", "Stoke-on-Trent", "GB", SUITED_CITY, 53.004, -2.185},
        {"Kings Lynn", "King's Lynn", "GB", SUITED_TOWN, 52.752, 0.395},
        {"King\xe2\x80\x99s Lynn", "King's Lynn", "GB", SUITED_TOWN, 52.752, 0.395},
        {"Newcastle", "Newcastle upon Tyne", "GB", SUITED_CITY, 54.973, -1.614},
        {"Brighton & Hove", "Brighton", "GB", SUITED_CITY, 50.828, -0.14},
        {"(London)", "London", "GB", SUITED_CITY, 51.508, -0.126},
        {"London Area, United Kingdom", "London", "GB", SUITED_CITY, 51.508, -0.126},
        {"Hybrid - Leeds", "Leeds", "GB", SUITED_CITY, 53.796, -1.548},
        {"Home based, Manchester", "Manchester", "GB", SUITED_CITY, 53.481, -2.237},
        {"Berkshire South East", "Berkshire", "GB", SUITED_COUNTY, 51.43, -1.0},
        {"M\xc3\xbcnchen", "Munich", "DE", SUITED_CITY, 48.137, 11.575},
        {"10115 Berlin", "Berlin", "DE", SUITED_CITY, 52.524, 13.411},
        {"Leeds LS1 4AP", "Leeds", "GB", SUITED_CITY, 53.796, -1.548},
    };

    (void)state;
    assert_all_meant(all, COUNT(all), "GB");
}

static void counties_are_wide_and_countries_have_no_point(void **state)
{
    static const struct meant all[] = {
        {"Hants", "Hampshire", "GB", SUITED_COUNTY, 51.06, -1.31},
        {"Greater London", "Greater London", "GB", SUITED_COUNTY, 51.5, -0.12},
        {"Remote, UK", "United Kingdom", "GB", SUITED_COUNTRY, 0, 0},
        {"England", "England", "GB", SUITED_COUNTRY, 0, 0},
        {"Wales, Wales", "Wales", "GB", SUITED_COUNTRY, 0, 0},
        {"North West", "North West", "GB", SUITED_COUNTRY, 0, 0},
        {"Deutschland", "Germany", "DE", SUITED_COUNTRY, 0, 0},
        {"California, USA", "California", "US", SUITED_COUNTRY, 0, 0},
    };
    struct suited_place found;

    (void)state;
    assert_all_meant(all, COUNT(all), "GB");
    assert_ok(places_find(places, "Hampshire", "GB", &found, &err));
    assert_int_equal(found.point.radius_km, 30);
    assert_ok(places_find(places, "Southampton", "GB", &found, &err));
    assert_int_equal(found.point.radius_km, 10);
    assert_ok(places_find(places, "Totton", "GB", &found, &err));
    assert_int_equal(found.point.radius_km, 3);
}

static void what_is_no_place_is_notfound_and_named(void **state)
{
    static const char *const none[] = {"Multiple locations", "Trustwide", "Remote", "", " , ",
                                       "Nationwide"};
    struct suited_place found;

    (void)state;
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_int_equal(places_find(places, none[i], "GB", &found, &err), SUITED_NOTFOUND);
        assert_string_equal(found.name, "");
    }
    places_find(places, "Xanadu Prime", "GB", &found, &err);
    assert_string_equal(err.text, "there is no place 'Xanadu Prime' (a town, county, country "
                                  "or postcode)");
}

static void a_misspelt_place_is_refused_with_the_nearest_name(void **state)
{
    static const char *const pairs[][2] = {
        {"Southhampton", "did you mean Southampton?"},
        {"Lodnon", "did you mean London?"},
        {"Birmingaham", "did you mean Birmingham?"},
        {"chandlers frod", "did you mean Chandler's Ford?"},
        {"Manchestr (hybrid)", "did you mean Manchester?"},
        {"Hampshir", "did you mean Hampshire?"},
    };
    struct suited_place found;

    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        assert_int_equal(places_find(places, pairs[i][0], "GB", &found, &err), SUITED_NOTFOUND);
        assert_contains(err.text, pairs[i][0]);
        assert_contains(err.text, pairs[i][1]);
    }
}

static void countries_have_many_names_and_one_code(void **state)
{
    (void)state;
    assert_string_equal(places_country(places, "UK"), "GB");
    assert_string_equal(places_country(places, "United Kingdom"), "GB");
    assert_string_equal(places_country(places, "gb"), "GB");
    assert_string_equal(places_country(places, "England"), "GB");
    assert_string_equal(places_country(places, "Deutschland"), "DE");
    assert_string_equal(places_country(places, "U.S.A."), "US");
    assert_string_equal(places_country(places, "Georgia"), "GE");
    assert_string_equal(places_country(places, "Leeds"), "");
    assert_string_equal(places_country(places, ""), "");
}

static void distance_is_the_same_both_ways_and_nothing_to_itself(void **state)
{
    struct suited_point a = {.lat = 5150853, .lon = -12574},
                        b = {.lat = 4885341, .lon = 234880};

    (void)state;
    assert_float_equal(suited_distance_km(&a, &b), 343.6, 0.5); /* London to Paris */
    srand(7);
    for (int i = 0; i < 2000; i++) {
        a.lat = rand() % 18000001 - 9000000, a.lon = rand() % 36000001 - 18000000;
        b.lat = rand() % 18000001 - 9000000, b.lon = rand() % 36000001 - 18000000;
        assert_true(fabs(suited_distance_km(&a, &b) - suited_distance_km(&b, &a)) < 1e-9);
        assert_true(suited_distance_km(&a, &b) <= 20016);
        assert_true(suited_distance_km(&a, &a) == 0);
    }
}

static void any_bytes_may_be_sought(void **state)
{
    static const char often[] = ", -/()SO40 3AB Leeds";
    char text[1200];
    struct suited_place found;

    (void)state;
    srand(11);
    for (int round = 0; round < 3000; round++) {
        size_t length = (size_t)rand() % (sizeof(text) - 1);

        for (size_t i = 0; i < length; i++)
            text[i] = (char)(rand() % 2 ? often[(size_t)rand() % (sizeof(often) - 1)]
                                        : rand() % 255 + 1);
        text[length] = '\0';
        if (places_find(places, text, round % 2 ? "GB" : "", &found, &err) == SUITED_OK)
            assert_true(memchr(found.name, '\0', sizeof(found.name)) != NULL);
    }
}

static void damaged_places_are_refused(void **state)
{
    char *dir = temp_dir(), path[200];
    struct places_cache cache = {0};
    FILE *file;

    (void)state;
    snprintf(path, sizeof(path), "%s/places.cache", dir);
    assert_int_equal(places_cache_open(path, &cache, &err), SUITED_IO);
    assert_contains(err.text, "build the program again");
    file = fopen(path, "wb");
    fputs("SUITEDPL not at all", file);
    fclose(file);
    assert_int_equal(places_cache_open(path, &cache, &err), SUITED_IO);
    assert_contains(err.text, "damaged");
    remove_tree(dir);
}

static void wild_numbers_in_the_cache_do_not_lead_out_of_it(void **state)
{
    struct {
        struct places_head head;
        struct places_entry entry;
        struct places_key key;
        char text[4];
    } file = {.head = {.magic = PLACES_MAGIC, PLACES_VERSION, 1, 1, 4},
              .entry = {.name = 1u << 31},
              .key = {.text = 1u << 31, .entry = 1u << 31}};
    char *dir = temp_dir(), path[200];
    struct places_cache cache = {0};
    const struct places_key *first;
    FILE *out;

    (void)state;
    snprintf(path, sizeof(path), "%s/places.cache", dir);
    out = fopen(path, "wb");
    fwrite(&file, sizeof(file), 1, out);
    fclose(out);
    assert_ok(places_cache_open(path, &cache, &err));
    assert_int_equal(places_cache_find(&cache, "", &first), 1);
    assert_ptr_equal(places_cache_entry(&cache, first), cache.entries);
    assert_string_equal(places_cache_text(&cache, cache.entries->name), "");
    places_cache_release(&cache);
    remove_tree(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_part_that_is_known_is_the_place),
        cmocka_unit_test(the_other_parts_say_which_of_the_same_name),
        cmocka_unit_test(a_small_part_is_taken_only_near_the_larger_one_beside_it),
        cmocka_unit_test(suburbs_are_known_by_themselves),
        cmocka_unit_test(the_country_comes_first_then_the_largest),
        cmocka_unit_test(spellings_and_fillers_make_no_difference),
        cmocka_unit_test(counties_are_wide_and_countries_have_no_point),
        cmocka_unit_test(what_is_no_place_is_notfound_and_named),
        cmocka_unit_test(a_misspelt_place_is_refused_with_the_nearest_name),
        cmocka_unit_test(countries_have_many_names_and_one_code),
        cmocka_unit_test(distance_is_the_same_both_ways_and_nothing_to_itself),
        cmocka_unit_test(any_bytes_may_be_sought),
        cmocka_unit_test(damaged_places_are_refused),
        cmocka_unit_test(wild_numbers_in_the_cache_do_not_lead_out_of_it),
    };

    return cmocka_run_group_tests_name("places", tests, open_places, close_places);
}
