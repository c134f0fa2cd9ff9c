/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_SHARE_H
#define BASE_SHARE_H

/*
 * Where a data file of the program's own lies: under SUITED_SHARE, else in the
 * source tree the binary was built from, else in <prefix>/share/suited. The
 * first of these that has `name` ("taxonomies/conditions.json") is taken; if
 * none has it, the path in the first of them, so that opening it says why.
 * The caller frees the path.
 */
char *share_path(const char *name);

#endif
