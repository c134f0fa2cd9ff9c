/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "model.h"
#include "profile.h"

/* Words are never refused for what they say, only for there being a book of them. */
#define PHRASES_MAX      200
#define PHRASE_BYTES_MAX 2000

enum suited_status check_words(const struct spot *spot, const json_t *list)
{
    size_t i;
    json_t *item;

    if (!json_is_array(list))
        return refuse(spot, "it must be a list of words, as [\"library assistant\"]");
    if (json_array_size(list) > PHRASES_MAX)
        return refuse(spot, "the list is longer than %d (keep the words that matter)",
                      PHRASES_MAX);
    json_array_foreach(list, i, item) {
        if (!json_is_string(item))
            return refuse(spot, "number %zu of the list is not words in quotes", i + 1);
        if (json_string_length(item) > PHRASE_BYTES_MAX)
            return refuse(spot, "number %zu of the list is longer than %d letters", i + 1,
                          PHRASE_BYTES_MAX);
    }
    return SUITED_OK;
}

static bool is_code(const char *text)
{
    return *text && !text[strspn(text, "0123456789")];
}

static struct isco isco_of(const char *digits)
{
    return (struct isco){(uint16_t)strtoul(digits, NULL, 10), (uint8_t)strlen(digits)};
}

/* A code that does not exist is answered with its nearest existing wider group. */
static enum suited_status seek_code(const struct spot *spot, struct sought *sought)
{
    const struct suited_taxonomy *taxonomy = spot->profile->taxonomy;
    size_t length = strlen(sought->text);
    char wider[5] = "";

    sought->is_code = true;
    if (length <= 4 && suited_occupation_title(taxonomy, sought->text)) {
        sought->codes[sought->code_count++] = isco_of(sought->text);
        return SUITED_OK;
    }
    for (size_t keep = length < 4 ? length : 4; keep > 0; keep--) {
        memcpy(wider, sought->text, keep);
        wider[keep] = '\0';
        if (suited_occupation_title(taxonomy, wider))
            return refuse(spot,
                          "there is no ISCO-08 code '%.20s' (the nearest group is %s, %s)",
                          sought->text, wider, suited_occupation_title(taxonomy, wider));
    }
    return refuse(spot,
                  "there is no ISCO-08 code '%.20s' (write the work in words, or find "
                  "its code with `suited taxonomy find`)",
                  sought->text);
}

static void add_occupation(const struct suited_taxonomy *taxonomy, struct sought *sought,
                           const json_t *found)
{
    const char *code = json_text_of(found, "code");

    if (!is_code(code) || strlen(code) > 4 || !suited_occupation_title(taxonomy, code))
        return;
    for (size_t i = 0; i < sought->code_count; i++)
        if (sought->codes[i].value == isco_of(code).value)
            return;
    sought->codes[sought->code_count++] = isco_of(code);
}

/* Take those that score as high as the best, which must be good enough to be meant. */
static void take_known(const struct spot *spot, struct sought *sought, const json_t *list,
                       enum suited_kind kind)
{
    const struct suited_taxonomy *taxonomy = spot->profile->taxonomy;
    int64_t enough = model_number(
        taxonomy, "known", kind == SUITED_OCCUPATIONS ? "occupation_score" : "skill_score");
    double best = json_number_value(json_object_get(json_array_get(list, 0), "score"));
    size_t i;
    json_t *found;

    if (best < (double)enough)
        return;
    json_array_foreach(list, i, found) {
        if (i == SOUGHT_MAX || json_number_value(json_object_get(found, "score")) < best)
            return;
        if (kind == SUITED_OCCUPATIONS)
            add_occupation(taxonomy, sought, found);
        else
            sought->skills[sought->skill_count++] = xstrdup(json_text_of(found, "id"));
    }
}

/* "data entry" is "Data entry": that needs no word. */
static bool is_same_name(const char *a, const char *b)
{
    char *x = fold_text(a), *y = fold_text(b);
    bool same = !strcmp(x, y);

    free(x);
    free(y);
    return same;
}

static void note_known(const struct spot *spot, const struct sought *sought, const json_t *list)
{
    struct strbuf text = STRBUF_INIT;
    char code[32];

    for (size_t i = 0; i < sought->code_count; i++) {
        snprintf(code, sizeof(code), "%0*u", sought->codes[i].digits % 5,
                 sought->codes[i].value);
        strbuf_printf(&text, "%s%.80s (%s)", i ? "; " : "",
                      suited_occupation_title(spot->profile->taxonomy, code), code);
    }
    for (size_t i = 0; i < sought->skill_count; i++)
        strbuf_printf(&text, "%s%.80s", i ? "; " : "",
                      json_text_of(json_array_get(list, i), "title"));
    if (text.length && !is_same_name(sought->text, text.text))
        note(spot->profile, "'%.80s' is taken as: %s.", sought->text, text.text);
    else if (!text.length)
        note(spot->profile,
             "'%.80s' is not known by name: its words are sought in title and "
             "text.",
             sought->text);
    strbuf_release(&text);
}

static void seek_words(const struct spot *spot, struct sought *sought, enum suited_kind kind)
{
    const struct suited_taxonomy *taxonomy = spot->profile->taxonomy;
    bool work = kind == SUITED_OCCUPATIONS;
    json_t *found = suited_taxonomy_find(taxonomy, kind, sought->text, SOUGHT_MAX);
    const json_t *list = json_object_get(found, work ? "occupations" : "skills");

    take_known(spot, sought, list, kind);
    note_known(spot, sought, list);
    json_decref(found);
}

enum suited_status seek_all(const struct spot *spot, const json_t *list, enum suited_kind kind,
                            struct sought_list *out)
{
    enum suited_status status = check_words(spot, list);
    size_t i;
    json_t *item;

    if (status)
        return status;
    out->all = xcalloc(json_array_size(list) + 1, sizeof(*out->all));
    json_array_foreach(list, i, item) {
        struct sought *sought = &out->all[out->count++];

        sought->text = json_string_value(item);
        if (kind == SUITED_OCCUPATIONS && is_code(sought->text))
            status = seek_code(spot, sought);
        else
            seek_words(spot, sought, kind);
        if (status)
            return status;
    }
    return SUITED_OK;
}

enum suited_status parse_about(const struct spot *spot, const json_t *value, struct wish *wish)
{
    wish->about = json_string_value(value);
    if (!wish->about)
        return refuse(spot, "it takes words in quotes, as {\"about\": \"work with animals\"}");
    if (strlen(wish->about) > PHRASE_BYTES_MAX)
        return refuse(spot, "it is longer than %d letters (keep the words that matter)",
                      PHRASE_BYTES_MAX);
    if (wish->tier == TIER_MUST)
        return refuse(spot, "words are too blunt to rule vacancies out (move the wish to "
                            "important or nice)");
    note(spot->profile, "'%.80s' is sought as words in title and text.", wish->about);
    return SUITED_OK;
}
