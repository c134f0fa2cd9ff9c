/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_KERNELS_PAY_H
#define MATCH_KERNELS_PAY_H

#include "kernels.h"

/* The kernel for pay, in a file of its own that is built as often as kernels.c. */
void kernels_portable_pay(const struct block_data *columns, const struct offers *hours,
                          const uint8_t part_time[BLOCK_ROWS], const struct payment *payment,
                          uint8_t grades[BLOCK_ROWS]);
void kernels_v3_pay(const struct block_data *columns, const struct offers *hours,
                    const uint8_t part_time[BLOCK_ROWS], const struct payment *payment,
                    uint8_t grades[BLOCK_ROWS]);

#endif
