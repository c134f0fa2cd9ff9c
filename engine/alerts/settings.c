/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "suited/taxonomy.h"

#define NAME "alerts.json"

/* What may stand in an object, and of which JSON type. */
struct field {
    const char *key;
    json_type type;
};

#define FIELDS_MAX 8

static const struct field top_fields[FIELDS_MAX] = {
    {"link", JSON_STRING},    {"details", JSON_TRUE}, {"one_vacancy_to", JSON_INTEGER},
    {"mail", JSON_OBJECT},    {"files", JSON_OBJECT}, {"webhook", JSON_OBJECT},
    {"metrics", JSON_STRING},
};
static const struct field mail_fields[FIELDS_MAX] = {
    {"server", JSON_STRING},      {"from", JSON_STRING}, {"tls", JSON_STRING},
    {"credentials", JSON_STRING}, {"to", JSON_OBJECT},   {"authorities", JSON_STRING},
};
static const struct field file_fields[FIELDS_MAX] = {{"folder", JSON_STRING}};
static const struct field hook_fields[FIELDS_MAX] = {{"url", JSON_STRING},
                                                     {"secret", JSON_STRING}};

static const char *const tls_names[] = {
    [SEND_STARTTLS] = "starttls",
    [SEND_TLS] = "tls",
    [SEND_CLEAR] = "none",
};

static enum suited_status refuse(struct suited_error *err, const char *where, const char *why)
{
    return suited_fail(err, SUITED_INVALID,
                       "the settings in '" NAME "' cannot be used: %s: %s (see 'suited help "
                       "alerts run')",
                       where, why);
}

static enum suited_status refuse_key(struct suited_error *err, const char *where,
                                     const char *key, const struct field *fields)
{
    const char *names[FIELDS_MAX], *nearest;
    size_t count = 0;
    struct strbuf why = STRBUF_INIT;

    for (; count < FIELDS_MAX && fields[count].key; count++)
        names[count] = fields[count].key;
    nearest = suited_nearest(key, names, count);
    strbuf_printf(&why, "there is no key '%.40s'", key);
    if (nearest)
        strbuf_printf(&why, " (did you mean '%s'?)", nearest);
    refuse(err, where, why.text);
    strbuf_release(&why);
    return SUITED_INVALID;
}

/* Booleans are two types to jansson. */
static bool is_of_type(const json_t *value, json_type type)
{
    return json_typeof(value) == type || (type == JSON_TRUE && json_is_false(value));
}

static enum suited_status check_fields(const json_t *object, const char *where,
                                       const struct field *fields, struct suited_error *err)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)object, key, value) {
        size_t i = 0;

        while (i < FIELDS_MAX && fields[i].key && strcmp(fields[i].key, key) != 0)
            i++;
        if (i == FIELDS_MAX || !fields[i].key)
            return refuse_key(err, where, key, fields);
        if (!is_of_type(value, fields[i].type))
            return refuse(err, key, "its value is of the wrong kind");
    }
    return SUITED_OK;
}

/* Heads of mails are lines: nothing may end one. */
static bool is_one_line(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7f)
            return false;
    return true;
}

static enum suited_status take_tls(struct settings *out, const json_t *mail,
                                   struct suited_error *err)
{
    const char *tls = json_text_of(mail, "tls");

    out->mail.tls = !strncmp(out->mail.server, "smtps://", 8) ? SEND_TLS : SEND_STARTTLS;
    if (!*tls)
        return SUITED_OK;
    for (int i = SEND_STARTTLS; i <= SEND_CLEAR; i++)
        if (!strcmp(tls, tls_names[i])) {
            out->mail.tls = (enum send_tls)i;
            return SUITED_OK;
        }
    return refuse(err, "tls", "it is starttls, tls or none");
}

static bool begins_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

static enum suited_status take_mail(struct settings *out, struct suited_error *err)
{
    const json_t *mail = json_object_get(out->json, "mail");
    const char *name;
    json_t *address;

