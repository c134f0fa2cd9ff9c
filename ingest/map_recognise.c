/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "charset.h"
#include "inflate.h"
#include "map.h"
#include "map_ask.h"
#include "map_file.h"
#include "unpack.h"

#define HEAD_MAX ((size_t)64 << 10)

/* ---- the head as text ---- */

static enum suited_status keep(void *context, const char *data, size_t length,
                               struct suited_error *err)
{
    struct strbuf *text = context;
    size_t room = HEAD_MAX - text->length;

    (void)err;
    strbuf_add(text, data, length < room ? length : room);
    return SUITED_OK;
}

static enum suited_status to_charset(void *context, const char *data, size_t length,
                                     struct suited_error *err)
{
    return charset_push(context, data, length, err);
}

/* A head is cut off by its nature, so that it ends badly is no failure. */
static void read_head(const char *head, size_t length, struct strbuf *text)
{
    struct charset *charset = charset_new(NULL, keep, text);
    struct inflater *inflater = inflater_new(&inflate_limits_usual, to_charset, charset);

    if (!inflater_push(inflater, head, length, NULL))
        (void)inflater_finish(inflater, NULL);
    (void)charset_finish(charset, NULL);
    inflater_free(inflater);
    charset_free(charset);
}

/* ---- what shows in it ---- */

static const char *first_of(const char *text)
{
    return text + strspn(text, " \t\r\n");
}

/* The name of the first element, yours; NULL where there is none. */
static char *root_of(const char *text)
{
    const char *at = strchr(text, '<');

    while (at && strchr("?!", at[1]))
        at = strchr(at + 1, '<');
    if (!at)
        return NULL;
    return xstrndup(at + 1, strcspn(at + 1, " \t\r\n/>"));
}

static const char *kind_of(const char *text, const char *root)
{
    switch (*first_of(text)) {
    case '{':
    case '[':
        return "json";
    case '<':
        return root && !strcasecmp(root, "html") ? "html" : "xml";
    default:
        return "csv";
    }
}

/* The place after the string that begins at `at`. */
static const char *skip_string(const char *at)
{
    for (at++; *at && *at != '"'; at++)
        at += *at == '\\' && at[1];
    return at + (*at == '"');
}

/* The keys of the first object, as far as the text has them. */
static json_t *json_keys(const char *text)
{
    json_t *keys = json_array();
    const char *at = first_of(text);
    int depth = 0, inside = *at == '[' ? 2 : 1;

    while (*at && !(depth == inside - 1 && *at == '}')) {
        if (*at == '"') {
            const char *end = skip_string(at);

            if (depth == inside && *first_of(end) == ':')
                json_array_append_new(keys, json_stringn(at + 1, (size_t)(end - at) - 2));
            at = end;
            continue;
        }
        depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
        if (depth < inside && strchr("}]", *at))
            break;
        at++;
    }
    return keys;
}

static enum suited_status take_first(void *context, json_t *record, struct suited_error *err)
{
    json_t **first = context;

    (void)err;
    *first = json_incref(record);
    return SUITED_LIMIT; /* enough */
}

/* The first record of `bytes`, yours, or NULL. */
static json_t *first_record(const struct unpack_options *options, const char *bytes,
                            size_t length)
{
    struct unpack_options ours = *options;
    struct unpack *unpack;
    json_t *record = NULL;

    ours.record = take_first;
    ours.context = &record;
    if (unpack_open(&ours, &unpack, NULL))
        return NULL;
    if (!unpack_push(unpack, bytes, length, NULL))
        (void)unpack_finish(unpack, NULL);
    unpack_close(unpack);
    return record;
}

/* The header's cells: given the header twice, its first row has them all. */
static json_t *csv_columns(const char *text)
{
    static const struct unpack_options options = {.kind = "csv"};
    struct strbuf twice = STRBUF_INIT;
    size_t length = strcspn(text, "\r\n");
    json_t *keys = json_array(), *record, *value;
    const char *key;

    strbuf_add(&twice, text, length);
    strbuf_putc(&twice, '\n');
    strbuf_add(&twice, text, length);
    record = first_record(&options, twice.text, twice.length);
    json_object_foreach(record, key, value)
        json_array_append_new(keys, json_string(key));
    json_decref(record);
    strbuf_release(&twice);
    return keys;
}

