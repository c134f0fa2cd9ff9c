/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/notes.h"

#include "view.h"

static enum suited_status check_writing(const struct suited_view *view,
                                        struct suited_error *err)
{
    if (view->mode == SUITED_WRITE)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO, "cannot keep a note: the view is for reading");
}

enum suited_status suited_note_get(struct suited_view *view, enum suited_note kind,
                                   const char *key, size_t length, json_t **out,
                                   struct suited_error *err)
{
    return notes_get(view->txn, kind, key, length, out, err);
}

enum suited_status suited_note_put(struct suited_view *view, enum suited_note kind,
                                   const char *key, size_t length, const json_t *note,
                                   struct suited_error *err)
{
    enum suited_status status = check_writing(view, err);

    return status ? status : notes_put(view->txn, kind, key, length, note, err);
}

enum suited_status suited_note_delete(struct suited_view *view, enum suited_note kind,
                                      const char *key, size_t length, struct suited_error *err)
{
    enum suited_status status = check_writing(view, err);

    return status ? status : notes_delete(view->txn, kind, key, length, err);
}

enum suited_status suited_note_each(struct suited_view *view,
                                    const struct suited_note_range *range,
                                    suited_note_visit *visit, void *context,
                                    struct suited_error *err)
{
    return notes_each(view->txn, range, visit, context, err);
}