    out->mail.server = json_text_of(mail, "server");
    out->mail.from = json_text_of(mail, "from");
    out->mail.credentials = json_text_of(mail, "credentials");
    out->mail.authorities = json_text_of(mail, "authorities");
    out->mail.to = json_object_get(mail, "to");
    if (!mail)
        return SUITED_OK;
    if (!begins_with(out->mail.server, "smtp://") && !begins_with(out->mail.server, "smtps://"))
        return refuse(err, "server", "it begins with smtp:// or smtps://");
    if (!strchr(out->mail.from, '@') || !is_one_line(out->mail.from))
        return refuse(err, "from", "mail needs an address to come from");
    json_object_foreach((json_t *)out->mail.to, name, address)
        if (!json_is_string(address) || !strchr(json_string_value(address), '@') ||
            !is_one_line(json_string_value(address)))
            return refuse(err, name, "it is no mail address");
    return take_tls(out, mail, err);
}

static enum suited_status take_webhook(struct settings *out, struct suited_error *err)
{
    const json_t *hook = json_object_get(out->json, "webhook");

    out->webhook.url = json_text_of(hook, "url");
    out->webhook.secret = json_text_of(hook, "secret");
    if (!hook)
        return SUITED_OK;
    if (!begins_with(out->webhook.url, "https://") && !begins_with(out->webhook.url, "http://"))
        return refuse(err, "url", "it begins with https:// or http://");
    if (!*out->webhook.secret)
        return refuse(err, "webhook", "it names no file with the secret to sign with");
    return SUITED_OK;
}

static enum suited_status take(struct settings *out, struct suited_error *err)
{
    json_int_t most = json_integer_value(json_object_get(out->json, "one_vacancy_to"));
    size_t length;

    out->link = json_text_of(out->json, "link");
    length = strlen(out->link);
    if (length && (out->link[length - 1] == '/' || strncmp(out->link, "http", 4) != 0))
        return refuse(err, "link",
                      "it is where the pages are, such as "
                      "https://suited.example.org:8443, without a / at the end");
    if (most < 0)
        return refuse(err, "one_vacancy_to", "it is a number of clients, or 0 for any");
    out->most = (size_t)most;
    out->details = json_is_true(json_object_get(out->json, "details"));
    out->folder = json_text_of(json_object_get(out->json, "files"), "folder");
    out->metrics = json_text_of(out->json, "metrics");
    return SUITED_OK;
}

static enum suited_status check(const json_t *json, struct suited_error *err)
{
    enum suited_status status;

    if (!json_is_object(json))
        return refuse(err, NAME, "it is no object in {}");
    status = check_fields(json, NAME, top_fields, err);
    if (!status)
        status = check_fields(json_object_get(json, "mail"), "mail", mail_fields, err);
    if (!status)
        status = check_fields(json_object_get(json, "files"), "files", file_fields, err);
    if (!status)
        status = check_fields(json_object_get(json, "webhook"), "webhook", hook_fields, err);
    return status;
}

static enum suited_status read_file(const char *data_dir, json_t **out,
                                    struct suited_error *err)
{
    struct strbuf path = STRBUF_INIT;
    enum suited_status status = SUITED_OK;

    strbuf_printf(&path, "%s/" NAME, data_dir);
    if (access(path.text, F_OK) && errno == ENOENT)
        *out = json_object();
    else
        status = json_read_file(path.text, out, err);
    strbuf_release(&path);
    return status;
}

enum suited_status settings_read(const char *data_dir, struct settings *out,
                                 struct suited_error *err)
{
    enum suited_status status;

    *out = (struct settings){0};
    status = read_file(data_dir, &out->json, err);
    if (!status)
        status = check(out->json, err);
    if (!status)
        status = take(out, err);
    if (!status)
        status = take_mail(out, err);
    if (!status)
        status = take_webhook(out, err);
    if (status)
        settings_release(out);
    return status;
}

void settings_release(struct settings *settings)
{
    json_decref(settings->json);
    *settings = (struct settings){0};
}
