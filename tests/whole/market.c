/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "market.h"

#include <stdlib.h>

#include "support.h"

#include "base/fold.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "engine/match/profile.h"

void market_add_file(struct market *market, const char *path, const char *format)
{
    struct market_file *file = &market->files[market->file_count++];
    const char *slash = strrchr(path, '/');

    assert_true(market->file_count <= MARKET_FILES_MAX);
    *file = (struct market_file){xstrdup(path), xstrdup(slash ? slash + 1 : path), format, {0}};
}

void market_ingest(struct market *market)
{
    struct suited_ingest_options options = {.corpus = market->corpus,
                                            .taxonomy = market->taxonomy,
                                            .country = "GB",
                                            .today = market->today};
    struct suited_ingest *ingest;

    assert_ok(suited_ingest_open(&options, &ingest, &err));
    for (size_t i = 0; i < market->file_count; i++) {
        struct market_file *file = &market->files[i];

        assert_ok(suited_ingest_file(ingest, file->path, file->format, file->feed,
                                     &file->counts, &err));
    }
    suited_ingest_close(ingest);
}

/* The stems that the index knows a text by, without the letter that says which field. */
static json_t *stems_of(enum suited_field field, const char *text)
{
    char **terms;
    size_t count = suited_terms(field, text, &terms);
    json_t *stems = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(stems, json_string(terms[i] + 1));
    suited_terms_free(terms, count);
    return stems;
}

static char *joined_stems(enum suited_field field, const char *text)
{
    struct strbuf out = STRBUF_INIT;
    json_t *stems = stems_of(field, text), *stem;
    size_t i;

    json_array_foreach(stems, i, stem)
        strbuf_printf(&out, "%s%s", i ? " " : "", json_string_value(stem));
    json_decref(stems);
    return strbuf_detach(&out);
}

/* Keep what a vacancy borrows: its words, its employer and the ids of its skills. */
static void learn_words(struct market *market, struct o_vacancy *vacancy, const json_t *record)
{
    char *title = joined_stems(SUITED_TITLE, json_text_of(record, "title")), *text;
    json_t *ids = json_array(), *kept, *skill;
    struct strbuf both = STRBUF_INIT;
    size_t i;

    strbuf_printf(&both, "%s\n%s", json_text_of(record, "title"), json_text_of(record, "text"));
    text = joined_stems(SUITED_TEXT, both.text);
    json_array_foreach(json_object_get(record, "skills"), i, skill)
        json_array_append(ids, json_object_get(skill, "id"));
    kept = json_pack("[s, s, s, o]", title, text, json_text_of(record, "employer"), ids);
    json_array_append_new(market->words, kept);
    vacancy->title = json_string_value(json_array_get(kept, 0));
    vacancy->text = json_string_value(json_array_get(kept, 1));
    vacancy->employer = json_string_value(json_array_get(kept, 2));
    vacancy->skills = ids;
    strbuf_release(&both);
    free(text);
    free(title);
}

static void learn_block(struct market *market, const struct suited_block *block)
{
    struct suited_row row;
    json_t *record;

    for (size_t i = 0; i < suited_block_rows(block); i++) {
        if (!suited_block_row(block, i, &row))
            continue;
        market->vacancies[market->count].row = row;
        assert_ok(suited_view_record(market->view, row.number, &record, &err));
        learn_words(market, &market->vacancies[market->count++], record);
        json_decref(record);
    }
}

static void learn_all(struct market *market)
{
    const struct suited_block *block;

    market->words = json_array();
    market->vacancies =
        xcalloc(suited_view_numbers(market->view) + 1, sizeof(*market->vacancies));
    for (size_t b = 0; b < suited_view_blocks(market->view); b++) {
        assert_ok(suited_view_block(market->view, b, &block, &err));
        learn_block(market, block);
    }
}

void market_look_again(struct market *market)
{
    suited_view_close(market->view);
    market->view = NULL;
    assert_ok(suited_view_open(market->corpus, SUITED_READ, &market->view, &err));
}

