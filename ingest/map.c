/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map.h"

#include <jq.h>
#include <jv.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "map_ask.h"
#include "map_file.h"

#define EXACT_MAX ((json_int_t)1 << 53) /* jq 1.6 counts in doubles */
#define DEPTH_MAX 1000

/*
 * Stands before every program, on one line so that jq's line numbers are the file's own.
 * What would reach outside (the environment, module files, standard error) is shut off.
 */
static const char prelude[] =
    "{} as $ENV | def env: {}; def modulemeta: error(\"formats have no modules\");"
    " def debug: .; def stderr: .; def halt: empty; def halt_error: error;"
    " def halt_error(f): error; def input: empty; def inputs: empty;"
    " def query($name; $value): (split(\"#\")[0] / \"?\") as $parts | $parts[0] + \"?\" +"
    " ([(($parts[1:] | join(\"?\")) / \"&\")[]"
    " | select(. != \"\" and . != $name and (startswith($name + \"=\") | not))]"
    " + [$name + \"=\" + ($value | tostring | @uri)] | join(\"&\")); ";

struct map {
    char *name;
    char *path;
    struct strbuf text;
    json_t *format;
    jq_state *program; /* `format` and `advert` */
    jq_state *next;    /* compiled when first used */
};

/* ---- values ---- */

static jv jv_of(const json_t *value, int depth);

static jv jv_of_object(const json_t *value, int depth)
{
    jv object = jv_object();
    const char *key;
    json_t *each;

    json_object_foreach((json_t *)(uintptr_t)value, key, each)
        object = jv_object_set(object, jv_string(key), jv_of(each, depth + 1));
    return object;
}

static jv jv_of_integer(json_int_t number)
{
    if (number < -EXACT_MAX || number > EXACT_MAX)
        return jv_string_fmt("%" JSON_INTEGER_FORMAT, number);
    return jv_number((double)number);
}

static jv jv_of(const json_t *value, int depth)
{
    jv list;

    switch (depth < DEPTH_MAX ? json_typeof(value) : JSON_NULL) {
    case JSON_OBJECT:
        return jv_of_object(value, depth);
    case JSON_ARRAY:
        list = jv_array();
        for (size_t i = 0; i < json_array_size(value); i++)
            list = jv_array_append(list, jv_of(json_array_get(value, i), depth + 1));
        return list;
    case JSON_STRING:
        return jv_string_sized(json_string_value(value), (int)json_string_length(value));
    case JSON_INTEGER:
        return jv_of_integer(json_integer_value(value));
    case JSON_REAL:
        return jv_number(json_real_value(value));
    case JSON_TRUE:
        return jv_true();
    case JSON_FALSE:
        return jv_false();
    default:
        return jv_null();
    }
}

static json_t *json_of_number(double number)
{
    if (!isfinite(number))
        return json_null();
    if (number == floor(number) && fabs(number) <= (double)EXACT_MAX)
        return json_integer((json_int_t)number);
    return json_real(number);
}

static json_t *json_of(jv value, int depth);

static json_t *json_of_object(jv value, int depth)
{
    json_t *object = json_object();

    jv_object_foreach(value, key, each)
    {
        json_object_set_new(object, jv_string_value(key), json_of(each, depth + 1));
        jv_free(key);
    }
    jv_free(value);
    return object;
}

static json_t *json_of_list(jv value, int depth)
{
    json_t *list = json_array();

    jv_array_foreach(value, i, each)
        json_array_append_new(list, json_of(each, depth + 1));
    jv_free(value);
    return list;
}

/* Takes `value`. */
static json_t *json_of(jv value, int depth)
{
    jv_kind kind = depth < DEPTH_MAX ? jv_get_kind(value) : JV_KIND_NULL;
    json_t *simple;

    if (kind == JV_KIND_OBJECT)
        return json_of_object(value, depth);
    if (kind == JV_KIND_ARRAY)
        return json_of_list(value, depth);
    if (kind == JV_KIND_STRING)
        simple = json_stringn(jv_string_value(value),
                              (size_t)jv_string_length_bytes(jv_copy(value)));
    else if (kind == JV_KIND_NUMBER)
        simple = json_of_number(jv_number_value(value));
    else
        simple = kind == JV_KIND_TRUE || kind == JV_KIND_FALSE
                     ? json_boolean(kind == JV_KIND_TRUE)
                     : json_null();
    jv_free(value);
    return simple;
}

