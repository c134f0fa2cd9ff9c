/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "labels_file.h"
#include "suited/taxonomy.h"
#include "words.h"

enum { URI, TITLE, NAMES, GROUP, COLUMNS };

static const char *const columns_of_esco[COLUMNS] = {"conceptUri", "preferredLabel",
                                                     "altLabels", "iscoGroup"};

/* A table of ESCO: occupations have a group of ISCO-08, skills none. */
struct table {
    const char *name;
    bool has_groups;
};

static enum suited_status read_group(const struct csv *csv, const char *name, const char *text,
                                     uint16_t *code, struct suited_error *err)
{
    const char *digits = text + (*text == 'C');

    if (strlen(digits) != 4 || strspn(digits, "0123456789") != 4)
        return suited_fail(err, SUITED_INVALID,
                           "'%s', line %zu: '%.40s' is no ISCO-08 unit group", name,
                           csv_line(csv), text);
    *code = (uint16_t)strtoul(digits, NULL, 10);
    return SUITED_OK;
}

static enum suited_status read_row(const struct csv *csv, const struct table *table,
                                   const size_t *columns, struct labels_builder *builder,
                                   size_t *count, struct suited_error *err)
{
    const char *uri = csv_field(csv, columns[URI]), *title = csv_field(csv, columns[TITLE]);
    uint16_t code = 0;
    enum suited_status status = SUITED_OK;

    if (table->has_groups)
        status = read_group(csv, table->name, csv_field(csv, columns[GROUP]), &code, err);
    if (!status && (!*uri || !*title))
        status = suited_fail(err, SUITED_INVALID, "'%s', line %zu has no %s", table->name,
                             csv_line(csv), columns_of_esco[*uri ? TITLE : URI]);
    if (status)
        return status;
    *count += 1 + import_names(builder, labels_builder_concept(builder, uri, title, code),
                               csv_field(csv, columns[NAMES]));
    if (*count > IMPORT_NAMES_MAX)
        return suited_fail(err, SUITED_LIMIT, "'%s' has more than %zu names", table->name,
                           IMPORT_NAMES_MAX);
    return SUITED_OK;
}

static enum suited_status read_table(const char *folder, const struct table *table,
                                     struct labels_builder *builder, size_t *count,
                                     struct suited_error *err)
{
    struct csv *csv = NULL;
    size_t columns[COLUMNS], before = *count;
    bool is_row = true;
    enum suited_status status = import_open(folder, table->name, CSV_COMMAS, &csv, err);

    if (!status)
        status = import_columns(csv, columns_of_esco, columns,
                                table->has_groups ? COLUMNS : GROUP, err);
    while (!status && is_row) {
        status = csv_next(csv, &is_row, err);
        if (!status && is_row)
            status = read_row(csv, table, columns, builder, count, err);
    }
    if (!status && *count == before)
        status = suited_fail(err, SUITED_INVALID, "'%s' has no rows", table->name);
    csv_close(csv);
    return status;
}

static enum suited_status add_block(const char *folder, const struct table *table,
                                    const struct words *words, struct strbuf *blocks,
                                    size_t *count, struct suited_error *err)
{
    struct labels_builder *builder = labels_builder_new(words);
    enum suited_status status = read_table(folder, table, builder, count, err);

    if (!status)
        labels_builder_write(builder, blocks);
    labels_builder_free(builder);
    return status;
}

enum suited_status suited_esco_import(const char *folder, const char *data_dir, size_t *count,
                                      struct suited_error *err)
{
    static const struct table occupations = {"occupations_en.csv", true};
    static const struct table skills = {"skills_en.csv", false};
    struct words *words = NULL;
    struct strbuf blocks = STRBUF_INIT;
    enum suited_status status = words_open(&words, err);

    *count = 0;
    if (!status)
        status = add_block(folder, &occupations, words, &blocks, count, err);
    if (!status)
        status = add_block(folder, &skills, words, &blocks, count, err);
    if (!status)
        status = labels_file_write(data_dir, ESCO_FILE, &blocks, err);
    strbuf_release(&blocks);
    words_close(words);
    return status;
}
