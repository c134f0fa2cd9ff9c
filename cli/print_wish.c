/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print_wish.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "print.h"
#include "wish_words.h"

void print_wish_words(const struct suited_taxonomy *taxonomy, const json_t *wish)
{
    struct strbuf words = STRBUF_INIT;

    wish_words(taxonomy, wish, &words);
    fputs(words.text, stdout);
    strbuf_release(&words);
}

static const char *source_words(const char *source)
{
    if (!strcmp(source, "advert"))
        return "the advert says";
    if (!strcmp(source, "feed"))
        return "the board says";
    if (!strcmp(source, "adviser"))
        return "checked by an adviser";
    if (!strcmp(source, "employer"))
        return "the employer says";
    return "read as";
}

/* What a fact says where it has no quote: "no", "General office clerks", "£10 to £12 an hour".
 */
static void print_value(const json_t *value)
{
    const char *text = json_text_of(value, "text"), *title = json_text_of(value, "title");
    const json_t *item;
    size_t i;

    if (json_is_string(value))
        printf(" %s", json_string_value(value));
    else if (json_is_array(value) && !json_array_size(value))
        fputs(" none of these", stdout);
    json_array_foreach(value, i, item) {
        if (json_is_string(item))
            printf("%s %s", i ? "," : "", json_string_value(item));
        else
            printf("%s %s", i ? "," : "", json_text_of(item, "title"));
    }
    if (*text)
        printf(" \"%s\"", text);
    else if (*title)
        printf(" %s", title);
    else if (json_is_number(json_object_get(value, "km")))
        printf(" %s, %.1f km", json_text_of(value, "place"),
               json_number_value(json_object_get(value, "km")));
}

/* Who says it, in which words; or that nobody does, and what is usual. */
static void print_ground(const json_t *wish)
{
    const json_t *fact = json_object_get(wish, "fact"), *prior = json_object_get(wish, "prior");
    const char *quote = json_text_of(fact, "quote");
    struct strbuf usual = STRBUF_INIT;

    if (json_is_object(fact)) {
        printf("  (%s", source_words(json_text_of(fact, "source")));
        if (*quote)
            printf(" \"%s\"", quote);
        else
            print_value(json_object_get(fact, "value"));
        putchar(')');
    } else if (json_is_number(prior)) {
        share_words(json_number_value(prior), &usual);
        printf("  (not said; in work like this it is so in %s)", usual.text);
    } else if (!strcmp(json_text_of(wish, "outcome"), "unknown")) {
        fputs("  (not said)", stdout);
    }
    strbuf_release(&usual);
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
