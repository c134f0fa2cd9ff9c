/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/map.h"

#include "support.h"

#include "format_reader.h"
#include "suited/day.h"

#define SHARED TEST_DATA "/../../shared/"

/* The real captures lie beside the project, not in it: without them nothing is tested. */
enum { EMPLOYER = 1, PLACE = 2, URL = 4, POSTED = 8, TEXT = 16 };
#define ALL (EMPLOYER | PLACE | URL | POSTED | TEXT)

/* Where a capture has not got a field, `fields` does not ask for it; see the notes. */
static const struct capture {
    const char *format, *path;
    size_t least; /* adverts */
    unsigned fields;
    const char *note;
} captures[] = {
    {"adzuna", "feeds/adzuna/AndrewOWStyles_test.derived.json", 50, ALL, ""},
    {"adzuna", "feeds/adzuna/arun0808rana_mock.derived.json", 10, ALL, ""},
    {"adzuna", "feeds/adzuna/JobAggregator_adzuna.json", 1, ALL, ""},
    {"arbeitnow-pages", "feeds/arbeitnow/arbeitnow.json", 3, ALL, ""},
    {"ashby", "feeds/ashby/ashby.json", 2, ALL & ~EMPLOYER, "the board is one employer's"},
    {"bamboohr", "feeds/bamboohr/bamboohr.json", 2, PLACE, "a list: titles and places alone"},
    {"civil-service-jobs", "feeds/civil-service-jobs/result_page1.html", 25,
     ALL & ~(POSTED | TEXT), "a list of results"},
    {"civil-service-jobs", "feeds/civil-service-jobs/result_page2.html", 25,
     ALL & ~(POSTED | TEXT), "a list of results"},
    {"eightfold", "feeds/eightfold/eightfold.json", 2, PLACE | URL | POSTED,
     "one employer's, descriptions empty"},
    {"greenhouse", "feeds/greenhouse/greenhouse.json", 2, ALL, ""},
    {"hropen", "feeds/eures-hropen/ad_1.xml", 1, ALL, ""},
    {"hropen", "feeds/eures-hropen/ad_2.xml", 1, ALL, ""},
    {"hropen", "feeds/eures-hropen/ad_with_experience.xml", 1, ALL, ""},
    {"hropen", "feeds/eures-hropen/ad_with_nace.xml", 1, ALL, ""},
    {"hropen", "feeds/eures-hropen/ad_with_only_country.xml", 1, ALL, ""},
    {"hropen", "feeds/eures-hropen/ad_without_nace.xml", 1, ALL, ""},
    {"icims", "feeds/icims/icims.html", 2, PLACE | URL, "a list; places are countries"},
    {"indeed", "feeds/xml-aggregator-feeds/extracted/indeed_0.xml", 1, ALL, ""},
    {"jobicy", "feeds/jobicy/jobicy.json", 2, ALL & ~TEXT, "no descriptions"},
    {"jobicy", "feeds/jobicy/rjc_jobicy.json", 3, ALL, ""},
    {"jobposting", "feeds/jsonld-jobposting/915876693.json", 1, ALL, ""},
    {"jobposting", "vacancies/nhs-jobs-2020-11.jsonl.gz", 14842, 0, "fields counted below"},
    {"jobrapido", "feeds/xml-aggregator-feeds/extracted/jobrapido_0.xml", 1, ALL, ""},
    {"jooble", "feeds/jooble/jooble.json", 1, ALL, ""},
    {"lever", "feeds/lever/lever.json", 2, ALL & ~EMPLOYER, "the board is one employer's"},
    {"linkedin", "feeds/xml-aggregator-feeds/extracted/linkedin_0.xml", 1, ALL & ~POSTED,
     "no day given"},
    {"nav", "feeds/eures-hropen/ad_1.json", 1, ALL, ""},
    {"nav", "feeds/eures-hropen/ad_2.json", 1, ALL & ~URL, "no link given"},
    {"nav", "feeds/eures-hropen/elektriker_page1.json", 5, 0, "fields counted below"},
    {"nav", "feeds/eures-hropen/elektriker_page2.json", 5, 0, "fields counted below"},
    {"nav",
     "feeds/eures-hropen/ad-db6cc067-7f39-42f1-9866-d9ee47894ec6_with-elastic-metadata.json", 1,
     ALL, ""},
    {"paylocity", "feeds/paylocity/paylocity.html", 2, ALL & ~TEXT, "descriptions empty"},
    {"personio", "feeds/personio/cyber-job-radar_personio.xml", 1, ALL & ~URL,
     "links are the company's domain and the id"},
    {"personio", "feeds/personio/personio.xml", 2, EMPLOYER | PLACE | POSTED,
     "descriptions empty"},
    {"phenom", "feeds/phenom/phenom.html", 2, PLACE | POSTED | TEXT,
     "one employer's, no links"},
    {"recruitee", "feeds/recruitee/recruitee.json", 2, ALL, ""},
    {"remoteok", "feeds/remoteok/remoteok_api_2024-12-04_0.derived.json", 90, 0,
     "fields counted below"},
    {"remoteok", "feeds/remoteok/rjc_remoteok.json", 3, ALL, ""},
    {"remotive", "feeds/remotive/remotive.json", 2, ALL, ""},
    {"remotive", "feeds/remotive/rjc_remotive.json", 4, ALL & ~TEXT,
     "two descriptions are cut inside a tag"},
    {"rippling", "feeds/rippling/rippling.json", 2, PLACE | URL, "a list"},
    {"smartrecruiters", "feeds/smartrecruiters/smartrecruiters.json", 1, ALL & ~TEXT,
     "a list; the text is in each posting"},
    {"usajobs", "feeds/usajobs/usajobs_search_2016.derived.json", 8, ALL, ""},
    {"workable", "feeds/workable/workable.json", 2, PLACE | URL | POSTED,
     "one employer's, no details asked"},
    {"workday", "feeds/workday/workday.json", 2, PLACE | POSTED,
     "a list; one employer's; links need the site's name"},
    {"wwr", "feeds/wwr-rss/wwr.xml", 4, ALL, ""},
    {"csv-adzuna-uk", "vacancies/adzuna-uk-2013.csv.gz", 2498, TEXT,
     "no links or days; a fifth names the employer, one has no title"},
    {"csv-linkedin", "vacancies/linkedin-us-2024.csv.gz", 490, 0, "fields counted below"},
    {"csv-linkedin-teaching", "vacancies/linkedin-us-teaching-2025.csv.gz", 719, ALL, ""},
};

