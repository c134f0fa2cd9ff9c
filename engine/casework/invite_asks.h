/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_INVITE_ASKS_H
#define CASEWORK_INVITE_ASKS_H

#include <jansson.h>

#include "suited/casebook.h"

/*
 * Set "ask" and "more" of an Invite for the vacancy whose record is given. They are made of
 * counts over all clients whom an adviser has; a count is used only in steps of
 * SUITED_INVITE_CROWD, so that no order and no word tells of one of them.
 */
enum suited_status invite_asks(const struct suited_casebook *book, uint32_t number,
                               const json_t *record, json_t *invite, struct suited_error *err);

#endif
