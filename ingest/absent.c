/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake.h"

#include <string.h>

#include "advert_key.h"
#include "base/json.h"

struct absence {
    uint64_t before; /* last seen in an earlier read than this */
    struct strbuf *ids;
};

static enum suited_status collect(void *context, const char *key, size_t length, json_t *note,
                                  struct suited_error *err)
{
    struct absence *absence = context;
    char id[ADVERT_ID_MAX + 1];

    (void)err;
    if ((uint64_t)json_integer_value(json_object_get(note, "read")) < absence->before) {
        advert_key_id(key, length, id);
        strbuf_add(absence->ids, id, strlen(id) + 1);
    }
    return SUITED_OK;
}

enum suited_status intake_absent(const struct intake *intake, struct suited_view *view,
                                 struct strbuf *ids, struct suited_error *err)
{
    struct absence absence = {.before = intake->read_number ? intake->read_number - 1 : 0,
                              .ids = ids};
    const struct suited_note_range seen = {SUITED_NOTE_SEEN, intake->feed,
                                           strlen(intake->feed) + 1};

    return suited_note_each(view, &seen, collect, &absence, err);
}
