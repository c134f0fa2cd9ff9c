/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <glob.h>
#include <math.h>
#include <time.h>

#include "format_reader.h"
#include "letters.h"
#include "records.h"
#include "said.h"
#include "suited/day.h"

/*
 * Every real capture beside the project goes through its format, and each advert is held
 * against what the capture says itself. data/captures.json says where that stands.
 */
#define FEEDS TEST_DATA "/../../shared/feeds/"
#define TABLE TEST_DATA "/ingest/data/captures.json"

enum { TITLE, EMPLOYER, PLACE, POINT, URL, POSTED, TEXT, FIELDS };
static const char *const names[FIELDS] = {"title", "employer", "place",      "point",
                                          "link",  "posted",   "description"};

struct check {
    const json_t *table;
    const char *path;
    size_t said[FIELDS]; /* how often the capture has the field */
    size_t faults;
};

static struct advert_context context = {.country = "GB"};
static json_t *words;

/* ---- one field of one advert ---- */

static void fault(struct check *check, int field, const json_t *advert, const char *said,
                  const char *got)
{
    check->faults++;
    print_error("%s, '%s', %s: the capture says '%.300s', the advert '%.300s'\n", check->path,
                json_text_of(advert, "id"), names[field], said, got);
}

static void same_letters(struct check *check, int field, const json_t *advert,
                         const json_t *said)
{
    static const char *const mine[FIELDS] = {"title", "employer", [TEXT] = "text"};
    char *theirs = joined_letters(said), *ours = letters_of(json_text_of(advert, mine[field]));

    check->said[field] += *theirs != '\0';
    if (strcmp(theirs, ours) != 0)
        fault(check, field, advert, theirs, ours);
    free(ours);
    free(theirs);
}

/* The address in a text, without what `drop` names; the caller frees it. */
static char *link_in(const char *text, const char *drop)
{
    struct strbuf out = STRBUF_INIT;
    char *cut;

    text = strstr(text, "http");
    if (text)
        strbuf_add(&out, text, strcspn(text, " \r\n\t]\"'<>"));
    unescape_once(&out);
    cut = drop ? strstr(out.text, drop) : NULL;
    if (cut)
        memmove(cut, cut + strlen(drop), strlen(cut + strlen(drop)) + 1);
    return strbuf_detach(&out);
}

static void same_link(struct check *check, const json_t *advert, const json_t *said)
{
    const json_t *first = json_array_get(said, 0);
    const char *ours = json_text_of(advert, "url");
    char *theirs = link_in(first ? json_string_value(first) : "",
                           json_string_value(json_object_get(check->table, "drop")));

    check->said[URL] += *theirs != '\0';
    if (strcmp(theirs, ours) != 0)
        fault(check, URL, advert, theirs, ours);
    free(theirs);
}

/* A day as the C library reads it: seconds or milliseconds, or by the table's pattern. */
static void day_said(const struct check *check, const json_t *said, char out[11])
{
    const char *pattern = json_string_value(json_object_get(check->table, "dates"));
    struct tm day = {0};
    time_t seconds = (time_t)json_integer_value(said);

    *out = '\0';
    if (json_is_integer(said)) {
        seconds = seconds > 99999999999 ? seconds / 1000 : seconds;
        strftime(out, 11, "%Y-%m-%d", gmtime_r(&seconds, &day));
    } else if (json_is_string(said)) {
        char *text = strdup(json_string_value(said));
        const char *start = strstr(text, "[CDATA[") ? strstr(text, "[CDATA[") + 7 : text;

        if (strptime(start, pattern ? pattern : "%Y-%m-%d", &day))
            strftime(out, 11, "%Y-%m-%d", &day);
        free(text);
    }
}

static void same_day(struct check *check, const json_t *advert, const json_t *said)
{
    const char *ours = json_text_of(advert, "posted");
    char theirs[11];

    day_said(check, json_array_get(said, 0), theirs);
    check->said[POSTED] += *theirs != '\0';
    if (strcmp(theirs, ours) != 0)
        fault(check, POSTED, advert, theirs, ours);
}

static bool is_remote(const json_t *advert)
{
    size_t i;
    json_t *fact;

    json_array_foreach(json_object_get(advert, "facts"), i, fact)
        if (!strcmp(json_text_of(fact, "condition"), "remote_work"))
            return true;
    return false;
}

/* Each place's first word is in what is said, and who says one has one. */
static void same_places(struct check *check, const json_t *advert, const json_t *said)
{
    const json_t *places = json_object_get(advert, "places"), *place;
    char *theirs = joined_letters(said);
    size_t i;

    check->said[PLACE] += *theirs != '\0';
    json_array_foreach(places, i, place) {
        const char *name = json_text_of(place, "name");
        char *word, first[60];

        snprintf(first, sizeof(first), "%.*s", (int)strcspn(name, " ,"), name);
        word = letters_of(first);
        if (!strstr(theirs, word))
            fault(check, PLACE, advert, theirs, name);
        free(word);
    }
    if (*theirs && !json_array_size(places) && !is_remote(advert) &&
        !json_array_size(json_object_get(advert, "countries")))
        fault(check, PLACE, advert, theirs, "");
    free(theirs);
}

static double number_of(const json_t *said)
{
    const json_t *first = json_array_get(said, 0);

    return json_is_string(first) ? strtod(json_string_value(first), NULL)
                                 : json_number_value(first);
}

