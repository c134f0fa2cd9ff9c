/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "market.h"

#include <math.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "suited/day.h"

#define KM_PER_DEGREE 111.2
#define EMPLOYERS     20000

/* Employers are of all sizes: the k-th has about 1/k of the vacancies. */
static uint64_t choose_employer(struct chance *chance)
{
    return (uint64_t)exp(chance_share(chance) * log(EMPLOYERS));
}

/* An employer's name is the same whenever it comes. */
static char *employer_name(struct market *market, uint64_t employer)
{
    struct chance own = {employer * 7919};
    struct strbuf name = STRBUF_INIT;
    char *first = market_name(market, &own), *second = market_name(market, &own);

    strbuf_printf(&name, "%s %s %s", first, second,
                  market_one_of(&own, json_object_get(market->figures, "firms")));
    free(first);
    free(second);
    return strbuf_detach(&name);
}

static double figure(const struct market *market, const char *name)
{
    return json_number_value(json_object_get(market->figures, name));
}

static json_t *make_place(struct market *market, const struct places_entry *town)
{
    double km = figure(market, "wards_km"), lat = town->lat / 1e5;
    double north = km * chance_normal(&market->chance) / 2;
    double east = km * chance_normal(&market->chance) / 2;

    return json_pack("{s:s, s:{s:s, s:s, s:s}, s:{s:s, s:f, s:f}}", "@type", "Place", "address",
                     "@type", "PostalAddress", "addressLocality",
                     places_cache_text(&market->places, town->name), "addressCountry", "GB",
                     "geo", "@type", "GeoCoordinates", "latitude", lat + north / KM_PER_DEGREE,
                     "longitude",
                     town->lon / 1e5 + east / (KM_PER_DEGREE * cos(lat * 3.14159265 / 180)));
}

static json_t *make_pay(struct market *market, const json_t *work)
{
    const json_t *range = json_object_get(work, "pay");
    double least = json_number_value(json_array_get(range, 0));
    double most = json_number_value(json_array_get(range, 1));
    double unit = least < 1000 ? 0.05 : 250;
    double from = least + chance_share(&market->chance) * (most - least);

    from = floor(from / unit) * unit;
    return json_pack("{s:s, s:s, s:{s:s, s:f, s:f, s:O}}", "@type", "MonetaryAmount",
                     "currency", "GBP", "value", "@type", "QuantitativeValue", "minValue", from,
                     "maxValue", from + unit * (double)chance_below(&market->chance, 12),
                     "unitText", json_array_get(range, 2));
}

static void add_item(struct strbuf *text, const char *sentence)
{
    strbuf_printf(text, "<li>%s</li>\n", sentence);
}

/* What the advert says of a condition, if it says anything. */
static void add_condition(struct market *market, const json_t *condition, struct strbuf *text)
{
    double yes = json_number_value(json_object_get(condition, "yes"));
    double no = json_number_value(json_object_get(condition, "no"));
    double drawn = chance_share(&market->chance);

    if (drawn < yes)
        add_item(text, market_one_of(&market->chance, json_object_get(condition, "says")));
    else if (drawn < yes + no && json_object_get(condition, "denies"))
        add_item(text, market_one_of(&market->chance, json_object_get(condition, "denies")));
}

/* Hours as they are told in words; a whole number of them a week. */
static void add_hours(struct market *market, bool is_part_time, struct strbuf *text)
{
    int32_t part = chance_between(&market->chance, 8, 30);

    if (chance_is(&market->chance, figure(market, "hours_said")))
        strbuf_printf(text, "<li>The hours are %.4g a week.</li>\n",
                      is_part_time ? part : 37.5);
}

static size_t choose_length(struct market *market)
{
    const json_t *words = json_object_get(market->figures, "words");
    double median = json_number_value(json_object_get(words, "median"));
    double sigma = json_number_value(json_object_get(words, "sigma"));
    double least = json_number_value(json_object_get(words, "least"));
    double most = json_number_value(json_object_get(words, "most"));

    return (size_t)fmax(least,
                        fmin(most, median * exp(sigma * chance_normal(&market->chance))));
}

