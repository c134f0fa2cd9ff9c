/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "base/json.h"
#include "suited/profile.h"

/* Each offer of taxonomies/limitations.json is a wish that a profile understands. */

static int open_taxonomy(void **state)
{
    return suited_taxonomy_open(NULL, (struct suited_taxonomy **)state, &err);
}

static int close_taxonomy(void **state)
{
    suited_taxonomy_close(*state);
    return 0;
}

/* A profile of all that a limitation offers, each in its tier. */
static json_t *profile_of_all(const json_t *limitation)
{
    json_t *profile = json_pack("{s:s, s:[s], s:[], s:[], s:[]}", "id", "c", "skills", "typing",
                                "must", "important", "nice"),
           *offer;
    size_t i;

    json_array_foreach(json_object_get(limitation, "offers"), i, offer)
        json_array_append(json_object_get(profile, json_text_of(offer, "tier")),
                          json_object_get(offer, "wish"));
    json_object_set_new(profile, "home", json_pack("{s:s}", "place", "Southampton"));
    return profile;
}

static void all_that_a_limitation_offers_can_be_wished(void **state)
{
    size_t i;
    json_t *limitation;

    json_array_foreach(suited_taxonomy_limitations(*state), i, limitation) {
        json_t *profile = profile_of_all(limitation);
        struct suited_profile *parsed;

        if (suited_profile_parse(profile, *state, "GB", &parsed, &err))
            fail_msg("'%s': %s", json_text_of(limitation, "id"), err.text);
        suited_profile_free(parsed);
        json_decref(profile);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_a_limitation_offers_can_be_wished),
    };

    return cmocka_run_group_tests_name("limitations_offers", tests, open_taxonomy,
                                       close_taxonomy);
}
