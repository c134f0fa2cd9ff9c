/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_WHOLE_STEPS_H
#define TESTS_WHOLE_STEPS_H

#include <stdint.h>

/*
 * Work, counted instead of timed: the same on every machine and in every run. The rooms that
 * read adverts are compiled once more for this, so that each of their basic blocks calls the
 * counter; a call of libc's that goes through memory counts by the bytes it goes through.
 */
uint64_t steps_so_far(void);

#endif
