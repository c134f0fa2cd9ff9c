/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_UNPACK_XML_PATH_H
#define INGEST_UNPACK_XML_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "suited/error.h"

#define XML_STEPS_MAX 16

/* Which elements are records: "/source/job" from the root or "//job" anywhere. */
struct xml_path {
    bool is_anywhere;
    char *steps[XML_STEPS_MAX];
    size_t count;
    size_t matched, most_matched; /* steps that the open elements fit, now and at most */
};

enum suited_status xml_path_parse(const char *text, struct xml_path *path,
                                  struct suited_error *err);
void xml_path_release(struct xml_path *path);

/* An element outside records begins, `depth` of them being open now: whether it is one. */
bool xml_path_enter(struct xml_path *path, size_t depth, const char *name);

/* The element at `depth` ends. */
void xml_path_leave(struct xml_path *path, size_t depth);

/* Whether the elements that records stand in have been there. */
bool xml_path_was_near(const struct xml_path *path);

#endif
