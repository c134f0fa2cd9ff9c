/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "look.h"

#include <pwd.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "suited/audit.h"

#define NAME_ROOM 100

/* The user's name, or the number of one who has none. */
static void user_name(char name[NAME_ROOM])
{
    char room[4096];
    struct passwd entry, *user = NULL;

    if (!getpwuid_r(getuid(), &entry, room, sizeof(room), &user) && user)
        snprintf(name, NAME_ROOM, "%s", user->pw_name);
    else
        snprintf(name, NAME_ROOM, "user %ld", (long)getuid());
}

enum suited_status look(const struct command *self, const struct session *session,
                        const char *client, struct suited_error *err)
{
    char who[NAME_ROOM];
    const struct suited_access access = {
        .who = who, .did = self->name, .client = client, .at = time(NULL), .is_change = true};

    user_name(who);
    return suited_audit_add(session->store, &access, err);
}
