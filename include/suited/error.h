/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_ERROR_H
#define SUITED_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

/*
 * How every fallible call reports: it returns one of these, and when `err`
 * is not NULL and the call failed, `err` holds one sentence for a person:
 * "what failed: why (what to do)". The program decides on the status; it
 * only ever prints the sentence. New statuses go last; none is renumbered.
 */
enum suited_status {
    SUITED_OK = 0,
    SUITED_NOTFOUND, /* what was asked for does not exist */
    SUITED_INVALID,  /* malformed feed, profile, taxonomy or option */
    SUITED_LIMIT,    /* input larger than a documented cap */
    SUITED_BUSY,     /* another process holds the write lock; try later */
    SUITED_NETWORK,  /* the remote end failed; try later */
    SUITED_IO,       /* disk, store or index refused; not the caller's fault */
    SUITED_CONFLICT, /* somebody else changed it meanwhile: compare and try again */
    SUITED_REFUSED,  /* a wrong password or code */
    SUITED_WAIT,     /* tried too often; try later */
};

struct suited_error {
    char text[512];
};

/* Write the sentence (if `err` is not NULL) and return `status`. */
enum suited_status suited_fail(struct suited_error *err, enum suited_status status,
                               const char *format, ...) __attribute__((format(printf, 3, 4)));

#ifdef __cplusplus
}
#endif
#endif
