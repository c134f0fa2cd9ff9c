/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

struct suited_error err;

/* The service's key: a test's clients must not leave one in the home of who runs it. */
static void __attribute__((constructor)) give_key(void)
{
    setenv("SUITED_KEY", "6b657920666f7220746573747320616e64206e6f7468696e6720656c7365210a", 0);
}

char *temp_dir(void)
{
    char pattern[] = "/tmp/suited-test-XXXXXX";

    return strdup(mkdtemp(pattern) ? pattern : "/nonexistent");
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

void remove_tree(char *dir)
{
    nftw(dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(dir);
}
