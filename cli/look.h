/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_LOOK_H
#define CLI_LOOK_H

#include "cmd.h"

/*
 * Write down that the system's user looks at or changes what is held on `client` (NULL: on
 * all), before it is shown or done: who cannot be written down does not get to see it.
 */
enum suited_status look(const struct command *self, const struct session *session,
                        const char *client, struct suited_error *err);

#endif
