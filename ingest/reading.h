/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_READING_H
#define INGEST_READING_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/row.h"
#include "suited/taxonomy.h"

/*
 * What one advert says, read from its words: reading/GUIDE.md. A reader is compiled
 * once from the taxonomy and used for many adverts; it belongs to one thread.
 *
 *     reader_new(taxonomy, &reader, &err);
 *     reader_read(reader, title, text, &reading);
 *     … reading.facts …
 *     reading_release(&reading);
 */
struct reader;

/* A quote: bytes start to end of title + "\n" + text. */
struct quote {
    uint32_t start, end;
};

enum fact_value { FACT_NO, FACT_YES, FACT_AGREE };

struct read_fact {
    uint8_t condition; /* catalogue number */
    uint8_t value;     /* enum fact_value */
    struct quote quote;
    bool standing; /* the one that counts; else it stands in "also" */
};

/* Each quantity is said or not; where it is, it has a quote. */
struct quantities {
    struct {
        bool said;
        double min, max; /* NAN: that end is not said */
        struct quote quote;
    } hours, days_per_week;
    struct {
        bool said, pro_rata;
        double min, max; /* NAN: that end is not said */
        uint8_t period;  /* enum suited_period */
        char currency[4];
        double full_time_hours; /* NAN, or the advert's own */
        struct quote quote;
    } pay;
    struct {
        bool said;
        double kg;
        struct quote quote;
    } max_lift;
    struct {
        bool said;
        uint16_t start, end; /* minutes after midnight */
        struct quote quote;
    } shift;
    struct {
        bool said;
        uint8_t named, parts, in_a_row; /* as in suited_row */
        struct quote quote;
    } days;
    struct {
        bool said;
        uint8_t level;
        uint32_t registers;
        bool driving_licence;
        struct quote quote;
    } requires;
};

struct read_occupation {
    uint16_t code; /* ISCO-08 unit group */
    uint8_t confidence;
};

struct read_skill {
    const char *id; /* borrowed from the taxonomy */
    const char *title;
    bool required;
};

/* Memory is kept from one reading to the next. Start from {0}. */
struct reading {
    char language[3]; /* "en", or "" where it is some other: then nothing is read */
    struct read_fact *facts;
    size_t fact_count, fact_room;
    struct quantities quantities;
    bool home_temporary; /* home working is said to be for a time only */
    struct read_occupation occupations[SUITED_CODES_MAX];
    size_t occupation_count;
    struct read_skill *skills;
    size_t skill_count, skill_room;
};

enum suited_status reader_new(const struct suited_taxonomy *taxonomy, struct reader **out,
                              struct suited_error *err);
void reader_free(struct reader *reader);

/*
 * Which phrases of taxonomies/phrases a reader has, and what they do; for benches. Phrases
 * are numbered in the order of loading.
 */
struct reader_lexicon {
    bool (*keeps)(void *context, uint32_t phrase);
    /* A phrase says a value of a condition in the advert in hand, or voids it ("not", and
     * the like): then `says` is "". */
    void (*hits)(void *context, uint32_t phrase, unsigned condition, const char *says);
    void *context;
};

/* A reader with a part of the phrases; the lexicon is borrowed as long as it lives. */
enum suited_status reader_new_of(const struct suited_taxonomy *taxonomy,
                                 const struct reader_lexicon *lexicon, struct reader **out,
                                 struct suited_error *err);

/* Read an advert; text beyond 1 MiB is not read. Never fails: at worst nothing is said. */
void reader_read(struct reader *reader, const char *title, const char *text,
                 struct reading *reading);
void reading_release(struct reading *reading);

/* Read the words in the fields of a normalised advert (advert.h): pay given in words. */
void reader_fields(struct reader *reader, json_t *advert);

#endif
