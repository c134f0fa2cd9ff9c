/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leave_out.h"

#include <errno.h>
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "taxonomy/csv.h"
#include "taxonomy/import.h"

enum {
    BATCH_MOST = 40,
    COMMON_LEAST = 1000, /* labels that have a word of which 40 may be left out at once */
};

/* An alternative label; the occupation is its row's number. */
struct alternative {
    const json_t *row;
    const char *label;
    uint64_t order; /* the sample is those of the least */
};

struct batch {
    size_t members[BATCH_MOST]; /* of the sample */
    size_t count;
    json_t *taken; /* words and occupations that no further member may have */
};

struct leave_out {
    json_t *rows;  /* [{"uri", "title", "code", "labels": [text]}] */
    json_t *words; /* how many labels have each word */
    struct alternative *all;
    size_t count, room;
    size_t sample;
    struct batch *batches;
    size_t batch_count;
};

static json_t *cut_lines(const char *text)
{
    json_t *lines = json_array();

    while (*text) {
        size_t length = strcspn(text, "\n");

        if (length)
            json_array_append_new(lines, json_stringn(text, length));
        text += length + (text[length] == '\n');
    }
    return lines;
}

static enum suited_status read_rows(struct leave_out *leave_out, const char *folder,
                                    struct suited_error *err)
{
    static const char *const names[] = {"conceptUri", "preferredLabel", "iscoGroup",
                                        "altLabels"};
    size_t at[4];
    struct csv *csv;
    bool is_row = true;
    enum suited_status status =
        import_open(folder, "occupations_en.csv", CSV_COMMAS, &csv, err);

    if (!status)
        status = import_columns(csv, names, at, 4, err);
    while (!status && is_row) {
        status = csv_next(csv, &is_row, err);
        if (!status && is_row)
            json_array_append_new(leave_out->rows, json_pack("{s:s, s:s, s:s, s:o}", "uri",
                                                             csv_field(csv, at[0]), "title",
                                                             csv_field(csv, at[1]), "code",
                                                             csv_field(csv, at[2]), "labels",
                                                             cut_lines(csv_field(csv, at[3]))));
    }
    csv_close(csv);
    return status;
}

