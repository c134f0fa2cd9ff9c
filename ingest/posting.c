/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/posting.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "posting_property.h"

#define UNIT_MAX_BYTES 8

bool suited_posting_is_tagged(const json_t *record)
{
    const char *name;
    json_t *said;
    size_t i;

    json_array_foreach(json_object_get(record, "facts"), i, said)
        if (posting_is_person(said))
            return true;
    json_object_foreach(json_object_get(record, "quantities"), name, said)
        if (posting_is_person(said))
            return true;
    return false;
}

/* Google takes the description as HTML. */
static json_t *html_of(const char *text)
{
    struct strbuf html = STRBUF_INIT;
    json_t *value;

    for (; *text; text++) {
        if (*text == '\n')
            strbuf_puts(&html, "<br>");
        else if (*text == '&')
            strbuf_puts(&html, "&amp;");
        else if (*text == '<')
            strbuf_puts(&html, "&lt;");
        else if (*text == '>')
            strbuf_puts(&html, "&gt;");
        else
            strbuf_putc(&html, *text);
    }
    value = json_stringn(html.text, html.length);
    strbuf_release(&html);
    return value;
}

static void copy_text(json_t *to, const char *to_key, const json_t *from, const char *from_key)
{
    const char *text = json_text_of(from, from_key);

    if (*text)
        json_object_set_new(to, to_key, json_string(text));
}

static json_t *place_of(const json_t *place)
{
    json_t *address = json_pack("{s:s}", "@type", "PostalAddress");
    const json_t *lat = json_object_get(place, "lat"), *lon = json_object_get(place, "lon");
    json_t *location = json_pack("{s:s, s:o}", "@type", "Place", "address", address);

    copy_text(address, "addressLocality", place, "name");
    copy_text(address, "postalCode", place, "postcode");
    copy_text(address, "addressCountry", place, "country");
    if (json_is_number(lat) && json_is_number(lon))
        json_object_set_new(location, "geo",
                            json_pack("{s:s, s:O, s:O}", "@type", "GeoCoordinates", "latitude",
                                      lat, "longitude", lon));
    return location;
}

static bool is_remote(const json_t *record)
{
    const json_t *fact;
    size_t i;

    json_array_foreach(json_object_get(record, "facts"), i, fact)
        if (!strcmp(json_text_of(fact, "condition"), "remote_work"))
            return !strcmp(json_text_of(fact, "value"), "yes");
    return false;
}

/* A workplace, or from home in a country: one of them there must be. */
static bool add_where(const json_t *record, json_t *posting)
{
    json_t *locations = json_array(), *countries = json_array();
    const json_t *item;
    bool remote;
    size_t i;

    json_array_foreach(json_object_get(record, "places"), i, item)
        json_array_append_new(locations, place_of(item));
    json_array_foreach(json_object_get(record, "countries"), i, item)
        json_array_append_new(countries,
                              json_pack("{s:s, s:O}", "@type", "Country", "name", item));
    remote = is_remote(record) && json_array_size(countries);
    if (json_array_size(locations))
        json_object_set(posting, "jobLocation", locations);
    if (remote)
        json_object_set_new(posting, "jobLocationType", json_string("TELECOMMUTE"));
    if (json_array_size(countries))
        json_object_set(posting, "applicantLocationRequirements", countries);
    remote = remote || json_array_size(locations);
    json_decref(locations);
    json_decref(countries);
    return remote;
}

/* "hour" is "HOUR" of schema.org; our own names of periods are small letters. */
static json_t *amount_of(const json_t *pay)
{
    const char *period = json_text_of(pay, "period");
    char unit[UNIT_MAX_BYTES];
    size_t length = 0;

    for (; period[length] && length + 1 < sizeof(unit); length++)
        unit[length] = (char)(period[length] - 'a' + 'A');
    unit[length] = '\0';
    return json_pack("{s:s, s:s, s:O*, s:O*}", "@type", "QuantitativeValue", "unitText", unit,
                     "minValue", json_object_get(pay, "min"), "maxValue",
                     json_object_get(pay, "max"));
}

