/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "why.h"

#include <string.h>

#include "base/json.h"
#include "match/wish_words.h"

/* More than a few wishes are no line any more. */
#define WISHES_MOST 4

const char *why_heading(const char *kind, const char *group)
{
    if (!strcmp(kind, news_kind_name(NEWS_CLOSED)))
        return "Closed";
    if (!strcmp(kind, news_kind_name(NEWS_NO_MORE)))
        return "Fits no longer";
    if (!strcmp(kind, news_kind_name(NEWS_BETTER)))
        return !strcmp(group, "fits") ? "Fits now" : "Fits better now";
    if (!strcmp(group, "fits"))
        return "Fits";
    return !strcmp(group, "ask_first") ? "Ask first" : "Near miss";
}

static bool has_outcome(const json_t *wish, const char *outcome)
{
    return !strcmp(json_text_of(wish, "outcome"), outcome);
}

static const char *source_of(const json_t *wish)
{
    return json_text_of(json_object_get(wish, "fact"), "source");
}

/* Said by a person who was asked: that is what made it news. */
static bool is_answer(const json_t *wish)
{
    return !strcmp(source_of(wish), "employer") || !strcmp(source_of(wish), "adviser");
}

static void add_wish(const struct suited_taxonomy *taxonomy, const json_t *wish,
                     struct strbuf *out)
{
    wish_words(taxonomy, json_object_get(wish, "wish"), out);
    if (!strcmp(source_of(wish), "employer"))
        strbuf_puts(out, " (the employer says so)");
    else if (!strcmp(source_of(wish), "adviser"))
        strbuf_puts(out, " (an adviser asked)");
}

/* Which wishes a part of the line is about; `tier` NULL: of every tier. */
struct part {
    const char *heading, *outcome, *tier;
};

static bool is_of(const struct part *part, const json_t *wish)
{
    return has_outcome(wish, part->outcome) &&
           !json_is_true(json_object_get(wish, "implied")) &&
           (!part->tier || !strcmp(json_text_of(wish, "tier"), part->tier));
}

/* Those that are answers, or those that are not; the first of both are written out. */
static void add_some(const struct suited_taxonomy *taxonomy, const json_t *vacancy,
                     const struct part *part, bool answers, size_t *count, struct strbuf *out)
{
    const json_t *wish;
    size_t i;

    json_array_foreach(json_object_get(vacancy, "wishes"), i, wish) {
        if (!is_of(part, wish) || is_answer(wish) != answers)
            continue;
        if (*count < WISHES_MOST) {
            strbuf_puts(out, *count ? "; " : "");
            add_wish(taxonomy, wish, out);
        }
        ++*count;
    }
}

/* The wishes of a part, "A; B", answers first; musts are before the others as they are. */
static size_t add_wishes(const struct suited_taxonomy *taxonomy, const json_t *vacancy,
                         const struct part *part, struct strbuf *out)
{
    size_t count = 0;

    add_some(taxonomy, vacancy, part, true, &count, out);
    add_some(taxonomy, vacancy, part, false, &count, out);
    if (count > WISHES_MOST)
        strbuf_printf(out, "; and %zu more", count - WISHES_MOST);
    return count;
}

/* What was added after `before` of no wish at all is taken back. */
static void add_part(const struct suited_taxonomy *taxonomy, const json_t *vacancy,
                     const struct part *part, struct strbuf *out)
{
    size_t before = out->length;

    strbuf_printf(out, "%s%s: ", before ? ". " : "", part->heading);
    if (!add_wishes(taxonomy, vacancy, part, out))
        strbuf_cut(out, before);
}

void why_line(const struct suited_taxonomy *taxonomy, const char *kind, const json_t *vacancy,
              struct strbuf *out)
{
    const char *over = json_text_of(vacancy, "not_live");
    const char *group = json_text_of(vacancy, "group");

    if (*over) {
        strbuf_printf(out, "%s", over);
    } else if (!strcmp(kind, news_kind_name(NEWS_NO_MORE)) || !strcmp(group, "near_misses")) {
        add_part(taxonomy, vacancy, &(struct part){"Against it", "not_met", "must"}, out);
        add_part(taxonomy, vacancy, &(struct part){"In part", "partly", "must"}, out);
        add_part(taxonomy, vacancy, &(struct part){"Met", "met", NULL}, out);
    } else {
        add_part(taxonomy, vacancy, &(struct part){"Met", "met", NULL}, out);
        add_part(taxonomy, vacancy, &(struct part){"Not said", "unknown", "must"}, out);
    }
}
