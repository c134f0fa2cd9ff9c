/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/unpack.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/strbuf.h"

#define SHARED TEST_DATA "/../../shared/"

/* Real captures that may lie beside the project, and how many records each has. */
static const struct {
    const char *file, *kind, *records;
    size_t count;
} captures[] = {
    {"feeds/adzuna/AndrewOWStyles_test.derived.json", "json", ".results[]", 50},
    {"feeds/adzuna/JobAggregator_adzuna.json", "json", ".results[]", 1},
    {"feeds/adzuna/arun0808rana_mock.derived.json", "json", ".results[]", 10},
    {"feeds/arbeitnow/arbeitnow.json", "json", ".pages[].data[]", 3},
    {"feeds/ashby/ashby.json", "json", ".jobs[]", 2},
    {"feeds/bamboohr/bamboohr.json", "json", ".result[]", 2},
    {"feeds/eightfold/eightfold.json", "json", ".positions[]", 2},
    {"feeds/eures-hropen/ad_1.json", "json", ".", 1},
    {"feeds/eures-hropen/elektriker_page1.json", "json", ".content[]", 20},
    {"feeds/eures-hropen/elektriker_page2.json", "json", ".content[]", 20},
    {"feeds/greenhouse/greenhouse.json", "json", ".jobs[]", 2},
    {"feeds/jobicy/jobicy.json", "json", ".jobs[]", 2},
    {"feeds/jobicy/rjc_jobicy.json", "json", ".jobs[]", 4},
    {"feeds/jooble/jooble.json", "json", ".jobs[]", 1},
    {"feeds/lever/lever.json", "json", ".[]", 2},
    {"feeds/recruitee/recruitee.json", "json", ".offers[]", 2},
    {"feeds/remoteok/remoteok_api_2024-12-04_0.derived.json", "json", ".[]", 99},
    {"feeds/remoteok/rjc_remoteok.json", "json", ".[]", 5},
    {"feeds/remotive/remotive.json", "json", ".jobs[]", 2},
    {"feeds/remotive/rjc_remotive.json", "json", ".jobs[]", 4},
    {"feeds/rippling/rippling.json", "json", ".[]", 2},
    {"feeds/smartrecruiters/smartrecruiters.json", "json", ".content[]", 1},
    {"feeds/usajobs/usajobs_search_2016.derived.json", "json",
     ".SearchResult.SearchResultItems[]", 8},
    {"feeds/workable/workable.json", "json", ".jobs[]", 2},
    {"feeds/workday/workday.json", "json", ".jobPostings[]", 2},
    {"feeds/eures-hropen/ad_1.xml", "xml", "/PositionOpening", 1},
    {"feeds/personio/personio.xml", "xml", "/workzag-jobs/position", 2},
    {"feeds/xml-aggregator-feeds/extracted/adzuna_2.xml", "xml", "/jobs/job", 2},
    {"feeds/xml-aggregator-feeds/extracted/indeed_0.xml", "xml", "/source/job", 1},
    {"feeds/xml-aggregator-feeds/extracted/jobrapido_0.xml", "xml", "//job", 4},
    {"feeds/xml-aggregator-feeds/extracted/linkedin_0.xml", "xml", "/source/job", 2},
    {"feeds/wwr-rss/wwr.xml", "rss", NULL, 4},
    {"feeds/jsonld-jobposting/915876693.json", "jsonld", NULL, 1},
    {"feeds/civil-service-jobs/result_page1.html", "html",
     "//li[@class='search-results-job-box']", 25},
    {"feeds/civil-service-jobs/result_page2.html", "html",
     "//li[@class='search-results-job-box']", 25},
    {"feeds/civil-service-jobs/job_detail_page.html", "html", NULL, 1},
    {"feeds/icims/icims.html", "html", "//li[@class='iCIMS_JobCardItem']", 2},
    {"vacancies/adzuna-uk-2013.csv.gz", "csv", NULL, 2499},
    {"vacancies/linkedin-us-2024.csv.gz", "csv", NULL, 500},
    {"vacancies/linkedin-us-teaching-2025.csv.gz", "csv", NULL, 719},
    {"vacancies/nhs-jobs-2020-11.jsonl.gz", "ndjson", NULL, 14842},
};

static enum suited_status count_record(void *context, json_t *record,
                                       struct suited_error *error)
{
    (void)error;
    assert_true(json_is_object(record) && json_object_size(record) > 0);
    ++*(size_t *)context;
    return SUITED_OK;
}

static void no_reject(void *context, const char *where, const char *why, const char *bytes)
{
    (void)context, (void)bytes;
    fail_msg("%s: %s", where, why);
}

static void count_capture(const char *path, struct unpack_options options, size_t expected)
{
    FILE *file = fopen(path, "rb");
    struct unpack *unpack;
    char piece[5000];
    size_t length, count = 0;

    assert_non_null(file);
    options.record = count_record;
    options.reject = no_reject;
    options.context = &count;
    assert_ok(unpack_open(&options, &unpack, &err));
    while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
        assert_ok(unpack_push(unpack, piece, length, &err));
    assert_ok(unpack_finish(unpack, &err));
    unpack_close(unpack);
    fclose(file);
    if (count != expected)
        fail_msg("%s: %zu records", path, count);
}

static void real_captures_give_all_their_records(void **state)
{
    (void)state;
    if (access(SHARED "feeds", R_OK)) {
        print_message("skipped: there are no captures beside the project\n");
        skip();
    }
    for (size_t i = 0; i < sizeof(captures) / sizeof(*captures); i++) {
        struct strbuf path = STRBUF_INIT;

        strbuf_printf(&path, "%s%s", SHARED, captures[i].file);
        count_capture(
            path.text,
            (struct unpack_options){.kind = captures[i].kind, .records = captures[i].records},
            captures[i].count);
        strbuf_release(&path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_captures_give_all_their_records),
    };

    return cmocka_run_group_tests_name("unpack feeds", tests, NULL, NULL);
}
