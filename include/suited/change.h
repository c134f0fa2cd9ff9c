/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_CHANGE_H
#define SUITED_CHANGE_H

#include <stdint.h>

/*
 * One change of a vacancy: it was put, anew or in place of itself, or closed. Changes are
 * numbered from 1 in the order in which they happened, and kept.
 */
struct suited_change {
    uint64_t change;
    uint32_t number; /* the vacancy's */
};

#endif
