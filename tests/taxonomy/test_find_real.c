/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/taxonomy.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * Titles that nobody here wrote: the ILO's index of ISCO-08, many of them of trades that no
 * advert names any more. Its figures are the ones to quote; our own table is easier.
 */
#define INDEX       TEST_DATA "/../../shared/taxonomies/isco08_index_of_titles.csv"
#define FIRST_LEAST 0.54

struct tally {
    size_t titles, unit, minor;
};

/* `line` is code, old code and a title, which may be quoted. */
static void try_title(const struct suited_taxonomy *taxonomy, char *line, struct tally *tally)
{
    char *title = strchr(line, ',') ? strchr(strchr(line, ',') + 1, ',') : NULL;
    json_t *found;
    const char *code;

    if (!title)
        return;
    line[strcspn(line, "\r\n")] = '\0';
    title += 1 + strspn(title + 1, "\"");
    title[strcspn(title, "\"")] = '\0';
    found = suited_taxonomy_find(taxonomy, SUITED_OCCUPATIONS, title, 1);
    code = json_string_value(
        json_object_get(json_array_get(json_object_get(found, "occupations"), 0), "code"));
    tally->titles++;
    tally->unit += code && !strncmp(code, line, 4);
    tally->minor += code && !strncmp(code, line, 3);
    json_decref(found);
}

static void half_of_the_ilos_own_index_is_found_at_once(void **state)
{
    FILE *file = fopen(INDEX, "r");
    struct suited_taxonomy *taxonomy;
    struct tally tally = {0, 0, 0};
    char line[512];

    (void)state;
    if (!file) {
        print_message("skipped: there is no %s\n", INDEX);
        skip();
    }
    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    assert_non_null(fgets(line, sizeof(line), file)); /* the columns' names */
    while (fgets(line, sizeof(line), file))
        try_title(taxonomy, line, &tally);
    fclose(file);
    suited_taxonomy_close(taxonomy);
    print_message("of %zu titles the first found has the unit group of %.3f, the minor group "
                  "of %.3f\n",
                  tally.titles, (double)tally.unit / (double)tally.titles,
                  (double)tally.minor / (double)tally.titles);
    assert_true((double)tally.unit >= FIRST_LEAST * (double)tally.titles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(half_of_the_ilos_own_index_is_found_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
