/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/places_room.h"

#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "taxonomy/postcodes.h"
#include "taxonomy/postcodes_grid.h"

#define GEONAMES TEST_DATA "/../../shared/taxonomies/places/GB.txt.gz"

static const char geonames[] =
    "GB\tSO40\tTotton\tEngland\tENG\tHampshire\t\t\t\t50.92\t-1.49\t4\n"
    "GB\tSO40\tCalmore\tEngland\tENG\tHampshire\t\t\t\t50.93\t-1.51\t4\n"
    "GB\tSO40 3AB\tTotton\tEngland\tENG\tHampshire\t\t\t\t50.918\t-1.488\t6\n"
    "GB\tLS1\tLeeds\tEngland\tENG\t\t\t\t\t53.797\t-1.547\t4\n";
static const char directory[] = "\xef\xbb\xbfpcd,\"pcds\",dointr,lat,long\r\n"
                                "\"SO403AB\",\"SO40 3AB\",198001,50.9181,-1.4882\r\n"
                                "\"SO403AD\",\"SO40 3AD\",198001,50.9201,-1.4902\r\n"
                                "\"IM1 1AA\",\"IM1 1AA\",198001,54.1500,-4.4800\r\n"
                                "\"SO409ZZ\",\"SO40 9ZZ\",198001,99.999999,0.000000\r\n";
static const char code_point[] =
    "\"SO40 3AB\",10,436000,112700,\"E92000001\",\"\",\"E18\",\"\",\"E07\",\"E05\"\n"
    "\"SO40 3AD\",10,436100,112900,\"E92000001\",\"\",\"E18\",\"\",\"E07\",\"E05\"\n";

struct fixture {
    char *dir;
    char file[200];
    size_t count;
    struct places *places;
};

static int make_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->dir = temp_dir();
    snprintf(f->file, sizeof(f->file), "%s/file.csv", f->dir);
    *state = f;
    return 0;
}

static int drop_fixture(void **state)
{
    struct fixture *f = *state;

    places_close(f->places);
    remove_tree(f->dir);
    free(f);
    return 0;
}

static void write_file(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "wb");

    assert_int_equal(fwrite(text, 1, length, file), length);
    fclose(file);
}

static void import_text(struct fixture *f, const char *text)
{
    write_file(f->file, text, strlen(text));
    assert_ok(suited_places_import(f->file, f->dir, &f->count, &err));
    places_close(f->places);
    assert_ok(places_open(f->dir, &f->places, &err));
}

static void assert_postcode(struct fixture *f, const char *text, const char *name, double lat,
                            unsigned radius_km)
{
    struct suited_place place;

    assert_ok(places_postcode(f->places, text, &place, &err));
    assert_string_equal(place.name, name);
    assert_int_equal(place.point.radius_km, radius_km);
    assert_true(fabs(place.point.lat / 1e5 - lat) < 0.0001);
}

static void geonames_gives_districts_in_the_middle_of_their_places(void **state)
{
    struct fixture *f = *state;

    import_text(f, geonames);
    assert_int_equal(f->count, 3);
    assert_postcode(f, "so40", "SO40", 50.925, 3);
    assert_postcode(f, "SO40 3AB", "SO40 3AB", 50.918, 1);
    assert_postcode(f, "so403ab", "SO40 3AB", 50.918, 1);
    assert_postcode(f, "SO40 9XX", "SO40", 50.925, 3);
}

static void the_directory_is_read_by_its_column_names(void **state)
{
    struct fixture *f = *state;
    struct suited_place place;

    import_text(f, directory);
    assert_int_equal(f->count, 3);
    assert_postcode(f, "SO40 3AD", "SO40 3AD", 50.9201, 1);
    assert_postcode(f, "SO40", "SO40", 50.9191, 3);
    assert_ok(places_postcode(f->places, "IM1 1AA", &place, &err));
    assert_string_equal(place.country, "IM");
}

static void code_point_open_is_turned_from_the_national_grid(void **state)
{
    struct fixture *f = *state;
    struct suited_place place;

    import_text(f, code_point);
    assert_int_equal(f->count, 2);
    assert_ok(places_postcode(f->places, "SO40 3AB", &place, &err));
    assert_true(abs(place.point.lat - 5091300) < 200);
    assert_true(abs(place.point.lon + 148900) < 200);
}

