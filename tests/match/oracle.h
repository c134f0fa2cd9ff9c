/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MATCH_ORACLE_H
#define TESTS_MATCH_ORACLE_H

#include <jansson.h>

#include "suited/places.h"
#include "suited/row.h"
#include "suited/taxonomy.h"

/*
 * The brute-force ranker: MATCHING sections 2 to 6 once more, every vacancy against every
 * wish, slow, in plain fractions and by trying out every reading. It shares nothing with the
 * engine but the row, and knows the profile as JSON only.
 */
#define O_WISHES_MAX 256

struct o_vacancy {
    struct suited_row row;
    const char *title, *text, *employer; /* words parted by blanks; the text has the title's */
    const json_t *skills;                /* ids that were read; NULL: none */
};

struct o_world {
    const struct suited_taxonomy *taxonomy;
    const json_t *profile;
    struct suited_point home;
    /* By phrase what is known of it: {"words": [], "codes": [], "skills": []}. A phrase that
     * is not there is one word, or a code. */
    const json_t *known;
};

struct o_wish {
    const char *key;
    const json_t *value;
    int tier;
    long weight;
};

struct o_judged {
    const struct o_vacancy *vacancy;
    int group; /* fits, ask_first, near_misses, ruled_out; -1 not live */
    long expected[3], sure[3], possible[3];
    int broken, reason; /* how many musts, and which is furthest off; -1 avoided */
    char outcomes[O_WISHES_MAX + 1];
};

/* Set the first six, call o_rank_all(), and give back what it made with o_rank_release(). */
struct o_rank {
    struct o_world world;
    const struct o_vacancy *vacancies; /* the open ones */
    size_t count;
    uint32_t numbers; /* the highest vacancy number */
    int32_t today;
    char compared; /* what stands first in the key: 'e', 's' or 'p' */

    struct o_wish wishes[O_WISHES_MAX];
    size_t wish_count, musts;
    struct o_judged *judged; /* all of them, in order */
    long alone[O_WISHES_MAX], gains[O_WISHES_MAX], reasons[O_WISHES_MAX], avoided;
    json_t *memo; /* figures that take a walk through all vacancies */
};

void o_rank_all(struct o_rank *rank);
void o_rank_release(struct o_rank *rank);

#endif
