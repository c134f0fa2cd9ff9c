/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/taxonomy.h"

#include "support.h"

#include <pthread.h>
#include <stdlib.h>

#include "taxonomy/rooms.h"

static void it_opens_with_all_its_parts_and_nothing_imported(void **state)
{
    struct suited_taxonomy *taxonomy;

    (void)state;
    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    assert_non_null(taxonomy_conditions(taxonomy));
    assert_non_null(taxonomy_places(taxonomy));
    assert_non_null(taxonomy_requirements(taxonomy));
    assert_non_null(taxonomy_stop_words(taxonomy));
    assert_non_null(taxonomy_occupations(taxonomy));
    assert_non_null(taxonomy_skills(taxonomy));
    assert_non_null(taxonomy_priors(taxonomy));
    assert_true(json_is_object(suited_taxonomy_model(taxonomy)));
    assert_null(taxonomy_imported(taxonomy, IMPORTED_ESCO));
    assert_null(taxonomy_imported(taxonomy, IMPORTED_ONET));
    suited_taxonomy_close(taxonomy);
}

static void an_empty_data_folder_is_as_good_as_none(void **state)
{
    char *folder = temp_dir();
    struct suited_taxonomy *taxonomy;

    (void)state;
    assert_ok(suited_taxonomy_open(folder, &taxonomy, &err));
    assert_null(taxonomy_imported(taxonomy, IMPORTED_ESCO_SKILLS));
    suited_taxonomy_close(taxonomy);
    remove_tree(folder);
}

static void without_its_files_it_says_which_is_missing(void **state)
{
    char *folder = temp_dir();
    struct suited_taxonomy *taxonomy;

    (void)state;
    setenv("SUITED_SHARE", folder, 1);
    assert_int_equal(suited_taxonomy_open(NULL, &taxonomy, &err), SUITED_NOTFOUND);
    unsetenv("SUITED_SHARE");
    assert_contains(err.text, "taxonomies/conditions.json");
    assert_null(taxonomy);
    remove_tree(folder);
}

static void *find_once(void *taxonomy)
{
    json_t *found =
        suited_taxonomy_find(taxonomy, SUITED_OCCUPATIONS | SUITED_SKILLS, "kitchen porter", 3);
    size_t count = json_array_size(json_object_get(found, "occupations"));

    json_decref(found);
    return count ? taxonomy : NULL;
}

static void threads_may_share_it_from_the_first_search_on(void **state)
{
    struct suited_taxonomy *taxonomy;
    pthread_t threads[4];

    (void)state;
    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, find_once, taxonomy), 0);
    for (size_t i = 0; i < 4; i++) {
        void *result;

        pthread_join(threads[i], &result);
        assert_ptr_equal(result, taxonomy);
    }
    suited_taxonomy_close(taxonomy);
}

static void closing_nothing_is_harmless(void **state)
{
    (void)state;
    suited_taxonomy_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_opens_with_all_its_parts_and_nothing_imported),
        cmocka_unit_test(an_empty_data_folder_is_as_good_as_none),
        cmocka_unit_test(without_its_files_it_says_which_is_missing),
        cmocka_unit_test(threads_may_share_it_from_the_first_search_on),
        cmocka_unit_test(closing_nothing_is_harmless),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
