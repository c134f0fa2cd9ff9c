/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading_halves.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/xalloc.h"

/* In which halves each phrase was right, a bit each; and what is at hand. */
struct halves {
    const struct suited_taxonomy *taxonomy;
    uint8_t *taught; /* by the phrase's number */
    size_t room;
    const json_t *advert;
    unsigned half; /* the one that is measured */
};

unsigned half_of(const json_t *advert)
{
    const char *id = json_text_of(advert, "id");

    return (unsigned)(hash_bytes(id, strlen(id)) & 1);
}

static bool keeps_all(void *context, uint32_t phrase)
{
    struct halves *halves = context;

    if (phrase >= halves->room) {
        size_t room = phrase * (size_t)2 + 1024;

        halves->taught = xresize(halves->taught, room, 1);
        memset(halves->taught + halves->room, 0, room - halves->room);
        halves->room = room;
    }
    return true;
}

/* What voids a wrong sense is right wherever it hits. */
static void note_hit(void *context, uint32_t phrase, unsigned condition, const char *says)
{
    const struct halves *halves = context;
    const char *id = suited_taxonomy_condition(halves->taxonomy, condition)->id;

    if (!*says || !strcmp(score_label(halves->advert, id), says))
        halves->taught[phrase] |= (uint8_t)(1u << half_of(halves->advert));
}

static bool keeps_what_others_taught(void *context, uint32_t phrase)
{
    const struct halves *halves = context;

    return halves->taught[phrase] != 1u << halves->half;
}

static void ignore_hit(void *context, uint32_t phrase, unsigned condition, const char *says)
{
    (void)context, (void)phrase, (void)condition, (void)says;
}

static bool takes_all(void *context, const json_t *advert)
{
    struct halves *halves = context;

    halves->advert = advert;
    return true;
}

static bool takes_half(void *context, const json_t *advert)
{
    const struct halves *halves = context;

    return half_of(advert) == halves->half;
}

static enum suited_status learn(struct halves *halves, const char *path,
                                struct suited_error *err)
{
    const struct reader_lexicon all = {keeps_all, note_hit, halves};
    const struct score_choice choice = {.lexicon = &all, .takes = takes_all, .context = halves};
    struct score *score = NULL;
    enum suited_status status = score_file(halves->taxonomy, path, &choice, &score, err);

    free(score);
    return status;
}

static enum suited_status measure(struct halves *halves, const char *path, FILE *misses,
                                  struct score **out, struct suited_error *err)
{
    const struct reader_lexicon others = {keeps_what_others_taught, ignore_hit, halves};
    const struct score_choice choice = {
        .misses = misses, .lexicon = &others, .takes = takes_half, .context = halves};

    return score_file(halves->taxonomy, path, &choice, out, err);
}

enum suited_status score_halves(const struct suited_taxonomy *taxonomy, const char *path,
                                FILE *misses, struct score *out[2], struct suited_error *err)
{
    struct halves halves = {.taxonomy = taxonomy};
    enum suited_status status = learn(&halves, path, err);

    out[0] = out[1] = NULL;
    for (halves.half = 0; !status && halves.half < 2; halves.half++)
        status = measure(&halves, path, misses, &out[halves.half], err);
    free(halves.taught);
    return status;
}
