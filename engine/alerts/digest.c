/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "message.h"
#include "suited/client.h"
#include "suited/profile.h"
#include "suited/shortlist.h"
#include "wanted.h"
#include "why.h"

/* The questions that would settle most; more are not asked in one go. */
#define QUESTIONS_MOST 3

static json_t *copy_of(const json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);

    return value ? json_incref(value) : json_null();
}

static json_t *questions_of(const json_t *vacancy)
{
    json_t *list = json_array(), *question;
    size_t i;

    json_array_foreach(json_object_get(vacancy, "questions"), i, question)
        if (i < QUESTIONS_MOST)
            json_array_append(list, json_object_get(question, "ask"));
    return list;
}

static json_t *match_json(const struct digester *digester, const json_t *alert,
                          const json_t *vacancy)
{
    const char *kind = json_text_of(alert, "kind");
    struct strbuf why = STRBUF_INIT;
    json_t *match;

    why_line(digester->alerts->taxonomy, kind, vacancy, &why);
    match = json_pack("{s:O, s:o, s:o, s:o, s:o, s:o, s:o}", "vacancy",
                      json_object_get(vacancy, "vacancy"), "title", copy_of(vacancy, "title"),
                      "employer", copy_of(vacancy, "employer"), "place",
                      copy_of(vacancy, "place"), "distance_km", copy_of(vacancy, "distance_km"),
                      "closes", copy_of(vacancy, "closes"), "url", copy_of(vacancy, "url"));
    json_object_set_new(match, "kind", json_string(kind));
    json_object_set(match, "group", json_object_get(vacancy, "group"));
    json_object_set_new(match, "heading",
                        json_string(why_heading(kind, json_text_of(vacancy, "group"))));
    json_object_set_new(match, "why", json_string(why.text));
    json_object_set_new(match, "questions", questions_of(vacancy));
    json_object_set_new(
        match, "link",
        json_sprintf("%s/vacancies/%lld", digester->link,
                     (long long)json_integer_value(json_object_get(vacancy, "vacancy"))));
    strbuf_release(&why);
    return match;
}

/* Nothing dead is told as if it were alive, nor what turned out not to fit meanwhile. */
static bool is_still_so(const json_t *alert, const json_t *vacancy)
{
    bool is_match = *json_text_of(alert, "group");

    if (!is_match)
        return true;
    return !json_object_get(vacancy, "not_live") &&
           strcmp(json_text_of(vacancy, "group"), "ruled_out") != 0;
}

static enum suited_status explain(const struct digester *digester, const char *id,
                                  const uint32_t *numbers, size_t count, json_t **out,
                                  struct suited_error *err)
{
    const struct suited_alerts *alerts = digester->alerts;
    const struct suited_ask ask = {.today = alerts->today};
    struct suited_profile *profile = NULL;
    json_t *json;
    enum suited_status status = suited_client_get(alerts->store, id, &json, err);

    *out = NULL;
    if (!status)
        status = suited_profile_parse(json, alerts->taxonomy, alerts->country, &profile, err);
    if (!status)
        status = suited_explain_all(digester->view, profile, &ask,
                                    &(struct suited_numbers){numbers, count}, out, err);
    suited_profile_free(profile);
    json_decref(json);
    return status;
}

static uint32_t *numbers_of(const json_t *alerts, size_t from, size_t count)
{
    uint32_t *numbers = xcalloc(count + 1, sizeof(*numbers));

    for (size_t i = 0; i < count; i++)
        numbers[i] = (uint32_t)json_integer_value(
            json_object_get(json_array_get(alerts, from + i), "vacancy"));
    return numbers;
}

/* Ids may hold anything: RFC 3986 section 2.1. */
static json_t *client_link(const char *link, const char *id)
{
    struct strbuf out = STRBUF_INIT;
    json_t *text;

    strbuf_printf(&out, "%s/clients/", link);
    for (; *id; id++)
        if (isalnum((unsigned char)*id) || strchr("-._~", *id))
            strbuf_putc(&out, *id);
        else
            strbuf_printf(&out, "%%%02X", (unsigned)(unsigned char)*id);
    text = json_string(out.text);
    strbuf_release(&out);
    return text;
}

/* A client handed over is the new adviser's; one whom nobody has is everybody's. */
static bool is_asked_for(const struct suited_alerts_ask *ask, const char *adviser)
{
    if (!ask || !ask->advisers || !*adviser)
        return true;
    for (size_t i = 0; i < ask->count; i++)
        if (!strcmp(ask->advisers[i], adviser))
            return true;
    return false;
}

/* One client's alerts, [from, from + count) of the message's. */
static enum suited_status add_client(const struct digester *digester, const json_t *alerts,
                                     size_t from, size_t count, json_t *clients,
                                     struct suited_error *err)
{
    const char *mark = json_text_of(json_array_get(alerts, from), "client");
    const struct roster_entry *client = roster_find(digester->roster, strtoull(mark, NULL, 16));
    uint32_t *numbers;
    json_t *list, *matches = json_array();
    enum suited_status status;

