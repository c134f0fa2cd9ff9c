/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "advert.h"
#include "feeds.h"
#include "parts.h"

/* Copies are looked for in the feeds that are known. */
static enum suited_status make_known(struct suited_view *view, const char *feed,
                                     struct suited_error *err)
{
    json_t *note = NULL;
    enum suited_status status = feed_get(view, feed, &note, err);

    if (!status)
        status = feed_put(view, feed, note, err);
    json_decref(note);
    return status;
}

/* One advert that a person gives, by the same road as a feed's; nothing closes by its absence.
 */
enum suited_status suited_ingest_one(struct suited_ingest *ingest, const json_t *mapped,
                                     const char *feed, uint32_t *number,
                                     struct suited_error *err)
{
    const struct suited_ingest_options *options = &ingest->options;
    const struct advert_context context = {
        .taxonomy = options->taxonomy, .country = options->country, .today = options->today};
    struct suited_ingest_report counts = {0};
    struct intake intake = {.taxonomy = options->taxonomy,
                            .reader = ingest->reader,
                            .feed = feed,
                            .today = options->today,
                            .held = {.today = options->today},
                            .counts = &counts};
    struct suited_view *view = NULL;
    json_t *advert = NULL;
    enum suited_status status = feed_name_check(feed, err);

    *number = 0;
    if (!status)
        status = advert_normalise(mapped, &context, &advert, err);
    if (!status)
        reader_fields(ingest->reader, advert);
    if (!status)
        status = suited_view_open(options->corpus, SUITED_WRITE, &view, err);
    if (!status)
        status = make_known(view, feed, err);
    if (!status)
        status = intake_take(&intake, view, advert, number, err);
    if (!status)
        status = intake_settle(&intake, view, err);
    intake_forget(&intake);
    reading_release(&intake.reading);
    json_decref(advert);
    if (status) {
        suited_view_close(view);
        return status;
    }
    return suited_view_commit(view, err);
}
