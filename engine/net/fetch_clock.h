/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NET_FETCH_CLOCK_H
#define NET_FETCH_CLOCK_H

#include "fetch.h"

/* `clock` with the real one in place of what it leaves out; NULL leaves out all. */
struct fetch_clock clock_or_real(const struct fetch_clock *clock);

#endif
