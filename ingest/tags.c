/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tags.h"

#include <inttypes.h>
#include <string.h>

#include "base/json.h"
#include "settle.h"
#include "suited/day.h"
#include "suited/ingest.h"
#include "tag_note.h"
#include "tag_says.h"

#define WORDS_MAX 4000 /* bytes of what was said */
#define SAYS_MAX  2000 /* things said of one vacancy; far more than there are to ask */

enum suited_status tags_apply(const struct suited_taxonomy *taxonomy, struct suited_view *view,
                              uint32_t number, int32_t today, struct suited_vacancy *vacancy,
                              struct suited_error *err)
{
    json_t *note = NULL, *standing;
    enum suited_status status = number ? tag_note_get(view, number, &note, err) : SUITED_OK;

    if (status)
        return status;
    standing = tag_note_standing(note, today);
    settle_again(taxonomy, number ? standing : NULL, vacancy);
    vacancy->row.number = number;
    json_decref(standing);
    json_decref(note);
    return SUITED_OK;
}

/* The fact or quantity with who said so, when and in which words. */
static void sign(const struct suited_tag *tag, json_t *said)
{
    char day[SUITED_DAY_TEXT], until[SUITED_DAY_TEXT];

    suited_day_format(tag->day, day);
    suited_day_format(tag->until ? tag->until : tag->day + SUITED_TAG_DAYS, until);
    json_object_set_new(said, "until", json_string(until));
    json_object_set_new(said, "source", json_string(tag->by));
    json_object_set_new(said, "by", json_string(tag->author ? tag->author : tag->by));
    json_object_set_new(said, "day", json_string(day));
    if (tag->words && *tag->words)
        json_object_set_new(said, "quote", json_string(tag->words));
}

/* Everything that is said, signed, into `*out`; or nothing. */
static enum suited_status read_says(const struct suited_taxonomy *taxonomy,
                                    const struct suited_tag *tag, json_t **out,
                                    struct suited_error *err)
{
    const char *name;
    json_t *value, *said;
    enum suited_status status = SUITED_OK;

    *out = json_array();
    json_object_foreach((json_t *)tag->says, name, value) {
        status = tag_says(taxonomy, name, value, &said, err);
        if (status)
            break;
        sign(tag, said);
        json_array_append_new(*out, said);
    }
    return status;
}

static enum suited_status check(const struct suited_tag *tag, struct suited_error *err)
{
    if (strcmp(tag->by, "employer") != 0 && strcmp(tag->by, "adviser") != 0)
        return suited_fail(err, SUITED_INVALID,
                           "cannot tag the vacancy: '%.40s' is neither employer nor adviser",
                           tag->by);
    if (tag->until && tag->until < tag->day)
        return suited_fail(err, SUITED_INVALID,
                           "cannot tag the vacancy: it would have expired already (give a "
                           "later day)");
    if (tag->words && strlen(tag->words) > WORDS_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot tag the vacancy: the words are longer than %d bytes "
                           "(shorten them)",
                           WORDS_MAX);
    return SUITED_OK;
}

/* What is said now goes after what was said before; settling lets the later stand. */
static enum suited_status add_says(struct suited_view *view, uint32_t number, json_t *note,
                                   json_t *said, struct suited_error *err)
{
    json_t *says = json_object_get(note, "says");

    json_array_extend(says, said);
    if (json_array_size(says) > SAYS_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot tag vacancy %" PRIu32
                           ": more than %d things were said of it",
                           number, SAYS_MAX);
    return tag_note_put(view, number, note, err);
}

/* Settle the vacancy whose record is given by what people said that stands on `today`. */
static enum suited_status settle_record(struct suited_view *view,
                                        const struct suited_taxonomy *taxonomy, uint32_t number,
                                        int32_t today, json_t *record, struct suited_error *err)
{
    struct suited_vacancy vacancy = {.record = record};
    enum suited_status status = tags_apply(taxonomy, view, number, today, &vacancy, err);

    return status ? status : suited_view_put(view, &vacancy, err);
}

enum suited_status tags_settle(const struct suited_taxonomy *taxonomy, struct suited_view *view,
                               uint32_t number, int32_t today, struct suited_error *err)
{
    json_t *record, *before;
    enum suited_status status = suited_view_record(view, number, &record, err);

    if (status)
        return status;
    before = json_deep_copy(record);
    if (!json_object_get(record, "closed")) {
        struct suited_vacancy vacancy = {.record = record};

        status = tags_apply(taxonomy, view, number, today, &vacancy, err);
        if (!status && !json_equal(record, before))
            status = suited_view_put(view, &vacancy, err);
    }
    json_decref(before);
    json_decref(record);
    return status;
}

