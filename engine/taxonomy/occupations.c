/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "occupations.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/share.h"
#include "base/xalloc.h"
#include "labels.h"
#include "labels_file.h"
#include "rooms.h"
#include "words.h"

#define FILE_NAME     "taxonomies/occupations.tsv"
#define COMPILED_NAME "titles.cache"

/* The file is ours: this only keeps a wrong SUITED_SHARE from being read for ever. */
#define FILE_MAX ((size_t)8 << 20)

struct group {
    char code[5];
    const char *title;
    const char *titles; /* "; " between them; NULL for a wider group */
};

/* What is found or made when it is first asked for. */
struct made {
    pthread_mutex_t lock;
    const struct labels *labels;
    struct labels_file *compiled; /* has them, or is NULL */
    struct labels *own;           /* them, or NULL */
};

struct occupations {
    const struct words *words;
    uint32_t stamp; /* of the words and the file */
    char *text;     /* the file, cut up */
    struct group *groups;
    size_t count, room;
    struct made *made;
};

static enum suited_status read_file(struct strbuf *text, struct suited_error *err)
{
    char *path = share_path(FILE_NAME), piece[1 << 14];
    FILE *file = fopen(path, "r");
    enum suited_status status = SUITED_OK;
    size_t got;

    if (!file)
        status =
            suited_fail(err, SUITED_NOTFOUND, "cannot read '%s': %s", path, strerror(errno));
    while (!status && (got = fread(piece, 1, sizeof(piece), file)) > 0) {
        strbuf_add(text, piece, got);
        if (text->length > FILE_MAX)
            status =
                suited_fail(err, SUITED_LIMIT, "'%s' is larger than %zu bytes", path, FILE_MAX);
    }
    if (!status && ferror(file))
        status = suited_fail(err, SUITED_IO, "cannot read '%s': %s", path, strerror(errno));
    if (file)
        fclose(file);
    free(path);
    return status;
}

/* Append a group whose code has `digits` digits; the texts stay where they are. */
static void add_group(struct occupations *occupations, const char *code, size_t digits,
                      const char *title, const char *titles)
{
    struct group *group;

    if (occupations->count == occupations->room) {
        occupations->room = occupations->room ? occupations->room * 2 : 640;
        occupations->groups =
            xresize(occupations->groups, occupations->room, sizeof(*occupations->groups));
    }
    group = &occupations->groups[occupations->count++];
    memcpy(group->code, code, digits);
    group->code[digits] = '\0';
    group->title = title;
    group->titles = titles;
}

static enum suited_status read_line(struct occupations *occupations, char *line, size_t number,
                                    struct suited_error *err)
{
    size_t digits = strspn(line, "0123456789");
    char *title = line + digits, *titles;
    const char *before =
        occupations->count ? occupations->groups[occupations->count - 1].code : "";

    if (!digits || digits > 4 || *title != '\t' || !title[1] ||
        !(titles = strchr(title + 1, '\t')) != (digits < 4))
        return suited_fail(err, SUITED_INVALID,
                           "'%s', line %zu: a line is a code of 1 to 4 digits, a tab and its "
                           "name, then for 4 digits a tab and titles",
                           FILE_NAME, number);
    *title++ = '\0';
    if (titles)
        *titles++ = '\0';
    if (strcmp(before, line) >= 0)
        return suited_fail(err, SUITED_INVALID, "'%s', line %zu: %s does not come after %s",
                           FILE_NAME, number, line, before);
    add_group(occupations, line, digits, title, titles);
    return SUITED_OK;
}

static enum suited_status read_lines(struct occupations *occupations, struct suited_error *err)
{
    size_t number = 0;

    for (char *line = occupations->text, *next; line && *line; line = next) {
        enum suited_status status = SUITED_OK;

        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        number++;
        if (*line && *line != '#')
            status = read_line(occupations, line, number, err);
        if (status)
            return status;
    }
    return SUITED_OK;
}

/* Never 0. */
static uint32_t stamp_of(const struct words *words, const struct strbuf *text)
{
    return (uint32_t)hash_more(words_stamp(words), text->text, text->length) | 1;
}

enum suited_status occupations_open(const struct words *words, struct occupations **out,
                                    struct suited_error *err)
{
    struct occupations *occupations = xcalloc(1, sizeof(*occupations));
    struct strbuf text = STRBUF_INIT;
    enum suited_status status = read_file(&text, err);

    *out = NULL;
    occupations->words = words;
    occupations->made = xcalloc(1, sizeof(*occupations->made));
    pthread_mutex_init(&occupations->made->lock, NULL);
    occupations->stamp = stamp_of(words, &text);
    occupations->text = strbuf_detach(&text);
    if (!status)
        status = read_lines(occupations, err);
    if (status)
        occupations_close(occupations);
    else
        *out = occupations;
    return status;
}

void occupations_close(struct occupations *occupations)
{
    if (!occupations)
        return;
    labels_free(occupations->made->own);
    labels_file_close(occupations->made->compiled);
    pthread_mutex_destroy(&occupations->made->lock);
    free(occupations->made);
    free(occupations->groups);
    free(occupations->text);
    free(occupations);
}

static void add_titles(struct labels_builder *builder, uint32_t concept, const char *titles)
{
    while (*titles) {
        size_t length = strcspn(titles, ";");

        labels_builder_label(builder, concept, titles, length);
        titles += length;
        titles += strspn(titles, "; ");
    }
}

static struct labels_builder *gather(const struct occupations *occupations)
{
    struct labels_builder *builder = labels_builder_new(occupations->words);

    labels_builder_stamp(builder, occupations->stamp);
    for (size_t i = 0; i < occupations->count; i++) {
        const struct group *group = &occupations->groups[i];

        if (group->titles)
            add_titles(builder,
                       labels_builder_concept(builder, "", group->title,
                                              (uint16_t)strtoul(group->code, NULL, 10)),
                       group->titles);
    }
    return builder;
}

void occupations_compile(const struct occupations *occupations, struct strbuf *out)
{
    struct labels_builder *builder = gather(occupations);

    labels_builder_write(builder, out);
    labels_builder_free(builder);
}

/* Use what the build compiled: false where that is missing, damaged or of other files. */
static bool use_compiled(const struct occupations *occupations)
{
    struct made *made = occupations->made;
    char *path = share_path(COMPILED_NAME);
    const struct labels *labels;

    labels_file_map(path, &made->compiled, NULL);
    free(path);
    labels = labels_file_block(made->compiled, 0);
    if (!labels || labels_stamp(labels) != occupations->stamp)
        return false;
    made->labels = labels;
    return true;
}

static void make_labels(const struct occupations *occupations)
{
    struct labels_builder *builder = gather(occupations);
    struct made *made = occupations->made;

    made->labels = made->own = labels_new(builder);
    labels_builder_free(builder);
}

const struct labels *occupations_labels(const struct occupations *occupations)
{
    struct made *made = occupations->made;

    pthread_mutex_lock(&made->lock);
    if (!made->labels && !use_compiled(occupations))
        make_labels(occupations);
    pthread_mutex_unlock(&made->lock);
    return made->labels;
}

static int compare_group(const void *code, const void *group)
{
    return strcmp(code, ((const struct group *)group)->code);
}

const char *occupations_title(const struct occupations *occupations, const char *code)
{
    const struct group *group = bsearch(code, occupations->groups, occupations->count,
                                        sizeof(*occupations->groups), compare_group);

    return group ? group->title : NULL;
}

const char *suited_occupation_title(const struct suited_taxonomy *taxonomy, const char *code)
{
    return occupations_title(taxonomy_occupations(taxonomy), code);
}
