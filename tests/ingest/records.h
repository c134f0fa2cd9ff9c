/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_INGEST_RECORDS_H
#define TESTS_INGEST_RECORDS_H

#include "said.h"

/* The records of a capture, cut as its line of data/captures.json says. */

/* A list as JavaScript writes it, made JSON: 'text', bare keys, a comma after the last. */
static inline char *json_of_script(const char *at)
{
    struct strbuf out = STRBUF_INIT;
    bool quoted = false;

    for (; *at; at++) {
        size_t key = quoted ? 0 : strspn(at, "abcdefghijklmnopqrstuvwxyzDIJS_");

        if (key && at[key] == ':') {
            strbuf_printf(&out, "\"%.*s\"", (int)key, at);
            at += key - 1;
        } else if (*at == '\'') {
            quoted = !quoted;
            strbuf_putc(&out, '"');
        } else if (quoted && (*at == '"' || *at == '\\')) {
            strbuf_puts(&out, *at == '"' ? "\\\"" : at[1] == '\'' ? "'" : "\\");
            at += *at == '\\' && at[1] == '\'';
        } else if (quoted || *at != ',' || !strchr("]}", at[1 + strspn(at + 1, " \n")])) {
            strbuf_putc(&out, *at);
        }
    }
    return strbuf_detach(&out);
}

/* The JSON between the marks `from` and `to`, or all of it. */
static inline json_t *document_of(const json_t *table, const char *bytes)
{
    const char *from = json_text_of(table, "from"), *start = strstr(bytes, from), *end = NULL;
    json_t *document;
    char *text;

    if (!start)
        return NULL;
    if (*from)
        end = strstr(start, json_text_of(table, "to"));
    start += strlen(from);
    text = strndup(start, end ? (size_t)(end - start) : strlen(start));
    if (json_object_get(table, "script")) {
        char *json = json_of_script(text);

        free(text);
        text = json;
    }
    document = json_loads(text, 0, NULL);
    free(text);
    return document;
}

/* The result is yours. */
static inline json_t *records_of(const json_t *table, const char *bytes)
{
    json_t *out = json_array(), *document = NULL;

    if (json_object_get(table, "mark"))
        said_elements(bytes, json_text_of(table, "mark"), out);
    else
        document = document_of(table, bytes);
    if (document)
        said_at(document, json_text_of(table, "records"), out);
    json_decref(document);
    return out;
}

#endif
