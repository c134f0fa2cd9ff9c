/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

/* cmocka.h wants these four before it, in any order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "suited/error.h"

extern struct suited_error err;

/* Make a fresh directory; remove_tree() deletes it and frees the name. */
char *temp_dir(void);
void remove_tree(char *dir);

#define assert_ok(call)                                                                        \
    do {                                                                                       \
        if ((call) != SUITED_OK)                                                               \
            fail_msg("%s: %s", #call, err.text);                                               \
    } while (0)

#define assert_contains(haystack, needle) assert_non_null(strstr((haystack), (needle)))

#endif
