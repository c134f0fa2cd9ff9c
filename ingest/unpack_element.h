/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_UNPACK_ELEMENT_H
#define INGEST_UNPACK_ELEMENT_H

#include <jansson.h>
#include <stddef.h>

/* How elements of XML and HTML become JSON: see docs/formats.md. */

/* `text` without white space around it, yours; NULL where nothing is left. */
json_t *element_text(const char *text, size_t length);

/* Put `value`, which is taken, under `name`; a second one makes a list of both. */
void element_add(json_t *object, const char *name, json_t *value);

/*
 * The value of an element with this `text` and `object` of attributes and children, which
 * is taken and may be NULL: a string, an object or null. Yours.
 */
json_t *element_value(json_t *object, const char *text, size_t length);

#endif