/* The words of a label as keys of an object, which the caller frees. */
static json_t *words_of(const char *label)
{
    char *folded = fold_text(label), *rest = folded;
    json_t *words = json_object();

    for (char *word = strtok_r(folded, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        json_object_set_new(words, word, json_true());
    free(folded);
    return words;
}

static void count_words(struct leave_out *leave_out, const char *label)
{
    json_t *words = words_of(label), *value;
    const char *word;

    json_object_foreach(words, word, value) {
        json_int_t count = json_integer_value(json_object_get(leave_out->words, word));

        json_object_set_new(leave_out->words, word, json_integer(count + 1));
    }
    json_decref(words);
}

static void add_alternative(struct leave_out *leave_out, const json_t *row, const char *label)
{
    uint64_t uri = hash_bytes(json_text_of(row, "uri"), strlen(json_text_of(row, "uri")));

    if (leave_out->count == leave_out->room) {
        leave_out->room = leave_out->room ? leave_out->room * 2 : 4096;
        leave_out->all = xresize(leave_out->all, leave_out->room, sizeof(*leave_out->all));
    }
    leave_out->all[leave_out->count++] =
        (struct alternative){row, label, uri ^ hash_bytes(label, strlen(label))};
}

static void take_rows(struct leave_out *leave_out)
{
    size_t i, k;
    json_t *row, *label;

    json_array_foreach(leave_out->rows, i, row) {
        count_words(leave_out, json_text_of(row, "title"));
        json_array_foreach(json_object_get(row, "labels"), k, label) {
            count_words(leave_out, json_string_value(label));
            add_alternative(leave_out, row, json_string_value(label));
        }
    }
}

static int by_order(const void *a, const void *b)
{
    const struct alternative *x = a, *y = b;

    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return strcmp(x->label, y->label);
}

/* What no other member of the label's batch may have; the caller frees it. */
static json_t *claims_of(const struct leave_out *leave_out, const struct alternative *one)
{
    json_t *claims = words_of(one->label), *value;
    const char *word;
    void *next;

    json_object_foreach_safe(claims, next, word, value)
    {
        if (json_integer_value(json_object_get(leave_out->words, word)) >= COMMON_LEAST)
            json_object_del(claims, word);
    }
    json_object_set_new(claims, json_text_of(one->row, "uri"), json_true());
    return claims;
}

static bool fits(const struct batch *batch, json_t *claims)
{
    const char *claim;
    json_t *value;

    if (batch->count == BATCH_MOST)
        return false;
    json_object_foreach(claims, claim, value) {
        if (json_object_get(batch->taken, claim))
            return false;
    }
    return true;
}

static void put_into_batch(struct leave_out *leave_out, size_t number)
{
    json_t *claims = claims_of(leave_out, &leave_out->all[number]);
    size_t at = 0;

    while (at < leave_out->batch_count && !fits(&leave_out->batches[at], claims))
        at++;
    if (at == leave_out->batch_count)
        leave_out->batches[leave_out->batch_count++].taken = json_object();
    leave_out->batches[at].members[leave_out->batches[at].count++] = number;
    json_object_update(leave_out->batches[at].taken, claims);
    json_decref(claims);
}

enum suited_status leave_out_new(const char *folder, size_t sample, struct leave_out **out,
                                 struct suited_error *err)
{
    struct leave_out *leave_out = xcalloc(1, sizeof(*leave_out));
    enum suited_status status;

    *out = leave_out;
    leave_out->rows = json_array();
    leave_out->words = json_object();
    status = read_rows(leave_out, folder, err);
    if (status)
        return status;
    take_rows(leave_out);
    qsort(leave_out->all, leave_out->count, sizeof(*leave_out->all), by_order);
    leave_out->sample = sample < leave_out->count ? sample : leave_out->count;
    leave_out->batches = xcalloc(leave_out->sample + 1, sizeof(*leave_out->batches));
    for (size_t i = 0; i < leave_out->sample; i++)
        put_into_batch(leave_out, i);
    return SUITED_OK;
}

void leave_out_free(struct leave_out *leave_out)
{
    if (!leave_out)
        return;
    for (size_t i = 0; i < leave_out->batch_count; i++)
        json_decref(leave_out->batches[i].taken);
    free(leave_out->batches);
    free(leave_out->all);
    json_decref(leave_out->words);
    json_decref(leave_out->rows);
    free(leave_out);
}

size_t leave_out_batches(const struct leave_out *leave_out)
{
    return leave_out->batch_count;
}

size_t leave_out_count(const struct leave_out *leave_out, size_t batch)
{
    return leave_out->batches[batch].count;
}

struct left_out leave_out_get(const struct leave_out *leave_out, size_t batch, size_t place)
{
    size_t number = leave_out->batches[batch].members[place];
    const struct alternative *one = &leave_out->all[number];

    return (struct left_out){one->label, json_text_of(one->row, "uri"),
                             json_text_of(one->row, "code"), number};
}

/* The batch's label of this row; NULL where it has none. */
static const char *left_out_of(const struct leave_out *leave_out, const struct batch *batch,
                               const json_t *row)
{
    for (size_t i = 0; i < batch->count; i++)
        if (leave_out->all[batch->members[i]].row == row)
            return leave_out->all[batch->members[i]].label;
    return NULL;
}

static void write_quoted(FILE *file, const char *text)
{
    for (; *text; text++) {
        if (*text == '"')
            putc('"', file);
        putc(*text, file);
    }
}

/* A label that stands twice with its occupation is left out twice. */
static void write_row(FILE *file, const json_t *row, const char *left_out)
{
    size_t i;
    json_t *label;

    fprintf(file, "\"%s\",%s,\"", json_text_of(row, "uri"), json_text_of(row, "code"));
    write_quoted(file, json_text_of(row, "title"));
    fputs("\",\"", file);
    json_array_foreach(json_object_get(row, "labels"), i, label) {
        if (left_out && !strcmp(json_string_value(label), left_out))
            continue;
        write_quoted(file, json_string_value(label));
        putc('\n', file);
    }
    fputs("\"\n", file);
}

static FILE *open_file(const char *folder, const char *name, struct suited_error *err)
{
    struct strbuf path = STRBUF_INIT;
    FILE *file;

    strbuf_printf(&path, "%s/%s", folder, name);
    file = fopen(path.text, "w");
    if (!file)
        suited_fail(err, SUITED_IO, "cannot write '%s': %s", path.text, strerror(errno));
    strbuf_release(&path);
    return file;
}

enum suited_status leave_out_write(const struct leave_out *leave_out, size_t batch,
                                   const char *folder, struct suited_error *err)
{
    FILE *occupations = open_file(folder, "occupations_en.csv", err);
    FILE *skills = occupations ? open_file(folder, "skills_en.csv", err) : NULL;
    size_t i;
    json_t *row;

    if (skills) {
        fputs("conceptUri,iscoGroup,preferredLabel,altLabels\n", occupations);
        json_array_foreach(leave_out->rows, i, row)
            write_row(occupations, row,
                      left_out_of(leave_out, &leave_out->batches[batch], row));
        fputs("conceptUri,preferredLabel,altLabels\nhttp://e/s,skill,\n", skills);
        fclose(skills);
    }
    if (occupations)
        fclose(occupations);
    return skills ? SUITED_OK : SUITED_IO;
}
