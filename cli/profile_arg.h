/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_PROFILE_ARG_H
#define CLI_PROFILE_ARG_H

#include <jansson.h>

#include "cmd.h"
#include "suited/profile.h"

/* A profile from a file, checked. Free the result with suited_profile_free(). */
enum suited_status profile_from_file(const struct session *session, const char *path,
                                     struct suited_profile **out, struct suited_error *err);

/* A client's latest, checked again: the taxonomy may have changed since it was saved.
 * `self` is who looks (look.h). */
enum suited_status profile_of_client(const struct command *self, const struct session *session,
                                     const char *id, struct suited_profile **out,
                                     struct suited_error *err);

#endif