    if (!client || !is_asked_for(digester->ask, client->adviser)) { /* or forgotten */
        json_decref(matches);
        return SUITED_OK;
    }
    numbers = numbers_of(alerts, from, count);
    status = explain(digester, client->id, numbers, count, &list, err);
    free(numbers);
    for (size_t i = 0; !status && i < count; i++) {
        const json_t *alert = json_array_get(alerts, from + i);
        const json_t *vacancy = json_array_get(list, i);

        if (is_still_so(alert, vacancy))
            json_array_append_new(matches, match_json(digester, alert, vacancy));
    }
    json_decref(list);
    if (json_array_size(matches))
        json_array_append_new(clients, json_pack("{s:s, s:s, s:o, s:O}", "client", client->id,
                                                 "alias", client->alias, "link",
                                                 client_link(digester->link, client->id),
                                                 "matches", matches));
    json_decref(matches);
    return status == SUITED_NOTFOUND || status == SUITED_INVALID ? SUITED_OK : status;
}

static enum suited_status add_clients(const struct digester *digester, const json_t *alerts,
                                      json_t *clients, struct suited_error *err)
{
    size_t count = json_array_size(alerts), end;
    enum suited_status status = SUITED_OK;

    for (size_t from = 0; !status && from < count; from = end) {
        const char *mark = json_text_of(json_array_get(alerts, from), "client");

        for (end = from + 1; end < count; end++)
            if (strcmp(json_text_of(json_array_get(alerts, end), "client"), mark) != 0)
                break;
        status = add_client(digester, alerts, from, end - from, clients, err);
    }
    return status;
}

/* ---- to a client ---- */

static json_t *plain_vacancy(const json_t *record)
{
    const json_t *place = json_array_get(json_object_get(record, "places"), 0);

    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "title", copy_of(record, "title"), "employer",
                     copy_of(record, "employer"), "place", copy_of(place, "name"), "closes",
                     copy_of(record, "closes"), "url", copy_of(record, "url"));
}

static enum suited_status add_plain(const struct digester *digester, uint32_t number,
                                    json_t *list, struct suited_error *err)
{
    struct suited_row row;
    json_t *record = NULL;
    enum suited_status status = suited_view_row(digester->view, number, &row, err);

    if (!status)
        status = suited_view_record(digester->view, number, &record, err);
    if (!status && row.closes >= digester->alerts->today &&
        strcmp(json_text_of(record, "status"), "closed") != 0)
        json_array_append_new(list, plain_vacancy(record));
    json_decref(record);
    return status;
}

static enum suited_status make_letter(const struct digester *digester, const json_t *message,
                                      json_t *out, struct suited_error *err)
{
    const char *mark = json_text_of(message, "client");
    const struct roster_entry *client = roster_find(digester->roster, strtoull(mark, NULL, 16));
    json_t *profile = NULL, *list = json_array(), *number;
    size_t i;
    enum suited_status status = SUITED_OK;

    json_object_set_new(out, "vacancies", list);
    if (client)
        status = suited_client_get(digester->alerts->store, client->id, &profile, err);
    json_object_set_new(out, "to", json_string(wanted_of(profile).message_to));
    json_array_foreach(json_object_get(message, "vacancies"), i, number)
        if (!status && profile)
            status = add_plain(digester, (uint32_t)json_integer_value(number), list, err);
    json_decref(profile);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}

enum suited_status digest_make(const struct digester *digester, const json_t *message,
                               json_t **out, struct suited_error *err)
{
    json_t *digest = json_pack("{s:O, s:O, s:s}", "id", json_object_get(message, "id"), "day",
                               json_object_get(message, "day"), "link", digester->link);
    json_t *clients;
    enum suited_status status;

    *out = NULL;
    if (message_is_for_client(message)) {
        status = make_letter(digester, message, digest, err);
    } else {
        clients = json_array();
        json_object_set(digest, "adviser", json_object_get(message, "adviser"));
        json_object_set_new(digest, "clients", clients);
        status = add_clients(digester, json_object_get(message, "alerts"), clients, err);
    }
    if (status)
        json_decref(digest);
    else
        *out = digest;
    return status;
}

size_t digest_count(const json_t *digest)
{
    size_t count = json_array_size(json_object_get(digest, "vacancies")), i;
    json_t *client;

    json_array_foreach(json_object_get(digest, "clients"), i, client)
        count += json_array_size(json_object_get(client, "matches"));
    return count;
}

bool digest_is_empty(const json_t *digest)
{
    return !digest_count(digest);
}

json_t *digest_without_details(const json_t *digest)
{
    static const char *const telling[] = {"why", "questions", "distance_km"};
    json_t *bare = json_deep_copy(digest), *client, *match;
    size_t i, k;

    json_array_foreach(json_object_get(bare, "clients"), i, client) {
        json_object_del(client, "alias");
        json_array_foreach(json_object_get(client, "matches"), k, match)
            for (size_t t = 0; t < sizeof(telling) / sizeof(*telling); t++)
                json_object_del(match, telling[t]);
    }
    return bare;
}
