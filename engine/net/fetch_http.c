/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch_http.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Copy in lower case what is no space or quote; what does not fit is left out altogether. */
static void copy(char *out, size_t room, const char *text, size_t length)
{
    size_t made = 0;

    for (size_t i = 0; i < length && made < room; i++)
        if (!isspace((unsigned char)text[i]) && text[i] != '"' && text[i] != '\'')
            out[made++] = (char)tolower((unsigned char)text[i]);
    out[made < room ? made : 0] = '\0';
}

void content_type_parse(const char *header, struct fetch_answer *answer)
{
    static const char name[] = "charset=";
    size_t length = strcspn(header, ";");

    copy(answer->type, sizeof(answer->type), header, length);
    answer->charset[0] = '\0';
    while (header[length] == ';') {
        header += length + 1;
        header += strspn(header, " \t");
        length = strcspn(header, ";");
        if (!strncasecmp(header, name, sizeof(name) - 1))
            copy(answer->charset, sizeof(answer->charset), header + sizeof(name) - 1,
                 length - (sizeof(name) - 1));
    }
}

bool http_may_pass(long http_status)
{
    return http_status == 429 || http_status == 500 || http_status == 502 ||
           http_status == 503 || http_status == 504;
}

enum suited_status http_judge(const struct fetch_request *request, long http,
                              struct suited_error *err)
{
    const char *url = request->url;

    if ((http >= 200 && http <= 299) ||
        (http == 304 && (request->etag || request->last_modified)))
        return SUITED_OK;
    if (http == 404 || http == 410)
        return suited_fail(
            err, SUITED_NOTFOUND,
            "cannot fetch '%s': there is no such page (%ld; look up the address)", url, http);
    if (http == 401 || http == 403)
        return suited_fail(err, SUITED_INVALID,
                           "cannot fetch '%s': the server refuses us (%ld; check the key)", url,
                           http);
    if (http >= 400 && http <= 499 && http != 408 && http != 429)
        return suited_fail(err, SUITED_INVALID,
                           "cannot fetch '%s': the server answered %ld (check the address)",
                           url, http);
    return suited_fail(err, SUITED_NETWORK,
                       "cannot fetch '%s': the server answered %ld (try later)", url, http);
}
