/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "event.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "change.h"
#include "people.h"
#include "suited/day.h"

/* Bytes: a story may be long, the rest is said in a sentence or two. */
#define STORY_MAX 20000
#define TEXT_MAX  8000
#define SHORT_MAX 400

#define FIELDS_MAX 8

/* What each kind of event may and must have. */
struct field {
    const char *key;
    size_t most; /* bytes; 0: a vacancy's number */
    bool needed;
};

static const struct kind {
    const char *name;
    struct field fields[FIELDS_MAX];
} kinds[] = {
    {"met", {{"text", TEXT_MAX, false}, {"next_step", SHORT_MAX, false}}},
    {"note", {{"text", TEXT_MAX, true}}},
    {"story", {{"text", STORY_MAX, true}}},
    {"alias", {{"text", SHORT_MAX, true}}},
    {"step", {{"text", TEXT_MAX, true}}},
    {"decision",
     {{"vacancy", 0, true},
      {"decision", SHORT_MAX, true},
      {"reason", SHORT_MAX, false},
      {"text", TEXT_MAX, false}}},
    {"handover", {{"to", SHORT_MAX, true}, {"text", STORY_MAX, false}}},
    {"taken_on", {{"text", TEXT_MAX, false}}},
    {"proposal",
     {{"vacancy", 0, true},
      {"hours", SHORT_MAX, false},
      {"duties", TEXT_MAX, false},
      {"text", TEXT_MAX, false}}},
};

static const char *const decisions[] = {
    "interested", "not_for_me", "applied", "interview",
    "offer",      "started",    "ended",   "undecided",
};

#define KINDS     (sizeof(kinds) / sizeof(*kinds))
#define DECISIONS (sizeof(decisions) / sizeof(*decisions))

/* "…: there is no WHAT 'word' (did you mean 'near'?)", or all names where none is near. */
static enum suited_status fail_name(const char *what, const char *word,
                                    const char *const *names, size_t count,
                                    struct suited_error *err)
{
    const char *near = suited_nearest(word, names, count);
    struct strbuf all = STRBUF_INIT;

    for (size_t i = 0; i < count; i++)
        strbuf_printf(&all, "%s%s", i ? ", " : "", names[i]);
    if (near)
        suited_fail(err, SUITED_INVALID,
                    "cannot write it down: there is no %s '%.60s' (did you mean '%s'?)", what,
                    word, near);
    else
        suited_fail(err, SUITED_INVALID,
                    "cannot write it down: there is no %s '%.60s' (use one of %.300s)", what,
                    word, all.text);
    strbuf_release(&all);
    return SUITED_INVALID;
}

static const struct kind *kind_named(const char *name)
{
    for (size_t i = 0; i < KINDS; i++)
        if (!strcmp(kinds[i].name, name))
            return &kinds[i];
    return NULL;
}

static enum suited_status find_kind(const json_t *event, const struct kind **out,
                                    struct suited_error *err)
{
    const char *name = json_text_of(event, "kind"), *names[KINDS];

    *out = kind_named(name);
    if (*out)
        return SUITED_OK;
    for (size_t i = 0; i < KINDS; i++)
        names[i] = kinds[i].name;
    return fail_name("kind of event", name, names, KINDS, err);
}

static const struct field *field_named(const struct kind *kind, const char *key)
{
    for (size_t i = 0; i < FIELDS_MAX && kind->fields[i].key; i++)
        if (!strcmp(kind->fields[i].key, key))
            return &kind->fields[i];
    return NULL;
}

static bool is_blank(const json_t *value)
{
    const char *text = json_string_value(value);

    while (text && isspace((unsigned char)*text))
        text++;
    return json_is_null(value) || (text && !*text);
}

/* An empty next step says that there is none any more; anything else empty says nothing. */
static bool says_nothing(const char *key, const json_t *value)
{
    return is_blank(value) && (json_is_null(value) || strcmp(key, "next_step") != 0);
}

static enum suited_status take_field(const struct kind *kind, const char *key, json_t *value,
                                     json_t *kept, struct suited_error *err)
{
    const struct field *field = field_named(kind, key);

    if (!field)
        return suited_fail(err, SUITED_INVALID,
                           "cannot write it down: an event of kind '%s' has no '%.60s'",
                           kind->name, key);
    if (says_nothing(key, value))
        return SUITED_OK;
    if (field->most ? !json_is_string(value) : !json_is_integer(value))
        return suited_fail(err, SUITED_INVALID, "cannot write it down: '%s' is no %s", key,
                           field->most ? "text" : "whole number");
    if (field->most && json_string_length(value) > field->most)
        return suited_fail(
            err, SUITED_LIMIT,
            "cannot write it down: '%s' is longer than %zu bytes (shorten it, or "
            "write the rest as a note)",
            key, field->most);
    json_object_set(kept, key, value);
    return SUITED_OK;
}