static json_t *look_at(const struct strbuf *text)
{
    char *root = *first_of(text->text) == '<' ? root_of(text->text) : NULL;
    const char *kind = kind_of(text->text, root);
    json_t *keys, *look;

    if (!strcmp(kind, "json"))
        keys = json_keys(text->text);
    else
        keys = strcmp(kind, "csv") == 0 ? csv_columns(text->text) : json_array();
    look = json_pack("{s:s, s:o, s:s?, s:o?}", "kind", kind, "keys", keys, "root", root, "head",
                     json_stringn(text->text, text->length));
    free(root);
    return look;
}

/* ---- asking the formats ---- */

/* The format files that could be read, side by side with their names. */
struct files {
    json_t *names;
    struct strbuf *texts;
    size_t count;
};

static struct files read_files(void)
{
    struct files files = {.names = map_names()};

    files.count = json_array_size(files.names);
    files.texts = xcalloc(files.count + 1, sizeof(*files.texts));
    for (size_t i = 0; i < files.count; i++) {
        char *path;

        files.texts[i] = (struct strbuf)STRBUF_INIT;
        (void)map_file_read(json_string_value(json_array_get(files.names, i)), &path,
                            files.texts + i, NULL);
        free(path);
    }
    return files;
}

static void files_release(struct files *files)
{
    for (size_t i = 0; i < files->count; i++)
        strbuf_release(&files->texts[i]);
    free(files->texts);
    json_decref(files->names);
}

/* What each file gives as `format`. */
static json_t *read_formats(const struct files *files)
{
    struct map_question *questions = xcalloc(files->count + 1, sizeof(*questions));
    json_t *nothing = json_null(), *formats;

    for (size_t i = 0; i < files->count; i++)
        questions[i] = (struct map_question){files->texts[i].text, "format"};
    formats = map_ask_all(questions, files->count, nothing);
    free(questions);
    return formats;
}

/* The first record by each format; null where it has no `recognise` or finds none. */
static json_t *read_records(const json_t *formats, const char *head, size_t length)
{
    json_t *records = json_array(), *format;
    size_t i;

    json_array_foreach(formats, i, format) {
        const struct unpack_options options = {
            .kind = json_text_of(format, "kind"),
            .records = json_string_value(json_object_get(format, "records")),
            .fields = json_object_get(format, "fields"),
        };
        json_t *record =
            json_object_get(format, "recognise") ? first_record(&options, head, length) : NULL;

        json_array_append_new(records, record ? record : json_null());
    }
    return records;
}

/* What each format says of `look`. */
static json_t *ask(const struct files *files, const json_t *formats, const json_t *look)
{
    struct map_question *questions = xcalloc(files->count + 1, sizeof(*questions));
    struct strbuf *texts = xcalloc(files->count + 1, sizeof(*texts));
    json_t *answers;

    for (size_t i = 0; i < files->count; i++) {
        const char *recognise = json_text_of(json_array_get(formats, i), "recognise");

        texts[i] = (struct strbuf)STRBUF_INIT;
        strbuf_printf(&texts[i], "del(.records) + {record: .records[%zu]} | (%s\n)", i,
                      *recognise ? recognise : "null");
        questions[i] = (struct map_question){files->texts[i].text, texts[i].text};
    }
    answers = map_ask_all(questions, files->count, look);
    for (size_t i = 0; i < files->count; i++)
        strbuf_release(&texts[i]);
    free(texts);
    free(questions);
    return answers;
}

static double weight_of(const json_t *answer)
{
    return json_is_true(answer) ? 1 : json_number_value(answer);
}

/* The name of the file that is surest, borrowed; NULL where none is at all. */
static const char *choose(const struct files *files, const json_t *answers)
{
    const char *best = NULL;
    double most = 0;

    for (size_t i = 0; i < files->count; i++) {
        double weight = weight_of(json_array_get(answers, i));

        if (weight <= most)
            continue;
        most = weight;
        best = json_string_value(json_array_get(files->names, i));
    }
    return best;
}

enum suited_status map_recognise(const char *head, size_t length, char **out,
                                 struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT;
    struct files files = read_files();
    json_t *formats = read_formats(&files), *look, *answers;
    const char *best;

    *out = NULL;
    length = length < HEAD_MAX ? length : HEAD_MAX;
    read_head(head, length, &text);
    look = look_at(&text);
    json_object_set_new(look, "records", read_records(formats, head, length));
    answers = ask(&files, formats, look);
    best = choose(&files, answers);
    *out = best ? xstrdup(best) : NULL;
    json_decref(answers);
    json_decref(look);
    json_decref(formats);
    files_release(&files);
    strbuf_release(&text);
    if (*out)
        return SUITED_OK;
    return suited_fail(err, SUITED_NOTFOUND,
                       "no format fits what the feed begins with (name one with --format, or "
                       "write one: docs/formats.md)");
}
