/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "find.h"
#include "import.h"
#include "labels_file.h"
#include "occupations.h"
#include "suited/taxonomy.h"
#include "words.h"

/* An occupation's title must be a name we know, but for the order of its words. */
#define SCORE_LEAST 97

/* Names that are looked at for one title. */
enum { NEAREST = 8 };

#define NO_CONCEPT UINT32_MAX
#define LINK       "https://www.onetonline.org/link/summary/"

struct occupation {
    char *soc;        /* "35-3023.01" */
    uint32_t concept; /* NO_CONCEPT where it has no code */
};

struct import {
    struct words *words;
    struct occupations *ours;
    struct labels_file *esco;
    const struct labels *sources[2]; /* names whose codes are known; ESCO's may be NULL */
    struct labels_builder *builder;
    struct occupation *all; /* as the file has them: by code */
    size_t occupations, room, count;
};

/*
 * The code of the known name that is an O*NET title; 0 where there is none. ESCO's other
 * names are too free with codes: there only its occupations' own titles count.
 */
static uint16_t code_of(const struct import *import, const char *title)
{
    struct folded folded;

    words_fold(import->words, title, strlen(title), &folded);
    for (size_t i = 0; i < 2; i++) {
        const struct labels *source = import->sources[i];
        struct found found[NEAREST];
        size_t count = source ? find_rank(source, import->words, &folded, found, NEAREST) : 0;

        for (size_t k = 0; k < count && found[k].score >= SCORE_LEAST; k++) {
            struct label label = labels_get(source, found[k].label);

            if (!label.is_topic && label.words == folded.count &&
                (label.is_preferred || source == import->sources[0]))
                return labels_concept(source, label.concept).code;
        }
    }
    return 0;
}

static void add_occupation(struct import *import, const char *soc, const char *title)
{
    struct occupation occupation = {xstrdup(soc), NO_CONCEPT};
    uint16_t code = code_of(import, title);

    if (import->occupations == import->room) {
        import->room = import->room ? import->room * 2 : 1024;
        import->all = xresize(import->all, import->room, sizeof(*import->all));
    }
    if (code) {
        struct strbuf link = STRBUF_INIT;

        strbuf_printf(&link, LINK "%s", soc);
        occupation.concept = labels_builder_concept(import->builder, link.text, title, code);
        import->count++;
        strbuf_release(&link);
    }
    import->all[import->occupations++] = occupation;
}

static int compare_occupation(const void *soc, const void *occupation)
{
    return strcmp(soc, ((const struct occupation *)occupation)->soc);
}

static enum suited_status take_occupation(struct import *import, const struct csv *csv,
                                          const char *soc, const char *title,
                                          struct suited_error *err)
{
    if (import->occupations && strcmp(import->all[import->occupations - 1].soc, soc) >= 0)
        return suited_fail(err, SUITED_INVALID,
                           "'Occupation Data.txt', line %zu: '%.40s' does not come after the "
                           "code before it",
                           csv_line(csv), soc);
    add_occupation(import, soc, title);
    return SUITED_OK;
}

static enum suited_status take_title(struct import *import, const struct csv *csv,
                                     const char *soc, const char *title,
                                     struct suited_error *err)
{
    const struct occupation *occupation = bsearch(soc, import->all, import->occupations,
                                                  sizeof(*import->all), compare_occupation);

    if (!occupation)
        return suited_fail(err, SUITED_INVALID,
                           "'Alternate Titles.txt', line %zu: there is no occupation '%.40s'",
                           csv_line(csv), soc);
    if (occupation->concept != NO_CONCEPT)
        import->count += import_names(import->builder, occupation->concept, title);
    if (import->count > IMPORT_NAMES_MAX)
        return suited_fail(err, SUITED_LIMIT, "'Alternate Titles.txt' has more than %zu titles",
                           IMPORT_NAMES_MAX);
    return SUITED_OK;
}

/* What is done with each row of a table of codes and titles. */
typedef enum suited_status take_row(struct import *import, const struct csv *csv,
                                    const char *soc, const char *title,
                                    struct suited_error *err);

static enum suited_status read_table(struct import *import, const char *folder,
                                     const char *name, const char *title_column, take_row *take,
                                     struct suited_error *err)
{
    const char *const names[] = {"O*NET-SOC Code", title_column};
    size_t columns[2], rows = 0;
    struct csv *csv = NULL;
    bool is_row = true;
    enum suited_status status = import_open(folder, name, CSV_TABS, &csv, err);

    if (!status)
        status = import_columns(csv, names, columns, 2, err);
    while (!status && is_row) {
        status = csv_next(csv, &is_row, err);
        if (!status && is_row)
            status =
                take(import, csv, csv_field(csv, columns[0]), csv_field(csv, columns[1]), err);
        rows += is_row;
    }
    if (!status && !rows)
        status = suited_fail(err, SUITED_INVALID, "'%s' has no rows", name);
    csv_close(csv);
    return status;
}

static enum suited_status open_import(struct import *import, const char *data_dir,
                                      struct suited_error *err)
{
    enum suited_status status = words_open(&import->words, err);

    if (!status)
        status = occupations_open(import->words, &import->ours, err);
    if (!status)
        status = labels_file_open(data_dir, ESCO_FILE, &import->esco, err);
    if (status)
        return status;
    import->sources[0] = occupations_labels(import->ours);
    import->sources[1] = labels_file_block(import->esco, 0);
    import->builder = labels_builder_new(import->words);
    return SUITED_OK;
}

static void close_import(struct import *import)
{
    for (size_t i = 0; i < import->occupations; i++)
        free(import->all[i].soc);
    free(import->all);
    labels_builder_free(import->builder);
    labels_file_close(import->esco);
    occupations_close(import->ours);
    words_close(import->words);
}

enum suited_status suited_onet_import(const char *folder, const char *data_dir, size_t *count,
                                      struct suited_error *err)
{
    struct import import = {.count = 0};
    struct strbuf block = STRBUF_INIT;
    enum suited_status status = open_import(&import, data_dir, err);

    *count = 0;
    if (!status)
        status =
            read_table(&import, folder, "Occupation Data.txt", "Title", take_occupation, err);
    if (!status)
        status = read_table(&import, folder, "Alternate Titles.txt", "Alternate Title",
                            take_title, err);
    if (!status) {
        labels_builder_write(import.builder, &block);
        status = labels_file_write(data_dir, ONET_FILE, &block, err);
    }
    if (!status)
        *count = import.count;
    strbuf_release(&block);
    close_import(&import);
    return status;
}
