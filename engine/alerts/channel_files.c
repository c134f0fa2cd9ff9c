/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/durable.h"
#include "base/json.h"
#include "channel.h"
#include "digest.h"

/* Of a message's id in a file's name: enough to tell a day's digests of one adviser apart. */
#define ID_SHOWN 8

/* FOLDER/2026-11-22-kim-1f0c9d2e, with nothing in it that a shell or a folder would obey. */
static void name_file(const struct settings *settings, const json_t *digest,
                      struct strbuf *path)
{
    const char *who = json_text_of(digest, "adviser");

    if (json_object_get(digest, "vacancies"))
        who = "letter";
    strbuf_printf(path, "%s/%s-", settings->folder, json_text_of(digest, "day"));
    for (; *who; who++)
        strbuf_putc(path,
                    (char)(isalnum((unsigned char)*who) ? tolower((unsigned char)*who) : '_'));
    strbuf_printf(path, "-%.*s", ID_SHOWN, json_text_of(digest, "id"));
}

static enum suited_status write_file(const struct strbuf *stem, const char *ending,
                                     const char *bytes, size_t length, struct suited_error *err)
{
    struct strbuf path = STRBUF_INIT;
    enum suited_status status = SUITED_OK;

    strbuf_printf(&path, "%s.%s", stem->text, ending);
    if (durable_write(path.text, bytes, length))
        status = suited_fail(err, SUITED_IO,
                             "cannot write the digest '%s': %s (see to the folder in "
                             "alerts.json)",
                             path.text, strerror(errno));
    strbuf_release(&path);
    return status;
}

static enum suited_status write_form(const struct strbuf *stem, const char *ending,
                                     void (*form)(const json_t *, struct strbuf *),
                                     const json_t *digest, struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT;
    enum suited_status status;

    form(digest, &text);
    status = write_file(stem, ending, text.text, text.length, err);
    strbuf_release(&text);
    return status;
}

/* The folder is the service's own, and the files its account's alone: all may stand there. */
enum suited_status channel_files(const struct settings *settings, const json_t *digest,
                                 struct suited_error *err)
{
    struct strbuf stem = STRBUF_INIT;
    char *json = json_dumps(digest, JSON_INDENT(2));
    enum suited_status status;

    name_file(settings, digest, &stem);
    status = write_form(&stem, "html", digest_html, digest, err);
    if (!status)
        status = write_form(&stem, "ics", digest_calendar, digest, err);
    if (!status)
        status = write_file(&stem, "json", json, strlen(json), err);
    free(json);
    strbuf_release(&stem);
    return status;
}