/* ---- programs ---- */

/* Append a line of jq's without the words that speak of its own command line. */
static void add_without(struct strbuf *out, const char *line, size_t length)
{
    static const char *const noise[] = {" (Unix shell quoting issues?)", " at <top-level>"};
    const char *end = line + length;

    while (end > line && strchr(": ", end[-1]))
        end--;
    while (line < end) {
        size_t skipped = 0;

        for (size_t i = 0; i < sizeof(noise) / sizeof(*noise); i++)
            if (!strncmp(line, noise[i], strlen(noise[i])))
                skipped = strlen(noise[i]);
        if (skipped == 0)
            strbuf_putc(out, *line++);
        line += skipped;
    }
}

/* Keep jq's first complaint. */
static void note_complaint(void *context, jv message)
{
    struct strbuf *complaint = context;
    const char *text;

    message = jq_format_error(message);
    text = jv_string_value(message);
    if (complaint->length == 0) {
        text += strncmp(text, "jq: error: ", 11) == 0 ? 11 : 0;
        add_without(complaint, text, strcspn(text, "\n"));
    }
    jv_free(message);
}

/* `path` is for the sentence. */
static enum suited_status compile(const char *path, const char *text, jq_state **out,
                                  struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    struct strbuf program = STRBUF_INIT, complaint = STRBUF_INIT;
    jq_state *jq = jq_init();

    *out = NULL;
    if (!jq)
        abort();
    jq_set_error_cb(jq, note_complaint, &complaint);
    strbuf_printf(&program, "%s%s", prelude, text);
    if (jq_compile(jq, program.text)) {
        jq_set_error_cb(jq, NULL, NULL);
        *out = jq;
    } else {
        jq_teardown(&jq);
        status = suited_fail(err, SUITED_INVALID, "jq refuses the format '%s': %s", path,
                             complaint.length > 0 ? complaint.text : "it gives no reason");
    }
    strbuf_release(&complaint);
    strbuf_release(&program);
    return status;
}

/* Compile `expression` so that it can use what the map's file defines. */
static enum suited_status compile_in(const struct map *map, const char *expression,
                                     jq_state **out, struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT;
    enum suited_status status;

    strbuf_printf(&text, "%s\n%s", map->text.text, expression);
    status = compile(map->path, text.text, out, err);
    strbuf_release(&text);
    return status;
}

/* Append what the program gives for `input` to `list`. */
static enum suited_status run(const char *name, jq_state *jq, const json_t *input, json_t *list,
                              struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    jv value;

    jq_start(jq, jv_of(input, 0), 0);
    for (value = jq_next(jq); jv_is_valid(value); value = jq_next(jq))
        json_array_append_new(list, json_of(value, 0));
    if (jv_invalid_has_msg(jv_copy(value))) {
        jv message = jv_invalid_get_msg(jv_copy(value));

        if (jv_get_kind(message) != JV_KIND_STRING)
            message = jv_dump_string(message, 0);
        status = suited_fail(err, SUITED_INVALID, "the format '%s' fails on this: %s", name,
                             jv_string_value(message));
        jv_free(message);
    }
    jv_free(value);
    return status;
}

/* ---- the format ---- */

/* One program for both, as compiling one takes jq 20 ms. */
static const char both[] = "if type == \"object\" and has(\"record\") then .record | advert"
                           " else format end";

static enum suited_status read_format(struct map *map, struct suited_error *err)
{
    json_t *list = json_array(), *nothing = json_null();
    enum suited_status status = compile_in(map, both, &map->program, err);

    if (!status)
        status = run(map->name, map->program, nothing, list, err);
    if (!status && !json_is_object(json_array_get(list, 0)))
        status = suited_fail(err, SUITED_INVALID,
                             "the format '%s' does not give an object as 'format'", map->path);
    if (!status) {
        map->format = json_incref(json_array_get(list, 0));
        status = map_file_check(map->path, map->format, err);
    }
    json_decref(list);
    return status;
}

/* Anything but an object is no advert; null is let pass as nothing. */
static enum suited_status check_adverts(const struct map *map, json_t *list,
                                        struct suited_error *err)
{
    for (size_t i = json_array_size(list); i-- > 0;) {
        json_t *advert = json_array_get(list, i);

        if (json_is_null(advert))
            json_array_remove(list, i);
        else if (!json_is_object(advert))
            return suited_fail(err, SUITED_INVALID,
                               "the format '%s' gives an advert that is no object", map->name);
    }
    return SUITED_OK;
}

