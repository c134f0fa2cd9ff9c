/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_WHOLE_MARKET_H
#define TESTS_WHOLE_MARKET_H

#include "suited/corpus.h"
#include "suited/ingest.h"
#include "suited/shortlist.h"
#include "tests/match/oracle.h"

/* A store of its own with adverts taken in as a service would, and a dozen clients. */
#define MARKET_FILES_MAX 20

struct market_file {
    char *path, *feed;
    const char *format; /* NULL: recognised */
    struct suited_ingest_report counts;
};

struct market {
    struct market_file files[MARKET_FILES_MAX];
    size_t file_count;
    int32_t today;

    char *dir;
    struct suited_taxonomy *taxonomy;
    struct suited_store *store;
    struct suited_corpus *corpus;
    struct suited_view *view;
    json_t *profiles;

    struct o_vacancy *vacancies; /* as the brute-force ranker wants them */
    size_t count;
    json_t *words; /* what they borrow from */
};

void market_add_file(struct market *market, const char *path, const char *format);

/* Take all files in, and open a view. */
void market_open(struct market *market);
void market_close(struct market *market);

/* Take all files in once more. */
void market_ingest(struct market *market);

/* Look at the corpus anew, after it was written to. */
void market_look_again(struct market *market);

/* The answer for a profile; `limit` of each group, 0 is all. Yours. */
json_t *market_ask(const struct market *market, const json_t *profile,
                   const struct suited_ask *ask);

/* The brute-force ranker's answer. Release it with o_rank_release(); `known` is yours. */
struct o_rank market_rank(const struct market *market, const json_t *profile, char compared,
                          json_t **known);

#endif
