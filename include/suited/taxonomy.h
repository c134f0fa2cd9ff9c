/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_TAXONOMY_H
#define SUITED_TAXONOMY_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/row.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What the program knows beforehand, loaded once from taxonomies/ and from what was
 * imported into `data_dir` (NULL: nothing imported): conditions, occupations, skills,
 * places, priors. Read-only once open, so that threads may share it. Strings and
 * pointers it gives are borrowed until it is closed. An error in a data file names
 * the file and, where it has lines, the line.
 */
struct suited_taxonomy;

enum suited_status suited_taxonomy_open(const char *data_dir, struct suited_taxonomy **out,
                                        struct suited_error *err);
void suited_taxonomy_close(struct suited_taxonomy *taxonomy);

/*
 * One number for all that adverts are read by: our data files and what was imported of
 * occupations and skills. It changes when any of that does.
 */
enum suited_status suited_taxonomy_fingerprint(const struct suited_taxonomy *taxonomy,
                                               uint64_t *out, struct suited_error *err);

/* ---- conditions: taxonomies/conditions.json, in catalogue order ---- */

struct suited_condition {
    const char *id;           /* "seated_work" */
    const char *name;         /* "Mostly seated work" */
    const char *wish[2];      /* what who wishes for it not to hold says, and to hold */
    const char *ask_employer; /* a plain question */
    const char *ask_client;
    unsigned number; /* its bit in suited_row */
    bool silent_no;  /* nothing said means no (`silent: no`) */
    bool said_both;  /* adverts say it either way (`said: both`) */
    double prior;    /* base share of vacancies where it holds; < 0 none known */
    const char *prior_source;
};

size_t suited_taxonomy_conditions(const struct suited_taxonomy *taxonomy);
const struct suited_condition *suited_taxonomy_condition(const struct suited_taxonomy *taxonomy,
                                                         size_t number);
/* By id; NULL when there is none. */
const struct suited_condition *suited_condition_find(const struct suited_taxonomy *taxonomy,
                                                     const char *id);

/* The data of next steps, quantities' names and questions: {"steps": …, "quantities": …}. */
const json_t *suited_taxonomy_model(const struct suited_taxonomy *taxonomy);

/*
 * Why somebody decides against a vacancy: [{"id", "says", "wish", "back"}]. `wish` is the
 * kind of wish it speaks of, or null; `back` what has to change before it is shown again.
 */
const json_t *suited_taxonomy_reasons(const struct suited_taxonomy *taxonomy);

/*
 * What hurts or matters, in clients' words, and the wishes that may follow: [{"id", "group",
 * "says", "words", "offers": [{"wish", "tier", "why"}], "source"}].
 */
const json_t *suited_taxonomy_limitations(const struct suited_taxonomy *taxonomy);

/*
 * What is usual in an occupation: the survey figure of the unit group, else of the
 * wider groups, else the base figure; 0 to 1. False where there is none at all.
 * `*source` says whose figure it is, with its year.
 */
bool suited_taxonomy_prior(const struct suited_taxonomy *taxonomy, unsigned condition,
                           uint16_t code, double *share, const char **source);

/* ---- occupations and skills ---- */

/* The title of an ISCO-08 group of one to four digits; NULL when there is no such group. */
const char *suited_occupation_title(const struct suited_taxonomy *taxonomy, const char *code);

enum suited_kind { SUITED_OCCUPATIONS = 1, SUITED_SKILLS = 2 };

/*
 * What people mean by `words`, best first: {"query", "occupations": [{"code", "title", "uri",
 * "label", "score"}], "skills": [{"id", "title", "uri", "label", "score"}]}, at most `limit` of
 * each of `kinds`. Scores are 0 to 100; 100 is the very name. Never fails: lists may be empty.
 */
json_t *suited_taxonomy_find(const struct suited_taxonomy *taxonomy, unsigned kinds,
                             const char *words, size_t limit);

/*
 * Import ESCO (the folder of its CSV files in English, plain or gzip: occupations_en.csv and
 * skills_en.csv) into `data_dir`; `*count` is how many names were taken. From the next open on
 * all its names are found and read. A wrong or cut file is SUITED_INVALID and changes nothing.
 */
enum suited_status suited_esco_import(const char *folder, const char *data_dir, size_t *count,
                                      struct suited_error *err);

/*
 * Import the titles of O*NET (the folder with 'Alternate Titles.txt', plain or gzip). There
 * is no official table from O*NET to ISCO-08: an occupation's titles are taken only where its
 * own title is found here all but word for word, and get that code. Import ESCO before it.
 */
enum suited_status suited_onet_import(const char *folder, const char *data_dir, size_t *count,
                                      struct suited_error *err);

/* The number of a professional register by its name or short name ("NMC"); -1 unknown. */
int suited_register_find(const struct suited_taxonomy *taxonomy, const char *name);
const char *suited_register_name(const struct suited_taxonomy *taxonomy, unsigned number);

/* Words too common to search by ("the", "of", "job"). */
bool suited_is_stop_word(const struct suited_taxonomy *taxonomy, const char *word);

/*
 * The one of `count` names nearest to a misspelt `word`, for a sentence; NULL when
 * none is near. Names are compared folded, by edit distance.
 */
const char *suited_nearest(const char *word, const char *const *names, size_t count);

#ifdef __cplusplus
}
#endif
#endif
