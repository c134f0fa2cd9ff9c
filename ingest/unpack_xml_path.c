/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unpack_xml_path.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum suited_status xml_path_parse(const char *text, struct xml_path *path,
                                  struct suited_error *err)
{
    const char *at = text;

    *path = (struct xml_path){.is_anywhere = at && !strncmp(at, "//", 2)};
    at += path->is_anywhere;
    while (at && *at == '/' && path->count < XML_STEPS_MAX) {
        size_t length = strcspn(at + 1, "/[]@");

        if (length == 0)
            break;
        path->steps[path->count++] = xstrndup(at + 1, length);
        at += 1 + length;
    }
    if (at && !*at && path->count > 0 && (!path->is_anywhere || path->count == 1))
        return SUITED_OK;
    xml_path_release(path);
    return suited_fail(err, SUITED_INVALID,
                       "'%s' is no path to records (write it like /source/job or //job)",
                       text ? text : "");
}

void xml_path_release(struct xml_path *path)
{
    for (size_t i = 0; i < path->count; i++)
        free(path->steps[i]);
    *path = (struct xml_path){0};
}

static bool step_fits(const char *step, const char *name)
{
    return !strcmp(step, "*") || !strcmp(step, name);
}

bool xml_path_enter(struct xml_path *path, size_t depth, const char *name)
{
    if (path->is_anywhere)
        return step_fits(path->steps[0], name);
    if (path->matched == depth - 1 && depth <= path->count &&
        step_fits(path->steps[depth - 1], name))
        path->matched = depth;
    if (path->matched > path->most_matched)
        path->most_matched = path->matched;
    return path->matched == path->count && depth == path->count;
}

void xml_path_leave(struct xml_path *path, size_t depth)
{
    if (path->matched == depth)
        path->matched--;
}

bool xml_path_was_near(const struct xml_path *path)
{
    return path->is_anywhere || path->most_matched + 1 >= path->count;
}