void market_open(struct market *market)
{
    market->dir = temp_dir();
    market->profiles = json_load_file(TEST_DATA "/whole/profiles.json", 0, NULL);
    assert_non_null(market->profiles);
    assert_ok(suited_taxonomy_open(NULL, &market->taxonomy, &err));
    assert_ok(suited_store_create(market->dir, &err));
    assert_ok(suited_store_open(market->dir, SUITED_WRITE, &market->store, &err));
    assert_ok(suited_corpus_open(market->store, SUITED_WRITE, &market->corpus, &err));
    market_ingest(market);
    market_look_again(market);
    learn_all(market);
}

void market_close(struct market *market)
{
    suited_view_close(market->view);
    suited_corpus_close(market->corpus);
    suited_store_close(market->store);
    suited_taxonomy_close(market->taxonomy);
    json_decref(market->profiles);
    json_decref(market->words);
    free(market->vacancies);
    for (size_t i = 0; i < market->file_count; i++) {
        free(market->files[i].path);
        free(market->files[i].feed);
    }
    remove_tree(market->dir);
}

static struct suited_profile *parsed(const struct market *market, const json_t *json)
{
    struct suited_profile *profile;

    assert_ok(suited_profile_parse(json, market->taxonomy, "GB", &profile, &err));
    return profile;
}

json_t *market_ask(const struct market *market, const json_t *json,
                   const struct suited_ask *ask)
{
    struct suited_profile *profile = parsed(market, json);
    json_t *out;

    assert_ok(suited_shortlist(market->view, profile, ask, &out, &err));
    suited_profile_free(profile);
    return out;
}

/* The words that say something, as stems; all of them where none does. */
static json_t *telling_stems(const struct market *market, const char *phrase)
{
    char *folded = fold_text(phrase), *rest = NULL, *copy = xstrdup(folded);
    struct strbuf telling = STRBUF_INIT;
    json_t *stems;

    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (!suited_is_stop_word(market->taxonomy, word))
            strbuf_printf(&telling, "%s ", word);
    stems = stems_of(SUITED_TEXT, telling.length ? telling.text : folded);
    strbuf_release(&telling);
    free(copy);
    free(folded);
    return stems;
}

/* What the taxonomy makes of a phrase is not the ranker's matter: it is told. */
static void tell(const struct market *market, json_t *known, const struct sought_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct sought *sought = &list->all[i];
        json_t *codes = json_array(), *skills = json_array();

        for (size_t k = 0; k < sought->code_count; k++)
            json_array_append_new(codes, json_sprintf("%0*u", sought->codes[k].digits,
                                                      (unsigned)sought->codes[k].value));
        for (size_t k = 0; k < sought->skill_count; k++)
            json_array_append_new(skills, json_string(sought->skills[k]));
        json_object_set_new(known, sought->text,
                            json_pack("{s:o, s:o, s:o}", "words",
                                      telling_stems(market, sought->text), "codes", codes,
                                      "skills", skills));
    }
}

static void tell_words(const struct market *market, json_t *known, const char *phrase)
{
    json_object_set_new(known, phrase,
                        json_pack("{s:o}", "words", telling_stems(market, phrase)));
}

struct o_rank market_rank(const struct market *market, const json_t *json, char compared,
                          json_t **known)
{
    struct suited_profile *profile = parsed(market, json);
    struct o_rank rank = {.world = {market->taxonomy, json, profile->home.place.point, NULL},
                          .vacancies = market->vacancies,
                          .count = market->count,
                          .numbers = suited_view_numbers(market->view),
                          .today = market->today,
                          .compared = compared};
    json_t *words;
    size_t i;

    *known = json_object();
    tell(market, *known, &profile->skills);
    tell(market, *known, &profile->avoid_work);
    for (i = 0; i < profile->wish_count; i++) {
        if (profile->wishes[i].kind == WISH_WORK)
            tell(market, *known, &profile->wishes[i].work);
        if (profile->wishes[i].kind == WISH_ABOUT)
            tell_words(market, *known, profile->wishes[i].about);
    }
    json_array_foreach(profile->avoid_words, i, words)
        tell_words(market, *known, json_string_value(words));
    suited_profile_free(profile);
    rank.world.known = *known;
    o_rank_all(&rank);
    return rank;
}