/* The amount for part of the week is in no field of schema.org: the words say it. */
static bool has_amount(const json_t *pay)
{
    return posting_is_said(pay) && *json_text_of(pay, "period") &&
           (json_object_get(pay, "min") || json_object_get(pay, "max")) &&
           !json_is_true(json_object_get(pay, "pro_rata"));
}

static void add_pay(const json_t *pay, json_t *posting)
{
    const char *currency = json_text_of(pay, "currency");

    if (has_amount(pay))
        json_object_set_new(posting, "baseSalary",
                            json_pack("{s:s, s:s, s:o}", "@type", "MonetaryAmount", "currency",
                                      *currency ? currency : "GBP", "value", amount_of(pay)));
}

static void add_hours(const json_t *hours, json_t *posting)
{
    const json_t *least = json_object_get(hours, "min"), *most = json_object_get(hours, "max");
    char text[60];

    if (!posting_is_said(hours) || !most)
        return;
    snprintf(text, sizeof(text), "%g-%g hours per week",
             json_number_value(least ? least : most), json_number_value(most));
    if (!least)
        snprintf(text, sizeof(text), "up to %g hours per week", json_number_value(most));
    json_object_set_new(posting, "workHours", json_string(text));
}

static enum suited_status lacks(uint32_t number, const char *what, struct suited_error *err)
{
    return suited_fail(err, SUITED_INVALID,
                       "vacancy %" PRIu32 " is not exported: it has no %s, which every "
                       "JobPosting must have",
                       number, what);
}

/* What a JobPosting must have. */
static enum suited_status add_required(uint32_t number, const json_t *record, json_t *posting,
                                       struct suited_error *err)
{
    const char *text = json_text_of(record, "text"), *day = json_text_of(record, "posted");

    if (!*json_text_of(record, "title"))
        return lacks(number, "title", err);
    if (!*text)
        return lacks(number, "description", err);
    if (!*json_text_of(record, "employer"))
        return lacks(number, "employer", err);
    copy_text(posting, "title", record, "title");
    json_object_set_new(posting, "description", html_of(text));
    json_object_set_new(posting, "datePosted",
                        json_string(*day ? day : json_text_of(record, "first_seen")));
    json_object_set_new(posting, "hiringOrganization",
                        json_pack("{s:s, s:s}", "@type", "Organization", "name",
                                  json_text_of(record, "employer")));
    if (!add_where(record, posting))
        return lacks(number, "place of work, and no country to work in from home", err);
    return SUITED_OK;
}

static void add_optional(const struct suited_taxonomy *taxonomy, uint32_t number,
                         const json_t *record, json_t *posting)
{
    const json_t *quantities = json_object_get(record, "quantities");
    json_t *properties = posting_properties(taxonomy, record);
    char id[20];

    snprintf(id, sizeof(id), "%" PRIu32, number);
    json_object_set_new(
        posting, "identifier",
        json_pack("{s:s, s:s, s:s}", "@type", "PropertyValue", "name", "suited", "value", id));
    copy_text(posting, "url", record, "url");
    copy_text(posting, "validThrough", record, "closes");
    copy_text(posting, "inLanguage", record, "language");
    add_pay(json_object_get(quantities, "pay"), posting);
    add_hours(json_object_get(quantities, "hours_per_week"), posting);
    if (json_array_size(properties))
        json_object_set(posting, "additionalProperty", properties);
    json_decref(properties);
}

enum suited_status suited_posting(const struct suited_taxonomy *taxonomy, uint32_t number,
                                  const json_t *record, json_t **out, struct suited_error *err)
{
    json_t *posting =
        json_pack("{s:s, s:s}", "@context", "https://schema.org/", "@type", "JobPosting");
    enum suited_status status = add_required(number, record, posting, err);

    *out = NULL;
    if (status) {
        json_decref(posting);
        return status;
    }
    add_optional(taxonomy, number, record, posting);
    *out = posting;
    return SUITED_OK;
}