/* The example of the Ordnance Survey's guide, annex C: 52°39'28.72"N 1°42'57.79"E in ETRS89. */
static void the_survey_s_own_example_comes_out(void **state)
{
    double lat, lon;

    (void)state;
    grid_to_degrees(651409.903, 313177.270, &lat, &lon);
    assert_true(fabs(lat - (52 + 39 / 60.0 + 28.72 / 3600)) < 0.0001);
    assert_true(fabs(lon - (1 + 42 / 60.0 + 57.79 / 3600)) < 0.0001);
}

static void a_folder_of_files_is_one_import(void **state)
{
    struct fixture *f = *state;
    char folder[220], file[260];

    snprintf(folder, sizeof(folder), "%s/multi_csv", f->dir);
    mkdir(folder, 0700);
    snprintf(file, sizeof(file), "%s/SO.csv", folder);
    write_file(file, code_point, strlen(code_point));
    snprintf(file, sizeof(file), "%s/ONS.csv", folder);
    write_file(file, directory, strlen(directory));
    snprintf(file, sizeof(file), "%s/readme.pdf", folder);
    write_file(file, "%PDF", 4);
    assert_ok(suited_places_import(folder, f->dir, &f->count, &err));
    assert_int_equal(f->count, 3);
}

static void places_are_found_by_their_postcode(void **state)
{
    struct fixture *f = *state;
    struct suited_place place;

    import_text(f, geonames);
    assert_ok(places_find(f->places, "Totton, Southampton SO40 3AB", "GB", &place, &err));
    assert_int_equal(place.kind, SUITED_POSTCODE);
    assert_ok(places_find(f->places, "Leeds LS1", "GB", &place, &err));
    assert_int_equal(place.kind, SUITED_DISTRICT);
    assert_ok(places_find(f->places, "Unit LS1, Totton, Hampshire", "GB", &place, &err));
    assert_string_equal(place.name, "Totton");
}

static void districts_are_offered_as_their_code_is_typed(void **state)
{
    struct fixture *f = *state;
    struct suited_place_offer offers[4];

    import_text(f, "GB\tSO4\tA\tE\tE\tH\t\t\t\t50.92\t-1.49\t4\n"
                   "GB\tSO40\tB\tE\tE\tH\t\t\t\t50.93\t-1.49\t4\n"
                   "GB\tSO40 3AB\tB\tE\tE\tH\t\t\t\t50.93\t-1.49\t4\n"
                   "GB\tSO41\tC\tE\tE\tH\t\t\t\t50.94\t-1.49\t4\n"
                   "GB\tSO5\tD\tE\tE\tH\t\t\t\t50.95\t-1.49\t4\n");
    assert_int_equal(places_offer(f->places, "so4", "GB", offers, 4), 3);
    assert_string_equal(offers[0].place.name, "SO4");
    assert_string_equal(offers[1].place.name, "SO40");
    assert_string_equal(offers[2].place.name, "SO41");
    assert_int_equal(places_offer(f->places, "SO4", "GB", offers, 2), 2);
    assert_int_equal(places_offer(f->places, "SO40", "GB", offers, 4), 1);
    assert_int_equal(places_offer(f->places, "SO40 3AB", "GB", offers, 4), 1);
    assert_int_equal(offers[0].place.kind, SUITED_POSTCODE);
    assert_int_equal(places_offer(f->places, "SO9", "GB", offers, 4), 0);
}

static void without_an_import_the_sentence_says_what_to_do(void **state)
{
    struct fixture *f = *state;
    struct suited_place place;

    assert_ok(places_open(f->dir, &f->places, &err));
    assert_int_equal(places_postcode(f->places, "SO40 3AB", &place, &err), SUITED_NOTFOUND);
    assert_string_equal(err.text,
                        "the postcode 'SO40 3AB' is not known: no postcodes are imported "
                        "(suited taxonomy import places FILE)");
    assert_int_equal(places_postcode(f->places, "hello", &place, &err), SUITED_NOTFOUND);
    assert_string_equal(err.text, "'hello' is not a postcode (like SO40 3AB or SO40)");
}

static void wrong_files_are_refused_and_the_old_ones_stay(void **state)
{
    static const char json[] = "{\"hello\": 1}\n";
    static const char german[] = "DE\t10115\tBerlin\tBerlin\tBE\t\t\t\t\t52.5\t13.4\t\n";
    struct fixture *f = *state;

    import_text(f, geonames);
    write_file(f->file, json, strlen(json));
    assert_int_equal(suited_places_import(f->file, f->dir, &f->count, &err), SUITED_INVALID);
    assert_contains(err.text, "is no postcode file");
    write_file(f->file, german, strlen(german));
    assert_int_equal(suited_places_import(f->file, f->dir, &f->count, &err), SUITED_INVALID);
    assert_contains(err.text, "is it the file for Great Britain?");
    assert_int_equal(suited_places_import("/nonexistent", f->dir, &f->count, &err),
                     SUITED_NOTFOUND);
    places_close(f->places);
    assert_ok(places_open(f->dir, &f->places, &err));
    assert_postcode(f, "SO40 3AB", "SO40 3AB", 50.918, 1);
}

