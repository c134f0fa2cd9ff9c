/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_PERCENT_H
#define SERVER_PERCENT_H

#include <stdbool.h>

/*
 * Undo the percent signs of a part of an address in place, in a query the plus signs of
 * spaces too. False: malformed, or what comes of it is no UTF-8 or holds a NUL.
 */
bool percent_decode(char *text, bool is_query);

#endif
