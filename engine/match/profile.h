/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_PROFILE_H
#define MATCH_PROFILE_H

#include "suited/places.h"
#include "suited/profile.h"
#include "wish.h"

/* What the client holds. What was not said denies nothing. */
struct holdings {
    bool given;
    bool no_licence;
    int level; /* RQF; NO_LIMIT not said */
    bool registers_given;
    uint32_t registers;
};

struct home {
    bool given;
    struct suited_place place;
};

struct suited_profile {
    json_t *json; /* a copy of our own; wishes borrow from it */
    const struct suited_taxonomy *taxonomy;
    const char *id;
    char country[3]; /* the client's: home's, else the service's */
    bool ranked;
    struct home home;
    struct holdings has;
    struct sought_list skills;
    struct sought_list avoid_work;
    const json_t *avoid_employers, *avoid_words; /* arrays of strings, or NULL */
    struct wish *wishes; /* must, important, nice, each with implied ones last; bad_day last */
    size_t wish_count;
    json_t *notes; /* sentences: what was made of free words and of home */
};

/* Where a value stands in a profile, for the sentence that refuses it. */
struct spot {
    struct suited_profile *profile;
    struct suited_error *err;
    const char *list; /* "must", "home" … */
    size_t place;     /* from 1 inside a list of wishes; 0 elsewhere */
    const char *key;  /* of the wish; NULL elsewhere */
};

/* Refuse: "profile 'c-1' cannot be used: must 2 'travel': WHY". Always SUITED_INVALID. */
enum suited_status refuse(const struct spot *spot, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Refuse a wrong name of a `what`, with the nearest of `names`, or all where none is near. */
enum suited_status refuse_name(const struct spot *spot, const char *what, const char *word,
                               const char *const *names, size_t count);

/* Refuse keys of `object` that are not among `names`; `object` must be one. */
enum suited_status check_keys(const struct spot *spot, const json_t *object,
                              const char *const *names, size_t count);

/* Parse the one wish in `json` into `*wish`, whose tier is set. */
enum suited_status parse_wish(struct spot *spot, json_t *json, struct wish *wish);

/* The same for what stands under the key, by kind: profile_amounts.c, profile_words.c. */
enum suited_status parse_amount(const struct spot *spot, const json_t *value,
                                struct wish *wish);
enum suited_status parse_clock(const struct spot *spot, const json_t *value, struct wish *wish);
enum suited_status parse_days(const struct spot *spot, const json_t *value, struct wish *wish);
enum suited_status parse_pay(const struct spot *spot, const json_t *value, struct wish *wish);
enum suited_status parse_travel(const struct spot *spot, const json_t *value,
                                struct wish *wish);
enum suited_status parse_about(const struct spot *spot, const json_t *value, struct wish *wish);

/*
 * Look up every string of `list` among occupations or skills; `notes` are told what was
 * found. Words are never refused, codes that do not exist are.
 */
enum suited_status seek_all(const struct spot *spot, const json_t *list, enum suited_kind kind,
                            struct sought_list *out);

/* A list of free words: strings, of a bounded length. */
enum suited_status check_words(const struct spot *spot, const json_t *list);

/* profile_person.c: who the client is, besides wishes. */
enum suited_status parse_home(struct suited_profile *profile, const char *country,
                              struct suited_error *err);
enum suited_status parse_holdings(struct suited_profile *profile, struct suited_error *err);
enum suited_status parse_avoid(struct suited_profile *profile, struct suited_error *err);
enum suited_status check_alerts(struct suited_profile *profile, struct suited_error *err);

void note(struct suited_profile *profile, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
