/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sitemap.h"

#include <string.h>

#include "base/json.h"
#include "unpack.h"

bool is_sitemap(const char *head)
{
    return strstr(head, "<urlset") || strstr(head, "<sitemapindex");
}

static enum suited_status keep_location(void *context, json_t *record, struct suited_error *err)
{
    json_t *list = context;
    const char *url = json_text_of(record, "loc");

    if (json_array_size(list) >= SITEMAP_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot read the sitemap: it has more than %d pages (add its parts "
                           "as feeds of their own)",
                           SITEMAP_MAX);
    if (*url)
        json_array_append_new(list, json_string(url));
    return SUITED_OK;
}

static void ignore(void *context, const char *where, const char *why, const char *bytes)
{
    (void)context, (void)where, (void)why, (void)bytes;
}

static enum suited_status read_locations(FILE *stream, const char *path, json_t *list,
                                         struct suited_error *err)
{
    const struct unpack_options options = {
        .kind = "xml",
        .records = path,
        .record = keep_location,
        .reject = ignore,
        .context = list,
    };
    struct unpack *unpack;
    char chunk[BUFSIZ];
    size_t length;
    enum suited_status status = unpack_open(&options, &unpack, err);

    rewind(stream);
    while (!status && (length = fread(chunk, 1, sizeof(chunk), stream)) > 0)
        status = unpack_push(unpack, chunk, length, err);
    if (!status)
        status = unpack_finish(unpack, err);
    unpack_close(unpack);
    return status;
}

enum suited_status sitemap_read(FILE *stream, json_t *pages, json_t *maps,
                                struct suited_error *err)
{
    enum suited_status status = read_locations(stream, "/urlset/url", pages, err);

    return status ? status : read_locations(stream, "/sitemapindex/sitemap", maps, err);
}
