/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_DURABLE_H
#define BASE_DURABLE_H

#include <stddef.h>

/*
 * Small files that must be whole or not there, whatever happens. Both calls give 0, or -1 with
 * errno.
 */

/* Put `length` bytes at `path`, in place of what was there: on disk, for the user alone, when
 * this returns. Written beside and renamed. */
int durable_write(const char *path, const void *bytes, size_t length);

/* Overwrite with zeros what is at `path`, in place; on disk when this returns. */
int durable_blank(const char *path);

#endif
