/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_CHARSET_H
#define INGEST_CHARSET_H

#include "inflate.h"

/*
 * Makes UTF-8 without a byte order mark and without NUL of a stream of text. The encoding
 * is, in this order, that of the byte order mark or of the NULs that UTF-16 has, `declared`
 * (the HTTP header's), or that of the XML declaration or HTML meta in the first 1,024 bytes.
 *
 * Where that is a form of Latin or unknown or nothing at all, bytes are taken as UTF-8, and
 * those that are not UTF-8 as windows-1252: feeds that say ISO-8859-1 send either, and text
 * in windows-1252 is hardly ever valid UTF-8 by chance.
 */
struct charset;

struct charset *charset_new(const char *declared, byte_sink *sink, void *context);
void charset_free(struct charset *charset);

enum suited_status charset_push(struct charset *charset, const char *data, size_t length,
                                struct suited_error *err);

/* The end of the text; half a character at the end becomes U+FFFD. */
enum suited_status charset_finish(struct charset *charset, struct suited_error *err);

#endif
