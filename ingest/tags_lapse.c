/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "suited/day.h"
#include "suited/ingest.h"
#include "tag_note.h"
#include "tags.h"

/* The setting that says that the days of every note are remembered. */
static const char remembered[] = "tags-lapse";

struct walk {
    char today[SUITED_DAY_TEXT];
    struct strbuf keys; /* each with its NUL */
};

static enum suited_status collect(void *context, const char *key, size_t length, json_t *note,
                                  struct suited_error *err)
{
    struct walk *walk = context;

    (void)note, (void)err;
    if (*walk->today && strncmp(key, walk->today, strlen(walk->today)) > 0)
        return SUITED_NOTFOUND; /* keys ascend by day: nothing more is due */
    strbuf_add(&walk->keys, key, length);
    strbuf_putc(&walk->keys, '\0');
    return SUITED_OK;
}

/* Notes of stores that were written before tags lapsed get their days. */
static enum suited_status remember_all(struct suited_view *view, struct suited_error *err)
{
    const struct suited_note_range all = {.kind = SUITED_NOTE_TAG};
    struct walk walk = {.keys = STRBUF_INIT};
    json_t *setting = json_true();
    enum suited_status status = suited_note_each(view, &all, collect, &walk, err);

    for (size_t at = 0; !status && at < walk.keys.length;
         at += strlen(walk.keys.text + at) + 1) {
        const char *key = walk.keys.text + at;
        uint32_t number = tag_note_number(key, strlen(key));
        json_t *note;

        status = tag_note_get(view, number, &note, err);
        if (!status)
            status = tag_note_remember(view, number, note, err);
        json_decref(note);
    }
    strbuf_release(&walk.keys);
    if (status)
        return status;
    return suited_note_put(view, SUITED_NOTE_SETTING, remembered, strlen(remembered), setting,
                           err);
}

/* A vacancy that is no more has nothing to settle. */
static enum suited_status lapse_one(const struct suited_taxonomy *taxonomy,
                                    struct suited_view *view, const char *key, int32_t today,
                                    struct suited_error *err)
{
    enum suited_status status =
        tags_settle(taxonomy, view, tag_note_number(key, strlen(key)), today, err);

    if (status && status != SUITED_NOTFOUND)
        return status;
    return suited_note_delete(view, SUITED_NOTE_LAPSE, key, strlen(key), err);
}

static enum suited_status lapse_due(const struct suited_taxonomy *taxonomy,
                                    struct suited_view *view, const struct walk *due,
                                    int32_t today, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t at = 0; !status && at < due->keys.length; at += strlen(due->keys.text + at) + 1)
        status = lapse_one(taxonomy, view, due->keys.text + at, today, err);
    return status;
}

/* What is due, and whether days are still to be remembered; in a view of its own. */
static enum suited_status look(struct suited_corpus *corpus, struct walk *due, bool *is_old,
                               struct suited_error *err)
{
    const struct suited_note_range days = {.kind = SUITED_NOTE_LAPSE};
    struct suited_view *view;
    json_t *setting = NULL;
    enum suited_status status = suited_view_open(corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    *is_old = suited_note_get(view, SUITED_NOTE_SETTING, remembered, strlen(remembered),
                              &setting, NULL) != SUITED_OK;
    json_decref(setting);
    status = suited_note_each(view, &days, collect, due, err);
    suited_view_close(view);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}

static enum suited_status write_lapses(struct suited_corpus *corpus,
                                       const struct suited_taxonomy *taxonomy, struct walk *due,
                                       bool is_old, int32_t today, struct suited_error *err)
{
    const struct suited_note_range days = {.kind = SUITED_NOTE_LAPSE};
    struct suited_view *view;
    enum suited_status status = suited_view_open(corpus, SUITED_WRITE, &view, err);

    if (status)
        return status;
    if (is_old)
        status = remember_all(view, err);
    due->keys.length = 0; /* another may have been here since */
    if (!status)
        status = suited_note_each(view, &days, collect, due, err);
    if (!status || status == SUITED_NOTFOUND)
        status = lapse_due(taxonomy, view, due, today, err);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}

enum suited_status suited_tags_lapse(struct suited_corpus *corpus,
                                     const struct suited_taxonomy *taxonomy, int32_t today,
                                     struct suited_error *err)
{
    struct walk due = {.keys = STRBUF_INIT};
    bool is_old;
    enum suited_status status;

    suited_day_format(today, due.today);
    status = look(corpus, &due, &is_old, err);
    if (!status && (is_old || due.keys.length))
        status = write_lapses(corpus, taxonomy, &due, is_old, today, err);
    strbuf_release(&due.keys);
    return status;
}
