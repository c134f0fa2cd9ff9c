/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read_state.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"

static const char key[] = "reading";

enum suited_status read_state_get(struct suited_view *view, struct read_state *out,
                                  struct suited_error *err)
{
    json_t *note;
    enum suited_status status =
        suited_note_get(view, SUITED_NOTE_SETTING, key, strlen(key), &note, err);

    *out = (struct read_state){.next = 1};
    if (status == SUITED_NOTFOUND)
        return SUITED_OK;
    if (status)
        return status;
    snprintf(out->taxonomy, sizeof(out->taxonomy), "%s", json_text_of(note, "taxonomy"));
    out->next = (uint32_t)json_integer_value(json_object_get(note, "next"));
    out->until = (uint32_t)json_integer_value(json_object_get(note, "until"));
    json_decref(note);
    return SUITED_OK;
}

enum suited_status read_state_put(struct suited_view *view, const struct read_state *state,
                                  struct suited_error *err)
{
    json_t *note = json_pack("{s:s, s:I, s:I}", "taxonomy", state->taxonomy, "next",
                             (json_int_t)state->next, "until", (json_int_t)state->until);
    enum suited_status status =
        suited_note_put(view, SUITED_NOTE_SETTING, key, strlen(key), note, err);

    json_decref(note);
    return status;
}

uint32_t read_state_left(const struct read_state *state)
{
    return state->next <= state->until ? state->until - state->next + 1 : 0;
}

/* All that stands in the store was read with something else. */
static enum suited_status note_change(struct suited_corpus *corpus, struct read_state *state,
                                      struct suited_error *err)
{
    struct suited_view *view;
    enum suited_status status = suited_view_open(corpus, SUITED_WRITE, &view, err);

    if (status)
        return status;
    state->next = 1;
    state->until = suited_view_numbers(view);
    status = read_state_put(view, state, err);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}

enum suited_status read_state_begin(struct suited_corpus *corpus,
                                    const struct suited_taxonomy *taxonomy,
                                    struct suited_error *err)
{
    struct read_state state;
    struct suited_view *view;
    char now[sizeof(state.taxonomy)];
    uint64_t fingerprint;
    enum suited_status status = suited_taxonomy_fingerprint(taxonomy, &fingerprint, err);

    if (!status)
        status = suited_view_open(corpus, SUITED_READ, &view, err);
    if (status)
        return status;
    status = read_state_get(view, &state, err);
    suited_view_close(view);
    snprintf(now, sizeof(now), "%016" PRIx64, fingerprint);
    if (status || !strcmp(state.taxonomy, now))
        return status;
    memcpy(state.taxonomy, now, sizeof(now));
    return note_change(corpus, &state, err);
}
