/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_NOTE_H
#define SUITED_NOTE_H

#include <jansson.h>
#include <stddef.h>

#include "suited/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Kinds of small JSON records that are kept beside the vacancies: key → note. */
enum suited_note {
    SUITED_NOTE_FEED,       /* feed name → its address, format, state, counts */
    SUITED_NOTE_ADVERT,     /* feed, id → vacancy number, hash of what was read */
    SUITED_NOTE_SEEN,       /* feed, id → number of the read it was last in */
    SUITED_NOTE_COPY,       /* fingerprint, number → {}: who looks alike */
    SUITED_NOTE_QUARANTINE, /* feed, id → the record and why it could not be taken */
    SUITED_NOTE_TAG,        /* vacancy → what was said of it, by whom, when */
    SUITED_NOTE_SETTING,    /* name → a setting of the service: its country … */
    SUITED_NOTE_LAPSE,      /* day, vacancy → {}: what was said of it lapses */
    SUITED_NOTE_INVITE,     /* digest of an employer's link → what it is good for */
};

/* All notes of a kind whose keys begin with `prefix`; of length 0: all of the kind. */
struct suited_note_range {
    enum suited_note kind;
    const char *prefix;
    size_t length;
};

/* Takes one note; anything but SUITED_OK ends the walk and is passed on. The note is borrowed.
 */
typedef enum suited_status suited_note_visit(void *context, const char *key, size_t length,
                                             json_t *note, struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
