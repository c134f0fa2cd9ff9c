/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vacancies.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "environment.h"

/* Longer than any advert: feeds are capped well below. */
#define RECORD_MAX ((size_t)16 << 20)

/*
 * A dictionary is trained when this many records are there, or a multiple of it. zstd asks
 * for samples of about a hundred times the dictionary's size in all (zdict.h).
 */
#define TRAINED_ON     512
#define DICTIONARY_MAX ((size_t)32 << 10)
#define DICTIONARY     1

enum suited_status vacancy_text(const json_t *record, struct strbuf *out,
                                struct suited_error *err)
{
    char *text = json_dumps(record, JSON_COMPACT);
    size_t length;

    if (!text)
        return suited_fail(err, SUITED_INVALID,
                           "a vacancy cannot be stored: its record cannot "
                           "be written as JSON");
    length = strlen(text);
    if (length <= RECORD_MAX)
        strbuf_add(out, text, length);
    free(text);
    if (length > RECORD_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "a vacancy cannot be stored: its record has %zu bytes and may have "
                           "%zu",
                           length, RECORD_MAX);
    return SUITED_OK;
}

static enum suited_status load_dictionary(struct txn *txn, uint32_t which,
                                          struct suited_error *err)
{
    unsigned char room[4];
    struct bytes value;
    enum suited_status status =
        table_get(txn, TABLE_DICTIONARIES, key32(room, which), &value, err);

    if (status == SUITED_NOTFOUND)
        return suited_fail(err, SUITED_IO,
                           "the store's dictionary %u is missing (restore a backup)",
                           (unsigned)which);
    if (!status)
        txn->packs[which] = zpack_new(value.data, value.length);
    return status;
}

static enum suited_status pack_of(struct txn *txn, uint32_t which, struct zpack **out,
                                  struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    if (!txn->packs[which] && which)
        status = load_dictionary(txn, which, err);
    else if (!txn->packs[which])
        txn->packs[which] = zpack_new(NULL, 0);
    *out = txn->packs[which];
    return status;
}

static enum suited_status unpack(struct txn *txn, uint32_t number, struct strbuf *out,
                                 struct suited_error *err)
{
    unsigned char room[4];
    struct bytes value;
    struct zpack *pack;
    uint32_t which = DICTIONARIES_MAX; /* none: a record too short to name one */
    enum suited_status status =
        table_get(txn, TABLE_VACANCIES, key32(room, number), &value, err);

    if (status == SUITED_NOTFOUND)
        return suited_fail(err, status, "there is no vacancy %u", (unsigned)number);
    if (status)
        return status;
    if (value.length >= sizeof(which))
        memcpy(&which, value.data, sizeof(which));
    if (value.length < sizeof(which) || which >= DICTIONARIES_MAX)
        return suited_fail(err, SUITED_IO, "the store's record of vacancy %u is damaged",
                           (unsigned)number);
    status = pack_of(txn, which, &pack, err);
    if (!status)
        status = zpack_unpack(pack, (const char *)value.data + sizeof(which),
                              value.length - sizeof(which), RECORD_MAX, out, err);
    return status == SUITED_INVALID ? SUITED_IO : status;
}

/* Some of the records end to end, to train on. One that cannot be read is left out. */
static size_t gather(struct txn *txn, uint32_t last, struct strbuf *samples, size_t *lengths)
{
    size_t count = 0;

    for (uint32_t number = last - TRAINED_ON + 1; number <= last; number++) {
        size_t before = samples->length;

        if (!unpack(txn, number, samples, NULL))
            lengths[count++] = samples->length - before;
    }
    return count;
}

static enum suited_status train(struct txn *txn, uint32_t last, struct suited_error *err)
{
    struct strbuf samples = STRBUF_INIT;
    size_t *lengths = xcalloc(TRAINED_ON, sizeof(*lengths));
    char *dictionary = xcalloc(1, DICTIONARY_MAX);
    size_t count = gather(txn, last, &samples, lengths);
    size_t made = zpack_train(dictionary, DICTIONARY_MAX, samples.text, lengths, count);
    unsigned char room[4];
    enum suited_status status = SUITED_OK;

    if (made)
        status = table_put(txn, TABLE_DICTIONARIES, key32(room, DICTIONARY),
                           (struct bytes){dictionary, made}, err);
    free(dictionary);
    free(lengths);
    strbuf_release(&samples);
    return status;
}

/* The dictionary to pack with now; 0 while there is none. */
static enum suited_status choose(struct txn *txn, uint32_t *which, struct suited_error *err)
{
    size_t count;
    enum suited_status status = table_count(txn, TABLE_DICTIONARIES, &count, err);

    *which = (uint32_t)count;
    return status;
}

enum suited_status vacancies_put(struct txn *txn, uint32_t number, const struct strbuf *text,
                                 struct suited_error *err)
{
    struct strbuf packed = STRBUF_INIT;
    unsigned char room[4];
    struct zpack *pack;
    uint32_t which;
    enum suited_status status = choose(txn, &which, err);

    if (!status)
        status = pack_of(txn, which, &pack, err);
    if (!status) {
        strbuf_add(&packed, (const char *)&which, sizeof(which));
        zpack_pack(pack, text->text, text->length, &packed);
        status = table_put(txn, TABLE_VACANCIES, key32(room, number),
                           (struct bytes){packed.text, packed.length}, err);
    }
    strbuf_release(&packed);
    if (!status && !which && number % TRAINED_ON == 0)
        status = train(txn, number, err);
    return status;
}

static json_t *load_whole(const struct strbuf *text)
{
    return json_loadb(text->text, text->length, 0, NULL);
}

static json_t *load_brief(const struct strbuf *text)
{
    return json_load_without(text->text, text->length, "text");
}

static enum suited_status load(struct txn *txn, uint32_t number,
                               json_t *(*parse)(const struct strbuf *), json_t **out,
                               struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT;
    enum suited_status status = unpack(txn, number, &text, err);

    *out = NULL;
    if (!status) {
        *out = parse(&text);
        if (!*out)
            status = suited_fail(err, SUITED_IO,
                                 "the store's record of vacancy %u is damaged: it is not JSON",
                                 (unsigned)number);
    }
    strbuf_release(&text);
    return status;
}

enum suited_status vacancies_get(struct txn *txn, uint32_t number, json_t **out,
                                 struct suited_error *err)
{
    return load(txn, number, load_whole, out, err);
}

enum suited_status vacancies_get_brief(struct txn *txn, uint32_t number, json_t **out,
                                       struct suited_error *err)
{
    return load(txn, number, load_brief, out, err);
}