/* Tag the vacancy whose record is given, in a writing view. */
static enum suited_status tag_record(struct suited_view *view,
                                     const struct suited_taxonomy *taxonomy,
                                     const struct suited_tag *tag, json_t *said, json_t *record,
                                     struct suited_error *err)
{
    const json_t *closed = json_object_get(record, "closed");
    json_t *note = NULL;
    enum suited_status status;

    if (closed)
        return suited_fail(err, SUITED_INVALID,
                           "cannot tag vacancy %" PRIu32 ": it is closed (%s)", tag->number,
                           json_text_of(closed, "reason"));
    status = tag_note_get(view, tag->number, &note, err);
    if (!status)
        status = add_says(view, tag->number, note, said, err);
    json_decref(note);
    return status ? status : settle_record(view, taxonomy, tag->number, tag->day, record, err);
}

enum suited_status tags_say(struct suited_view *view, const struct suited_taxonomy *taxonomy,
                            const struct suited_tag *tag, struct suited_error *err)
{
    json_t *record = NULL, *said = NULL;
    enum suited_status status = check(tag, err);

    if (!status)
        status = read_says(taxonomy, tag, &said, err);
    if (!status)
        status = suited_view_record(view, tag->number, &record, err);
    if (!status)
        status = tag_record(view, taxonomy, tag, said, record, err);
    json_decref(record);
    json_decref(said);
    return status;
}

enum suited_status suited_tag_vacancy(struct suited_corpus *corpus,
                                      const struct suited_taxonomy *taxonomy,
                                      const struct suited_tag *tag, struct suited_error *err)
{
    struct suited_view *view;
    enum suited_status status = suited_view_open(corpus, SUITED_WRITE, &view, err);

    if (status)
        return status;
    status = tags_say(view, taxonomy, tag, err);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}

/* The thing that was said, by its number from 1, in the note. Borrowed. */
static enum suited_status find_said(const json_t *note, const struct suited_dispute *dispute,
                                    json_t **out, struct suited_error *err)
{
    *out =
        dispute->tag ? json_array_get(json_object_get(note, "says"), dispute->tag - 1) : NULL;
    if (*out)
        return SUITED_OK;
    return suited_fail(err, SUITED_NOTFOUND,
                       "nothing that was said of vacancy %" PRIu32 " has the number %zu",
                       dispute->number, dispute->tag);
}

static enum suited_status mark_disputed(struct suited_view *view,
                                        const struct suited_dispute *dispute,
                                        struct suited_error *err)
{
    char day[SUITED_DAY_TEXT];
    json_t *note, *said;
    enum suited_status status = tag_note_get(view, dispute->number, &note, err);

    if (status)
        return status;
    suited_day_format(dispute->day, day);
    status = find_said(note, dispute, &said, err);
    if (!status) {
        json_object_set_new(said, "disputed",
                            json_pack("{s:s, s:s, s:s}", "by", dispute->by, "day", day,
                                      "reason", dispute->reason));
        status = tag_note_put(view, dispute->number, note, err);
    }
    json_decref(note);
    return status;
}

static enum suited_status check_dispute(const struct suited_dispute *dispute,
                                        struct suited_error *err)
{
    if (!dispute->reason || !*dispute->reason)
        return suited_fail(err, SUITED_INVALID,
                           "cannot dispute what was said: no reason is given (say what is "
                           "known against it)");
    if (strlen(dispute->reason) > WORDS_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot dispute what was said: the reason is longer than %d bytes "
                           "(shorten it)",
                           WORDS_MAX);
    return SUITED_OK;
}

enum suited_status suited_tag_dispute(struct suited_corpus *corpus,
                                      const struct suited_taxonomy *taxonomy,
                                      const struct suited_dispute *dispute,
                                      struct suited_error *err)
{
    struct suited_view *view = NULL;
    enum suited_status status = check_dispute(dispute, err);

    if (!status)
        status = suited_view_open(corpus, SUITED_WRITE, &view, err);
    if (!status)
        status = mark_disputed(view, dispute, err);
    if (!status)
        status = tags_settle(taxonomy, view, dispute->number, dispute->day, err);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}