static struct advert_context context = {.country = "GB"};
static json_t *words;

static int open_taxonomy(void **state)
{
    struct suited_taxonomy *taxonomy;

    if (suited_taxonomy_open(NULL, &taxonomy, &err) || advert_words(&words, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    context.taxonomy = taxonomy;
    context.words = words;
    context.today = suited_day_of(2026, 11, 22);
    *state = taxonomy;
    return 0;
}

static int close_taxonomy(void **state)
{
    suited_taxonomy_close(*state);
    json_decref(words);
    return 0;
}

static bool names_remote(const json_t *advert)
{
    size_t i;
    json_t *fact;

    json_array_foreach(json_object_get(advert, "facts"), i, fact)
        if (!strcmp(json_text_of(fact, "condition"), "remote_work"))
            return true;
    return false;
}

/* A place is a name, a country that may apply, or that the work is remote. */
static unsigned fields_of(const json_t *advert)
{
    unsigned fields = *json_text_of(advert, "employer") ? EMPLOYER : 0;

    if (json_array_size(json_object_get(advert, "places")) ||
        json_array_size(json_object_get(advert, "countries")) || names_remote(advert))
        fields |= PLACE;
    fields |= *json_text_of(advert, "url") ? URL : 0;
    fields |= *json_text_of(advert, "posted") ? POSTED : 0;
    return fields | (*json_text_of(advert, "text") ? TEXT : 0);
}

static bool has_point(const json_t *advert)
{
    size_t i;
    json_t *place;

    json_array_foreach(json_object_get(advert, "places"), i, place)
        if (json_object_get(place, "lat"))
            return true;
    return false;
}

static void print_row(const struct capture *capture, const json_t *adverts)
{
    static const char *const names[] = {"employer", "place", "url", "posted", "description"};
    size_t counts[5] = {0}, points = 0, pays = 0, i;
    const json_t *advert;

    json_array_foreach(adverts, i, advert) {
        unsigned fields = fields_of(advert);

        for (size_t f = 0; f < 5; f++)
            counts[f] += fields >> f & 1;
        points += has_point(advert);
        pays += json_object_get(json_object_get(advert, "quantities"), "pay") != NULL;
    }
    printf("| %s | %s | %zu |", capture->format, strchr(capture->path, '/') + 1,
           json_array_size(adverts));
    for (size_t f = 0; f < 5; f++)
        printf(" %s %zu,", names[f], counts[f]);
    printf(" pay %zu, on the map %zu | %s |\n", pays, points, capture->note);
}

/* What is wrong with what the reader gave, printed; false when something is. */
static bool is_filled(const struct capture *capture, const struct format_reader *reader)
{
    size_t i;
    json_t *advert;

    if (json_array_size(reader->adverts) < capture->least) {
        print_error("%s: %zu adverts, %zu refused: %s\n", capture->path,
                    json_array_size(reader->adverts), reader->refused, reader->reason);
        return false;
    }
    json_array_foreach(reader->adverts, i, advert) {
        unsigned missing = capture->fields & ~fields_of(advert);

        if (missing)
            print_error("%s: '%s' lacks fields %#x\n", capture->path,
                        json_text_of(advert, "id"), missing);
        if (missing)
            return false;
    }
    return true;
}

static bool check_capture(const struct capture *capture, struct strbuf *bytes)
{
    struct format_reader reader;
    bool good;

    assert_ok(reader_open(&reader, capture->format, &context));
    good = !reader_push(&reader, bytes->text, bytes->length);
    if (!good)
        print_error("%s: %s\n", capture->path, err.text);
    good = good && is_filled(capture, &reader);
    print_row(capture, reader.adverts);
    reader_close(&reader);
    return good;
}

static void every_capture_goes_in_with_its_fields(void **state)
{
    size_t faults = 0;

    (void)state;
    printf("| format | capture | records | filled | note |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof(captures) / sizeof(*captures); i++) {
        struct strbuf bytes = STRBUF_INIT;
        char path[500];

        snprintf(path, sizeof(path), SHARED "%s", captures[i].path);
        if (read_whole(path, &bytes))
            faults += !check_capture(&captures[i], &bytes);
        else
            printf("| %s | %s | skipped: not there | | |\n", captures[i].format,
                   captures[i].path);
        strbuf_release(&bytes);
    }
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_capture_goes_in_with_its_fields),
    };

    return cmocka_run_group_tests_name("formats_captures", tests, open_taxonomy,
                                       close_taxonomy);
}
