/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/json.h"
#include "match/wish_words.h"
#include "print.h"

void print_profile(const struct suited_taxonomy *taxonomy, const json_t *profile)
{
    static const char *const tiers[] = {"must", "important", "nice", "bad_day"};
    const json_t *home = json_object_get(profile, "home"), *wish;
    const char *place = json_text_of(home, "place"), *postcode = json_text_of(home, "postcode");
    size_t i;

    printf("%s  %s  %s%s\n", json_text_of(profile, "id"), json_text_of(profile, "stage"), place,
           postcode);
    for (size_t t = 0; t < sizeof(tiers) / sizeof(*tiers); t++) {
        json_array_foreach(json_object_get(profile, tiers[t]), i, wish) {
            struct strbuf words = STRBUF_INIT;

            wish_words(taxonomy, wish, &words);
            printf("  %-10s %s\n", i ? "" : tiers[t], words.text);
            strbuf_release(&words);
        }
    }
}