static void a_file_cut_within_a_line_is_refused(void **state)
{
    struct fixture *f = *state;

    for (size_t length = 0; length < sizeof(geonames) - 1; length++) {
        if (length && geonames[length - 1] == '\n')
            continue;
        write_file(f->file, geonames, length);
        assert_int_equal(suited_places_import(f->file, f->dir, &f->count, &err),
                         SUITED_INVALID);
    }
    assert_contains(err.text, "line 4");
}

static char *read_all(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc(1 << 22);

    *length = fread(text, 1, 1 << 22, file);
    fclose(file);
    return text;
}

static void a_gzip_file_cut_anywhere_is_refused(void **state)
{
    struct fixture *f = *state;
    char file[220], *packed;
    struct suited_place place;
    size_t length;

    if (access(GEONAMES, R_OK)) {
        print_message("skipped: no " GEONAMES "\n");
        skip();
    }
    packed = read_all(GEONAMES, &length);
    snprintf(file, sizeof(file), "%s/GB.txt.gz", f->dir);
    srand(3);
    for (int i = 0; i < 12; i++) {
        write_file(file, packed, (size_t)rand() % length);
        assert_int_equal(suited_places_import(file, f->dir, &f->count, &err), SUITED_INVALID);
    }
    free(packed);
    assert_ok(suited_places_import(GEONAMES, f->dir, &f->count, &err));
    print_message("%zu codes in the GeoNames file\n", f->count);
    assert_true(f->count > 2500);
    assert_ok(places_open(f->dir, &f->places, &err));
    assert_ok(places_postcode(f->places, "SO40 3AB", &place, &err));
    assert_string_equal(place.name, "SO40");
    assert_true(fabs(place.point.lat / 1e5 - 50.92) < 0.05);
}

static void a_cut_import_is_named(void **state)
{
    struct fixture *f = *state;
    char *path = postcodes_path(f->dir);

    import_text(f, geonames);
    assert_int_equal(truncate(path, 40), 0);
    places_close(f->places);
    assert_int_equal(places_open(f->dir, &f->places, &err), SUITED_IO);
    assert_contains(err.text, "import them again");
    free(path);
}

static void shapes_of_postcodes_are_known(void **state)
{
    static const char *const good[] = {"M1 1AE",   "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX",
                                       "EC1A 1BB", "ec1a1bb", "SO40",    "E1",       "W1A"};
    static const char *const bad[] = {"",         "SO",       "40",     "SO403",
                                      "SO40 3A",  "S040 3AB", "GIR0AA", "SO40 3AB X",
                                      "ABC1 1AA", "12345",    "M1-1AE", "Reading"};
    struct postcode code;

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        assert_true(postcode_parse(good[i], strlen(good[i]), &code));
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (postcode_parse(bad[i], strlen(bad[i]), &code))
            fail_msg("%s was taken for a postcode", bad[i]);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, make_fixture, drop_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(geonames_gives_districts_in_the_middle_of_their_places),
        WITH_FIXTURE(the_directory_is_read_by_its_column_names),
        WITH_FIXTURE(code_point_open_is_turned_from_the_national_grid),
        cmocka_unit_test(the_survey_s_own_example_comes_out),
        WITH_FIXTURE(a_folder_of_files_is_one_import),
        WITH_FIXTURE(places_are_found_by_their_postcode),
        WITH_FIXTURE(districts_are_offered_as_their_code_is_typed),
        WITH_FIXTURE(without_an_import_the_sentence_says_what_to_do),
        WITH_FIXTURE(wrong_files_are_refused_and_the_old_ones_stay),
        WITH_FIXTURE(a_file_cut_within_a_line_is_refused),
        WITH_FIXTURE(a_gzip_file_cut_anywhere_is_refused),
        WITH_FIXTURE(a_cut_import_is_named),
        cmocka_unit_test(shapes_of_postcodes_are_known),
    };

    return cmocka_run_group_tests_name("postcodes", tests, NULL, NULL);
}