static enum suited_status take_fields(const struct kind *kind, const json_t *event,
                                      json_t *kept, struct suited_error *err)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)event, key, value) {
        enum suited_status status =
            strcmp(key, "kind") ? take_field(kind, key, value, kept, err) : SUITED_OK;

        if (status)
            return status;
    }
    for (size_t i = 0; i < FIELDS_MAX && kind->fields[i].key; i++)
        if (kind->fields[i].needed && !json_object_get(kept, kind->fields[i].key))
            return suited_fail(err, SUITED_INVALID,
                               "cannot write it down: an event of kind '%s' needs '%s'",
                               kind->name, kind->fields[i].key);
    return SUITED_OK;
}

static enum suited_status check_decision(const json_t *kept, struct suited_error *err)
{
    const char *decision = json_text_of(kept, "decision");

    for (size_t i = 0; i < DECISIONS; i++)
        if (!strcmp(decisions[i], decision))
            return SUITED_OK;
    return fail_name("decision", decision, decisions, DECISIONS, err);
}

static enum suited_status check_reason(const struct suited_taxonomy *taxonomy,
                                       const json_t *kept, struct suited_error *err)
{
    const json_t *reasons = suited_taxonomy_reasons(taxonomy), *reason;
    const char *names[64], *said = json_text_of(kept, "reason");
    size_t i, count = 0;

    if (!*said || reason_named(taxonomy, said))
        return SUITED_OK;
    json_array_foreach(reasons, i, reason)
        if (count < sizeof(names) / sizeof(*names))
            names[count++] = json_text_of(reason, "id");
    return fail_name("reason", said, names, count, err);
}

/* What the vacancy is called, and where it is decided against what it says on the matter. */
static enum suited_status add_vacancy(const struct suited_casebook *book, json_t *kept,
                                      struct suited_error *err)
{
    json_int_t number = json_integer_value(json_object_get(kept, "vacancy"));
    json_t *record = NULL;
    enum suited_status status = SUITED_NOTFOUND;

    if (number > 0 && number <= UINT32_MAX)
        status = suited_view_record(book->view, (uint32_t)number, &record, err);
    if (status == SUITED_NOTFOUND)
        return suited_fail(err, SUITED_INVALID,
                           "cannot write it down: there is no vacancy %" JSON_INTEGER_FORMAT,
                           number);
    if (status)
        return status;
    json_object_set_new(kept, "title", json_string(json_text_of(record, "title")));
    json_object_set_new(kept, "employer", json_string(json_text_of(record, "employer")));
    if (!strcmp(json_text_of(kept, "decision"), "not_for_me"))
        json_object_set_new(
            kept, "then",
            change_then(reason_named(book->taxonomy, json_text_of(kept, "reason")), record));
    json_decref(record);
    return SUITED_OK;
}

enum suited_status event_check(const struct suited_casebook *book, const json_t *event,
                               const char *by, json_t **out, struct suited_error *err)
{
    const struct kind *kind;
    char day[SUITED_DAY_TEXT];
    enum suited_status status = find_kind(event, &kind, err);

    *out = NULL;
    if (!status)
        status = people_check_author(by, err);
    if (status)
        return status;
    suited_day_format(book->today, day);
    *out = json_pack("{s:s, s:s, s:s}", "kind", kind->name, "day", day, "by", by);
    status = take_fields(kind, event, *out, err);
    if (!status && field_named(kind, "decision"))
        status = check_decision(*out, err);
    if (!status)
        status = check_reason(book->taxonomy, *out, err);
    if (!status && field_named(kind, "vacancy"))
        status = add_vacancy(book, *out, err);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}

enum suited_status suited_case_check(const struct suited_casebook *book, const json_t *event,
                                     struct suited_error *err)
{
    json_t *kept;
    enum suited_status status = event_check(book, event, "", &kept, err);

    json_decref(kept);
    return status;
}

json_t *event_shown(const json_t *event)
{
    json_t *shown = json_copy((json_t *)event);

    json_object_del(shown, "number");
    json_object_del(shown, "version");
    json_object_del(shown, "then");
    return shown;
}

void event_to_line(const json_t *event, json_t *line)
{
    const char *kind = json_text_of(event, "kind");

    if (!strcmp(kind, "alias"))
        json_object_set(line, "alias", json_object_get(event, "text"));
    if (!strcmp(kind, "taken_on"))
        json_object_set(line, "adviser", json_object_get(event, "by"));
    if (!strcmp(kind, "handover"))
        json_object_set(line, "adviser", json_object_get(event, "to"));
    if (strcmp(kind, "met") != 0)
        return;
    json_object_set(line, "last_met", json_object_get(event, "day"));
    if (json_object_get(event, "next_step"))
        json_object_set(line, "next_step", json_object_get(event, "next_step"));
    if (is_blank(json_object_get(event, "next_step")))
        json_object_del(line, "next_step");
}