static void same_point(struct check *check, const json_t *advert, const json_t *lat,
                       const json_t *lon)
{
    const json_t *place = json_array_get(json_object_get(advert, "places"), 0);

    if (!json_array_size(lat) || number_of(lat) == 0)
        return;
    check->said[POINT]++;
    if (fabs(number_of(lat) - json_number_value(json_object_get(place, "lat"))) > 1e-4 ||
        fabs(number_of(lon) - json_number_value(json_object_get(place, "lon"))) > 1e-4)
        fault(check, POINT, advert, "another point", json_text_of(place, "name"));
}

/* ---- one capture ---- */

enum { LAT = FIELDS, LON, KEYS };
static const char *const keys[KEYS] = {"title",  "employer", "place", "lat", "url",
                                       "posted", "text",     "lat",   "lon"};

/* All that stands where the table says a field does; NULL where it says nothing. */
static json_t *said_of(const struct check *check, const json_t *record, const char *key)
{
    const json_t *path = json_object_get(check->table, key), *one;
    json_t *out = path ? json_array() : NULL;
    size_t i;

    if (json_is_string(path))
        said_at(record, json_string_value(path), out);
    json_array_foreach(path, i, one)
        said_at(record, json_string_value(one), out);
    return out;
}

/* A title is the first text there; of "Employer: Title" it is what follows `after`. */
static void cut_title(const struct check *check, json_t *title, json_t *employer)
{
    const char *after = json_string_value(json_object_get(check->table, "after"));
    const char *text = json_string_value(json_array_get(title, 0));
    const char *found = after && text ? strstr(text, after) : NULL;

    while (json_array_size(title) > 1)
        json_array_remove(title, 1);
    if (found) {
        json_array_set_new(employer, 0, json_stringn_nocheck(text, (size_t)(found - text)));
        json_array_set_new(title, 0, json_string_nocheck(found));
    }
}

static void check_advert(struct check *check, const json_t *record, const json_t *advert)
{
    json_t *said[KEYS];

    for (int k = 0; k < KEYS; k++)
        said[k] = said_of(check, record, keys[k]);
    cut_title(check, said[TITLE], said[EMPLOYER]);
    same_letters(check, TITLE, advert, said[TITLE]);
    if (said[EMPLOYER])
        same_letters(check, EMPLOYER, advert, said[EMPLOYER]);
    if (said[PLACE])
        same_places(check, advert, said[PLACE]);
    if (said[LAT])
        same_point(check, advert, said[LAT], said[LON]);
    if (said[URL])
        same_link(check, advert, said[URL]);
    if (said[POSTED])
        same_day(check, advert, said[POSTED]);
    if (said[TEXT])
        same_letters(check, TEXT, advert, said[TEXT]);
    for (int k = 0; k < KEYS; k++)
        json_decref(said[k]);
}

/* Those of the records that are adverts. */
static json_t *adverts_of(const struct check *check, const char *bytes)
{
    json_t *records = records_of(check->table, bytes), *out = json_array(), *record;
    size_t i;

    json_array_foreach(records, i, record) {
        json_t *sign = said_of(check, record, "if");
        char *letters = joined_letters(sign);

        if (!sign || *letters)
            json_array_append(out, record);
        free(letters);
        json_decref(sign);
    }
    json_decref(records);
    return out;
}

static void print_row(const struct check *check, size_t adverts)
{
    printf("| %s | %s | %zu |", json_text_of(check->table, "format"),
           check->path + strlen(FEEDS), adverts);
    for (int f = 0; f < FIELDS; f++)
        printf(" %s %zu", names[f], check->said[f]);
    printf(" |\n");
}

/* What reached us in a script had been unpacked: its records go in behind that. */
static void push_script(struct format_reader *reader, const json_t *records)
{
    size_t i;
    json_t *record;

    json_array_foreach(records, i, record)
        reader_record(reader, record, &err);
}

static size_t check_capture(const json_t *table, const char *path)
{
    struct check check = {.table = table, .path = path};
    struct strbuf bytes = STRBUF_INIT;
    struct format_reader reader;
    json_t *records, *advert;
    size_t i;

    assert_true(read_whole(path, &bytes));
    assert_ok(reader_open(&reader, json_text_of(table, "format"), &context));
    records = adverts_of(&check, bytes.text);
    if (json_object_get(table, "script"))
        push_script(&reader, records);
    else
        assert_ok(reader_push(&reader, bytes.text, bytes.length));
    if (json_array_size(records) != json_array_size(reader.adverts) ||
        !json_array_size(records)) {
        check.faults++;
        print_error("%s: %zu adverts in it, %zu read (%s)\n", path, json_array_size(records),
                    json_array_size(reader.adverts), reader.reason);
    }
    json_array_foreach(reader.adverts, i, advert)
        check_advert(&check, json_array_get(records, i), advert);
    print_row(&check, json_array_size(records));
    json_decref(records);
    reader_close(&reader);
    strbuf_release(&bytes);
    return check.faults;
}

static void every_advert_is_what_its_capture_says(void **state)
{
    json_t *tables, *table;
    size_t faults = 0, i;

    (void)state;
    assert_ok(json_read_file(TABLE, &tables, &err));
    json_array_foreach(tables, i, table) {
        char pattern[500];
        glob_t found;

        snprintf(pattern, sizeof(pattern), FEEDS "%s", json_text_of(table, "files"));
        if (glob(pattern, 0, NULL, &found))
            printf("| %s | skipped: there is no %s |\n", json_text_of(table, "format"),
                   pattern);
        for (size_t f = 0; f < found.gl_pathc; f++)
            faults += check_capture(table, found.gl_pathv[f]);
        globfree(&found);
    }
    json_decref(tables);
    assert_int_equal(faults, 0);
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_advert_is_what_its_capture_says),
    };

    return cmocka_run_group_tests_name("formats_said", tests, open_taxonomy, close_taxonomy);
}
