/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print_wish.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "match/ground_words.h"
#include "match/wish_words.h"
#include "print.h"

void print_wish_words(const struct suited_taxonomy *taxonomy, const json_t *wish)
{
    struct strbuf words = STRBUF_INIT;

    wish_words(taxonomy, wish, &words);
    fputs(words.text, stdout);
    strbuf_release(&words);
}

static void print_ground(const json_t *wish)
{
    struct strbuf words = STRBUF_INIT;

    ground_words(wish, &words);
    if (words.length)
        printf("  (%s)", words.text);
    strbuf_release(&words);
}

static void print_outcome(const char *outcome)
{
    if (!strcmp(outcome, "met"))
        paint(PAINT_GOOD, "met     ");
    else if (!strcmp(outcome, "unknown"))
        paint(PAINT_OPEN, "ask     ");
    else if (!strcmp(outcome, "partly"))
        paint(PAINT_OPEN, "partly  ");
    else
        paint(PAINT_BAD, "not met ");
}

void print_wishes(const struct suited_taxonomy *taxonomy, const json_t *vacancy)
{
    const json_t *wish;
    const char *tier = "";
    size_t i;

    json_array_foreach(json_object_get(vacancy, "wishes"), i, wish) {
        const char *this_tier = json_text_of(wish, "tier");

        printf("    %-10s ", strcmp(tier, this_tier) ? this_tier : "");
        tier = this_tier;
        print_outcome(json_text_of(wish, "outcome"));
        print_wish_words(taxonomy, json_object_get(wish, "wish"));
        if (json_is_true(json_object_get(wish, "implied")))
            paint(PAINT_QUIET, " [taken for granted]");
        print_ground(wish);
        putchar('\n');
    }
}
