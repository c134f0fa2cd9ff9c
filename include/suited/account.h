/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_ACCOUNT_H
#define SUITED_ACCOUNT_H

#include <stdbool.h>

#include "suited/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The people who may sign in. An employment support worker has clients, a lead sees those
 * of the team, an administrator sees to people and feeds and sees no client.
 */
enum suited_role { SUITED_ESW, SUITED_LEAD, SUITED_ADMIN };

#define SUITED_PERSON_NAME_MAX 100 /* bytes, and of a team's name too */

struct suited_person {
    char name[SUITED_PERSON_NAME_MAX + 1];
    char team[SUITED_PERSON_NAME_MAX + 1]; /* "" is none */
    enum suited_role role;
    bool is_active;  /* may sign in */
    bool is_waiting; /* has a one-time code and no password yet */
};

#ifdef __cplusplus
}
#endif
#endif