static enum suited_status compile_next(struct map *map, const char *expression,
                                       struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT;
    enum suited_status status;

    strbuf_printf(&text, ". as {page: $page, url: $url} | (%s\n)", expression);
    status = compile_in(map, text.text, &map->next, err);
    strbuf_release(&text);
    return status;
}

/* All the questions in one program, whose value is the list of their answers. */
static bool ask_together(const struct map_question *questions, size_t count,
                         const json_t *input, json_t *answers)
{
    struct strbuf text = STRBUF_INIT;
    json_t *list = json_array(), *found;
    jq_state *jq;
    bool is_sound;

    for (size_t i = 0; i < count; i++)
        strbuf_printf(&text, "%s(try ([limit(1; %s\n%s\n)] | .[0]) catch null)",
                      i > 0 ? "," : "[", questions[i].text, questions[i].expression);
    strbuf_puts(&text, "]");
    is_sound = !compile("", text.text, &jq, NULL) && !run("", jq, input, list, NULL);
    found = json_array_get(list, 0);
    is_sound = is_sound && json_array_size(found) == count;
    if (is_sound)
        json_array_extend(answers, found);
    jq_teardown(&jq);
    json_decref(list);
    strbuf_release(&text);
    return is_sound;
}

/* A file that jq refuses spoils the program of all: halving finds it. */
static void ask_range(const struct map_question *questions, size_t count, const json_t *input,
                      json_t *answers)
{
    if (count == 0 || ask_together(questions, count, input, answers))
        return;
    if (count == 1) {
        json_array_append_new(answers, json_null());
        return;
    }
    ask_range(questions, count / 2, input, answers);
    ask_range(questions + count / 2, count - count / 2, input, answers);
}

enum suited_status map_open(const char *name, struct map **out, struct suited_error *err)
{
    struct map *map = xcalloc(1, sizeof(*map));
    enum suited_status status;

    *out = NULL;
    map->name = xstrdup(name);
    map->text = (struct strbuf)STRBUF_INIT;
    status = map_file_read(name, &map->path, &map->text, err);
    if (!status)
        status = read_format(map, err);
    if (status) {
        map_close(map);
        return status;
    }
    *out = map;
    return SUITED_OK;
}

void map_close(struct map *map)
{
    if (!map)
        return;
    jq_teardown(&map->program);
    jq_teardown(&map->next);
    json_decref(map->format);
    strbuf_release(&map->text);
    free(map->path);
    free(map->name);
    free(map);
}

const json_t *map_format(const struct map *map)
{
    return map->format;
}

const char *map_name(const struct map *map)
{
    return map->name;
}

enum suited_status map_record(struct map *map, const json_t *record, json_t **out,
                              struct suited_error *err)
{
    json_t *list = json_array(), *input = json_pack("{s:O}", "record", record);
    enum suited_status status = run(map->name, map->program, input, list, err);

    *out = NULL;
    json_decref(input);
    if (!status)
        status = check_adverts(map, list, err);
    if (status)
        json_decref(list);
    else
        *out = list;
    return status;
}

enum suited_status map_next(struct map *map, const json_t *page, char **out,
                            struct suited_error *err)
{
    const char *expression = json_string_value(json_object_get(map->format, "next"));
    enum suited_status status = SUITED_OK;
    const json_t *next;
    json_t *list;

    *out = NULL;
    if (!expression)
        return SUITED_OK;
    if (!map->next)
        status = compile_next(map, expression, err);
    list = json_array();
    if (!status)
        status = run(map->name, map->next, page, list, err);
    next = json_array_get(list, 0);
    if (!status && json_is_string(next) && json_string_length(next) > 0)
        *out = xstrdup(json_string_value(next));
    else if (!status && json_is_object(next))
        status = suited_fail(
            err, SUITED_INVALID,
            "the format '%s' gives something other than an address as next page", map->name);
    json_decref(list);
    return status;
}

json_t *map_ask_all(const struct map_question *questions, size_t count, const json_t *input)
{
    json_t *answers = json_array();

    ask_range(questions, count, input, answers);
    return answers;
}