/* Sentences until the advert has its length; what conditions say takes about a third. */
static void add_sentences(struct market *market, struct strbuf *text)
{
    size_t left = choose_length(market) * 2 / 3;

    while (left) {
        size_t length = (size_t)chance_between(&market->chance, 6, 22);
        char *sentence;

        length = length < left ? length : left;
        sentence = market_sentence(market, length);
        strbuf_printf(text, chance_is(&market->chance, 0.25) ? "%s</p>\n<p>" : "%s ", sentence);
        free(sentence);
        left -= length;
    }
}

/* Who is sought by whom, and where. */
static void add_opening(struct market *market, const char *const parts[3], struct strbuf *text)
{
    const json_t *all = json_object_get(market->figures, "openings");
    const json_t *opening =
        json_array_get(all, chance_below(&market->chance, json_array_size(all)));

    strbuf_puts(text, "<p>");
    for (size_t i = 0; i < 3; i++)
        strbuf_printf(text, "%s%s", json_string_value(json_array_get(opening, i)), parts[i]);
    strbuf_puts(text, ".</p>\n<p>");
}

static char *make_text(struct market *market, const char *const opening[3], bool is_part_time)
{
    struct strbuf text = STRBUF_INIT;
    size_t i;
    json_t *condition;

    add_opening(market, opening, &text);
    add_sentences(market, &text);
    strbuf_puts(&text, "</p>\n<ul>\n");
    json_array_foreach(json_object_get(market->figures, "conditions"), i, condition)
        add_condition(market, condition, &text);
    add_hours(market, is_part_time, &text);
    strbuf_puts(&text, "</ul>");
    return strbuf_detach(&text);
}

static void set_day(json_t *advert, const char *key, int32_t day)
{
    char text[SUITED_DAY_TEXT];

    suited_day_format(day, text);
    json_object_set_new(advert, key, json_string(text));
}

static void set_days(struct market *market, json_t *advert)
{
    int32_t age = chance_between(&market->chance, 0, (int32_t)figure(market, "age_days"));
    int32_t open = chance_between(&market->chance, 1, (int32_t)figure(market, "open_days"));

    set_day(advert, "datePosted", market->today - age);
    if (chance_is(&market->chance, figure(market, "closes_said")))
        set_day(advert, "validThrough", market->today + open);
}

json_t *market_advert(struct market *market, uint64_t number)
{
    struct chance *chance = &market->chance;
    const json_t *all = json_object_get(market->figures, "work");
    const json_t *work =
        json_array_get(all, chance_weighed(chance, market->work_sums, json_array_size(all)));
    size_t at = chance_weighed(chance, market->town_sums, market->town_count);
    const struct places_entry *town = &market->places.entries[market->towns[at]];
    const char *title = market_one_of(chance, json_object_get(work, "titles"));
    char *employer = employer_name(market, choose_employer(chance));
    bool is_part_time = chance_is(chance, figure(market, "part_time"));
    const char *const opening[] = {employer, title,
                                   places_cache_text(&market->places, town->name)};
    char *text = make_text(market, opening, is_part_time);
    json_t *advert = json_pack(
        "{s:s, s:s, s:{s:s, s:I}, s:s, s:{s:s, s:s}, s:o, s:s, s:s}", "@context",
        "https://schema.org", "@type", "JobPosting", "identifier", "@type", "PropertyValue",
        "value", (json_int_t)number, "title", title, "hiringOrganization", "@type",
        "Organization", "name", employer, "jobLocation", make_place(market, town),
        "employmentType", is_part_time ? "PART_TIME" : "FULL_TIME", "description", text);

    set_days(market, advert);
    if (chance_is(chance, figure(market, "pay_said")))
        json_object_set_new(advert, "baseSalary", make_pay(market, work));
    if (chance_is(chance, figure(market, "remote")))
        json_object_set_new(advert, "jobLocationType", json_string("TELECOMMUTE"));
    free(text);
    free(employer);
    return advert;
}
